/** Parses job files that callers send, those that may take long beside the agent's other work. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { JobSpec } from '@yurt/contract';
import type { ParseJobOptions } from '@yurt/jobspec';

/** A job file with its variables. */
export interface JobFile {
  readonly source: string;
  readonly options: ParseJobOptions;
}

/** The job, or what is wrong with the file. */
export type JobFileResult = { readonly job: JobSpec } | { readonly error: string };

/** How long a file may be to be parsed at once; such a one takes a fraction of a second. */
const LONGEST_AT_ONCE = 128 * 1024;

/** The function that is slow on purpose: one call may take seconds. */
const SLOW = /\bbcrypt\b/;

/**
 * Parses a job file. One that may take long has a thread of its own, so that the agent goes on answering others.
 *
 * @throws when `signal` is aborted, or the file takes more memory than there is
 */
export async function parseJobFile(file: JobFile, signal: AbortSignal): Promise<JobFileResult> {
  const length = file.source.length + (file.options.variableContent ?? '').length;
  if (length <= LONGEST_AT_ONCE && !SLOW.test(file.source)) return await parsed(file);
  const worker = new Worker(new URL('./parse-job-worker.js', import.meta.url), { workerData: file });
  try {
    const [result]: unknown[] = await once(worker, 'message', { signal });
    if (isResult(result)) return result;
    throw new Error('the parser of job files ended without a result');
  } finally {
    await worker.terminate();
  }
}

/** Parses a job file in this thread. */
export async function parsed({ source, options }: JobFile): Promise<JobFileResult> {
  // Loaded with the first job file: most callers send jobs in JSON.
  const { parseJob } = await import('@yurt/jobspec');
  const { job, error } = await parseJob(source, options);
  return job === undefined ? { error: error ?? 'no job' } : { job };
}

function isResult(value: unknown): value is JobFileResult {
  return typeof value === 'object' && value !== null && ('job' in value || 'error' in value);
}
