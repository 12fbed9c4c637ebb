/** Changes of a deployment's status, and what follows from them. */

import type { Deployment, Job } from '@yurt/contract';

import { timeText, zeroTime } from '../../scheduler/go-time.js';
import { orderedNumber, rowKey } from '../../state/row-key.js';
import type { Transaction } from '../../state/transaction.js';
import { keepSubmission } from '../jobs/job-submission.js';

/** Whether a deployment can still change. */
export function isActiveDeployment({ Status }: Deployment): boolean {
  return Status !== 'successful' && Status !== 'failed' && Status !== 'cancelled';
}

/** Marks a version of a job as stable or not. */
export function setStability(
  tx: Transaction,
  namespace: string,
  jobId: string,
  version: number,
  stable: boolean,
): void {
  const current = tx.tables.jobs.get(rowKey(namespace, jobId));
  if (current?.Version === version) {
    tx.put('jobs', { ...current, Stable: stable });
    return;
  }
  const earlier = tx.tables.jobVersions.get(rowKey(namespace, jobId, orderedNumber(version)));
  if (earlier !== undefined) tx.put('jobVersions', { ...earlier, Stable: stable, ModifyIndex: tx.index });
}

/** Sets the status. A successful deployment makes its version stable; a running or paused one gets its time anew. */
export function setDeploymentStatus(
  tx: Transaction,
  id: string,
  status: Deployment['Status'],
  description: string,
  now: number,
): void {
  const deployment = tx.tables.deployments.get(id);
  if (deployment === undefined || !isActiveDeployment(deployment)) return;
  const renews = status === 'running' || status === 'paused';
  const groups = Object.entries(deployment.TaskGroups).map(([name, state]) => {
    const renewed = renews && state.ProgressDeadline !== 0;
    return [name, renewed ? { ...state, RequireProgressBy: timeText(now + state.ProgressDeadline) } : state] as const;
  });
  tx.put('deployments', {
    ...deployment,
    TaskGroups: Object.fromEntries(groups),
    Status: status,
    StatusDescription: description,
    ModifyTime: now,
  });
  if (status === 'successful') setStability(tx, deployment.Namespace, deployment.JobID, deployment.JobVersion, true);
}

/** When a group must have made progress, in ms since 1970; `undefined` when it has all the time. */
export function progressBy(requireProgressBy: string | null): number | undefined {
  if (requireProgressBy === null || requireProgressBy === zeroTime) return undefined;
  return Date.parse(requireProgressBy);
}

/** Puts an earlier version of a job in force again, as a new version. */
export function revertJob(tx: Transaction, stable: Job, now: number): Job | undefined {
  const current = tx.tables.jobs.get(rowKey(stable.Namespace, stable.ID));
  if (current === undefined) return undefined;
  const stored = tx.put('jobs', {
    ...stable,
    Stable: true,
    Version: current.Version + 1,
    VersionTag: null,
    Status: current.Status,
    SubmitTime: now,
    CreateIndex: current.CreateIndex,
    JobModifyIndex: tx.index,
  });
  keepSubmission(tx, stored, { madeFrom: stable.Version });
  return stored;
}
