/** Reads a job that a user wrote to a file: JSON in either of its forms, or HCL by way of the server. */

import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { JobSpec, JobSubmissionSpec } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import { Failure } from './failure.js';

/** A job with the text that it was made from. */
export interface JobFile {
  readonly job: JobSpec;
  readonly submission: JobSubmissionSpec;
}

/**
 * Reads a job; `-` is standard input. Numbers keep every digit.
 *
 * @throws Failure when the text is no job.
 */
export async function readJobFile(file: string, stdin: Readable, nomad: Nomad, signal: AbortSignal): Promise<JobFile> {
  const source = file === '-' ? await text(stdin) : await readFile(file, 'utf8');
  const name = file === '-' ? 'standard input' : file;
  if (!source.trimStart().startsWith('{')) {
    const job = await nomad.jobs.parse(source, { canonicalize: true, signal });
    return { job, submission: { Source: source, Format: 'hcl2' } };
  }
  const { parseExact } = await import('@yurt/contract');
  let document: unknown;
  try {
    document = parseExact(source);
  } catch (error) {
    throw new Failure(
      `${name}: this is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      'Correct the file; `yurt run -output` prints the job as it is understood.',
    );
  }
  const job = isObject(document) && 'Job' in document ? document.Job : document;
  if (!isJob(job)) {
    throw new Failure(
      `${name}: there is no job in it: ${isObject(job) ? 'ID is missing' : 'it is no object'}`,
      'Write {"Job": {"ID": "…", "TaskGroups": […]}}, or the job alone.',
    );
  }
  return { job, submission: { Source: source, Format: 'json' } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a job as far as a client must know; the server checks the rest and names what is wrong. */
function isJob(value: unknown): value is JobSpec {
  return isObject(value) && typeof value['ID'] === 'string' && value['ID'] !== '';
}
