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

/** How long a file may be, and how many steps its evaluation may take, to be parsed at once: a fraction of a second. */
const LONGEST_AT_ONCE = 128 * 1024;
const MOST_STEPS_AT_ONCE = 100_000;

/**
 * Parses a job file. One that may take long has a thread of its own, so that the agent goes on answering others.
 *
 * @throws when `signal` is aborted, or the file takes more memory than there is
 */
export async function parseJobFile(file: JobFile, signal: AbortSignal): Promise<JobFileResult> {
  const length = file.source.length + (file.options.variableContent ?? '').length;
  if (length <= LONGEST_AT_ONCE) {
    const { ranOut, ...result } = await parsed(file, MOST_STEPS_AT_ONCE);
    if (!ranOut) return result;
  }
  const worker = new Worker(new URL('./parse-job-worker.js', import.meta.url), { workerData: file });
  try {
    const [result]: unknown[] = await once(worker, 'message', { signal });
    if (isResult(result)) return result;
    throw new Error('the parser of job files ended without a result');
  } finally {
    await worker.terminate();
  }
}

/** Parses a job file in this thread. `ranOut` tells that it would take more steps than it may. */
export async function parsed(
  { source, options }: JobFile,
  maxSteps?: number,
): Promise<JobFileResult & { readonly ranOut: boolean }> {
  // Loaded with the first job file: most callers send jobs in JSON.
  const { parseJob } = await import('@yurt/jobspec');
  const { job, error, ranOut } = await parseJob(source, {
    ...options,
    ...(maxSteps === undefined ? {} : { maxSteps }),
  });
  return job === undefined ? { error: error ?? 'no job', ranOut } : { job, ranOut };
}

function isResult(value: unknown): value is JobFileResult {
  return typeof value === 'object' && value !== null && ('job' in value || 'error' in value);
}
