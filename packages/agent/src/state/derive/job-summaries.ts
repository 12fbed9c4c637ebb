import type { Allocation, JobSummary, TaskGroupSummary } from '@yurt/contract';

import { rowKey } from '../row-key.js';
import type { Transaction } from '../transaction.js';

/** The count in which an allocation with this client status stands. */
const COUNTS: Readonly<Record<string, keyof TaskGroupSummary>> = {
  pending: 'Starting',
  running: 'Running',
  complete: 'Complete',
  failed: 'Failed',
  lost: 'Lost',
  unknown: 'Unknown',
};

const NONE: TaskGroupSummary = { Queued: 0, Complete: 0, Failed: 0, Running: 0, Starting: 0, Lost: 0, Unknown: 0 };

/** Gives each written job a summary with an entry for each of its groups; entries of groups that are gone stay. */
export function summarizeJobs(tx: Transaction): void {
  for (const { key, after } of tx.changes.of('jobs')) {
    if (after === undefined) continue;
    const summary = tx.tables.jobSummaries.get(key);
    const groups = { ...summary?.Summary };
    let changed = summary === undefined;
    for (const { Name } of after.TaskGroups ?? []) {
      if (groups[Name] !== undefined) continue;
      groups[Name] = NONE;
      changed = true;
    }
    if (!changed) continue;
    tx.put('jobSummaries', {
      JobID: after.ID,
      Namespace: after.Namespace,
      Children: { Pending: 0, Running: 0, Dead: 0 },
      CreateIndex: 0,
      ModifyIndex: 0,
      ...summary,
      Summary: groups,
    });
  }
}

function moved(counts: TaskGroupSummary, before: Allocation | undefined, after: Allocation): TaskGroupSummary {
  const next = { ...counts };
  const to = COUNTS[after.ClientStatus];
  if (to !== undefined) next[to] += 1;
  if (before === undefined) {
    if (to === 'Starting') next.Queued = Math.max(0, next.Queued - 1);
    return next;
  }
  const from = COUNTS[before.ClientStatus];
  // Complete and failed are kept for good: they say how many there have been.
  if (from !== undefined && from !== 'Complete' && from !== 'Failed') next[from] = Math.max(0, next[from] - 1);
  return next;
}

/** Moves allocations from one count of their job's summary to another. */
export function summarizeAllocations(tx: Transaction): void {
  for (const { before, after } of tx.changes.of('allocations')) {
    if (after === undefined || before?.ClientStatus === after.ClientStatus) continue;
    const summary = tx.tables.jobSummaries.get(rowKey(after.Namespace, after.JobID));
    const counts = summary?.Summary?.[after.TaskGroup];
    // An allocation of a job that was purged and registered anew does not count for the new one.
    if (summary === undefined || counts === undefined || !sameJob(summary, after)) continue;
    const Summary = { ...summary.Summary, [after.TaskGroup]: moved(counts, before, after) };
    tx.put('jobSummaries', { ...summary, Summary });
  }
}

function sameJob(summary: JobSummary, allocation: Allocation): boolean {
  const job = allocation.Job;
  return job === undefined || job === null || job.CreateIndex === summary.CreateIndex;
}

/** Takes over what evaluations say about allocations that still wait for a place. */
export function summarizeEvaluations(tx: Transaction): void {
  for (const { after } of tx.changes.of('evaluations')) {
    if (after?.QueuedAllocations === undefined || after.QueuedAllocations === null) continue;
    const summary = tx.tables.jobSummaries.get(rowKey(after.Namespace, after.JobID));
    if (summary === undefined) continue;
    const groups = { ...summary.Summary };
    let changed = false;
    for (const [group, queued] of Object.entries(after.QueuedAllocations)) {
      const counts = groups[group];
      if (counts === undefined || counts.Queued === queued) continue;
      groups[group] = { ...counts, Queued: queued };
      changed = true;
    }
    if (changed) tx.put('jobSummaries', { ...summary, Summary: groups });
  }
}
