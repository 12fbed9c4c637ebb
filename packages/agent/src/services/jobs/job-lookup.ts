/** Jobs in the state, and what every answer to a write says. */

import type { Job } from '@yurt/contract';

import { orderedNumber, rowKey } from '../../state/row-key.js';
import type { StateStore } from '../../state/state-store.js';
import type { Transaction } from '../../state/transaction.js';
import { keepSubmission, type WrittenSubmission } from './job-submission.js';

/** What answers to writes say of the query that they are not. */
export const writeMeta = { LastContact: 0, KnownLeader: false, NextToken: '' };

/** A job as it stands. */
export function findJob(state: StateStore, namespace: string, jobId: string): Job | undefined {
  return state.tables.jobs.get(rowKey(namespace, jobId));
}

/** One version of a job. */
export function findVersion(state: StateStore, namespace: string, jobId: string, version: number): Job | undefined {
  return state.tables.jobVersions.get(rowKey(namespace, jobId, orderedNumber(version)));
}

/** Whether a job only describes jobs that are made from it: it is not evaluated itself. */
export function isTemplate(job: Job): boolean {
  return job.Periodic !== null || (job.ParameterizedJob !== null && !job.Dispatched);
}

/**
 * Writes a job as a new version of itself: the first when there is none. Without a source of its own it takes over that
 * of the version that the job has, which is the one it was made from.
 */
export function putVersion(
  tx: Transaction,
  job: Job,
  existing: Job | undefined,
  now: number,
  submission?: WrittenSubmission,
): Job {
  const stored = tx.put('jobs', {
    ...job,
    Version: existing === undefined ? 0 : existing.Version + 1,
    Status: existing?.Status ?? 'pending',
    SubmitTime: now,
    CreateIndex: existing?.CreateIndex ?? tx.index,
    JobModifyIndex: tx.index,
  });
  keepSubmission(tx, stored, existing === undefined ? { submission } : { submission, madeFrom: job.Version });
  return stored;
}
