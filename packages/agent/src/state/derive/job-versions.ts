import type { Job } from '@yurt/contract';

import { orderedNumber, rowKey } from '../row-key.js';
import type { Transaction } from '../transaction.js';

/** How many versions of a job are kept beside those that have a tag. */
const TRACKED_VERSIONS = 6;

/** Keeps a copy of each version of a job as it was last seen, and forgets the oldest. */
export function keepJobVersions(tx: Transaction): void {
  for (const { key, after } of tx.changes.of('jobs')) {
    if (after === undefined) continue;
    tx.put('jobVersions', after);
    forgetOldest(tx, key);
  }
}

function forgetOldest(tx: Transaction, key: string): void {
  const untagged: Job[] = [];
  for (const version of tx.tables.jobVersions.by('job', key)) {
    if (version.VersionTag === null || version.VersionTag === undefined) untagged.unshift(version);
  }
  if (untagged.length <= TRACKED_VERSIONS) return;
  // The latest stable version is what a failed deployment goes back to: it stays even if it is the oldest.
  const stable = untagged.findIndex((version) => version.Stable);
  const excess = untagged[stable === TRACKED_VERSIONS ? TRACKED_VERSIONS - 1 : TRACKED_VERSIONS];
  if (excess === undefined) return;
  const version = rowKey(key, orderedNumber(excess.Version));
  tx.remove('jobVersions', version);
  tx.remove('jobSubmissions', version);
}

/** Removes what belongs to a job that was purged; its evaluations and allocations stay until they are collected. */
export function purgeRemovedJobs(tx: Transaction): void {
  for (const { key, before, after } of tx.changes.of('jobs')) {
    if (after !== undefined || before === undefined) continue;
    for (const version of [...tx.tables.jobVersions.by('job', key)]) {
      tx.remove('jobVersions', rowKey(key, orderedNumber(version.Version)));
    }
    for (const submission of [...tx.tables.jobSubmissions.by('job', key)]) {
      tx.remove('jobSubmissions', rowKey(key, orderedNumber(submission.Version)));
    }
    for (const deployment of [...tx.tables.deployments.by('job', key)]) tx.remove('deployments', deployment.ID);
    tx.remove('jobSummaries', key);
    tx.remove('scalingEvents', key);
  }
}
