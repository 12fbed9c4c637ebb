/** The source of a job, as it was sent along with it, and as it is kept with each version. */

import type { Job, JobSubmission } from '@yurt/contract';

import type { Fields } from '../../jobs/fields.js';
import { orderedNumber, rowKey } from '../../state/row-key.js';
import type { Tables } from '../../state/tables/index.js';
import type { Transaction } from '../../state/transaction.js';

/** The most bytes of a source and its variables that are kept. */
const MOST_BYTES = 1_000_000;

/** What is kept of a source besides the version that it belongs to. */
export type WrittenSubmission = Pick<JobSubmission, 'Source' | 'Format' | 'VariableFlags' | 'Variables'>;

/** The source that a request has for its job, or why it will not be kept. */
export function readSubmission(request: Fields): {
  readonly submission?: WrittenSubmission;
  readonly warning?: string;
} {
  const submission = request.block('Submission', 'JobSubmission', (fields): WrittenSubmission => {
    const flags = fields.textMap('VariableFlags');
    return {
      Source: fields.text('Source') ?? '',
      Format: fields.text('Format') ?? '',
      VariableFlags: flags === null || Object.keys(flags).length === 0 ? null : flags,
      Variables: fields.text('Variables') ?? '',
    };
  });
  if (submission === null) return {};
  const size = sizeOf(submission);
  if (size <= MOST_BYTES) return { submission };
  const limit = sizeText(MOST_BYTES);
  return { warning: `job source size of ${sizeText(size)} exceeds maximum of ${limit} and will be discarded` };
}

/** Its bytes; the values of flags count as they are encoded for URLs, which is how Nomad holds them. */
function sizeOf({ Source, Variables, VariableFlags }: WrittenSubmission): number {
  const flags = Object.entries(VariableFlags ?? {}).map(([name, value]) => {
    const plain = value.match(/[\w.~ -]/g)?.length ?? 0;
    return Buffer.byteLength(name) + 3 * Buffer.byteLength(value) - 2 * plain;
  });
  return flags.reduce((sum, each) => sum + each, Buffer.byteLength(Source) + Buffer.byteLength(Variables));
}

/** A size of at least 1 MB as Nomad tells it: `1.4 MB`, `12 MB`. */
function sizeText(bytes: number): string {
  const units = ['MB', 'GB'];
  let size = bytes / 1e6;
  while (size >= 1000 && units.length > 1) {
    size /= 1000;
    units.shift();
  }
  const rounded = Math.floor(size * 10 + 0.5) / 10;
  return `${rounded.toFixed(rounded < 10 ? 1 : 0)} ${units[0] ?? ''}`;
}

/**
 * Keeps the source of a version that has just been stored: the one it came with, else that of the version it was made
 * from.
 */
export function keepSubmission(
  tx: Transaction,
  job: Job,
  { submission, madeFrom }: { readonly submission?: WrittenSubmission | undefined; readonly madeFrom?: number },
): void {
  const { Namespace, ID: JobID, Version, JobModifyIndex } = job;
  const source = submission ?? (madeFrom === undefined ? undefined : submissionOf(tx.tables, job, madeFrom));
  if (source !== undefined) tx.put('jobSubmissions', { ...source, Namespace, JobID, Version, JobModifyIndex });
}

/** The source of a version of a job. */
export function submissionOf(
  { jobSubmissions }: Pick<Tables, 'jobSubmissions'>,
  job: Pick<Job, 'Namespace' | 'ID'>,
  version: number,
): JobSubmission | undefined {
  return jobSubmissions.get(rowKey(job.Namespace, job.ID, orderedNumber(version)));
}
