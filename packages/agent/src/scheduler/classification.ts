/** Sorts a group's allocations by what is to be done about them before counts are looked at. */

import type { Allocation, Deployment, Job } from '@yurt/contract';
import { isServerTerminal, isTerminal, ranToEnd } from './allocation-status.js';
import { reschedulingOf } from './rescheduling.js';
import type { SchedulerView } from './view.js';

/** A group's allocations, each in one list. */
export interface Classified {
  /** Running or to be, or done for good: they count. */
  readonly untainted: Allocation[];
  /** To be moved: their node drains, or the user asked. */
  readonly migrate: Allocation[];
  /** Their node is gone. */
  readonly lost: Allocation[];
  readonly rescheduleNow: Allocation[];
  readonly rescheduleLater: { readonly allocation: Allocation; readonly at: number }[];
}

/** What the sorting depends on. */
export interface ClassifyContext {
  readonly job: Job | undefined;
  readonly batch: boolean;
  readonly view: SchedulerView;
  readonly now: number;
  readonly evaluationId: string;
  readonly deployment: Deployment | undefined;
}

function isOfOlderJob(allocation: Allocation, job: Job): boolean {
  const own = allocation.Job;
  return own !== undefined && (own.Version < job.Version || own.CreateIndex < job.CreateIndex);
}

/** What of a terminal allocation still matters: `counts`, `failed` (may be replaced), or nothing. */
function standingOf(allocation: Allocation, batch: boolean): 'counts' | 'failed' | 'gone' {
  if (!isTerminal(allocation)) return 'counts';
  if (batch) {
    if (isServerTerminal(allocation)) return ranToEnd(allocation) ? 'counts' : 'gone';
    return allocation.ClientStatus === 'failed' ? 'failed' : allocation.ClientStatus === 'lost' ? 'gone' : 'counts';
  }
  if (isServerTerminal(allocation)) return 'gone';
  return allocation.ClientStatus === 'failed' ? 'failed' : 'gone';
}

/** Sorts the allocations of one group. */
export function classify(allocations: Iterable<Allocation>, context: ClassifyContext): Classified {
  const result: Classified = { untainted: [], migrate: [], lost: [], rescheduleNow: [], rescheduleLater: [] };
  for (const allocation of allocations) {
    if (context.batch && context.job !== undefined && isTerminal(allocation) && isOfOlderJob(allocation, context.job)) {
      continue;
    }
    if (!isTerminal(allocation)) {
      const node = context.view.node(allocation.NodeID);
      if (node === undefined || node.Status === 'down') result.lost.push(allocation);
      else if (allocation.DesiredTransition?.Migrate === true) result.migrate.push(allocation);
      else result.untainted.push(allocation);
      continue;
    }
    const standing = standingOf(allocation, context.batch);
    if (standing === 'counts') {
      result.untainted.push(allocation);
      continue;
    }
    if (standing === 'failed' && (allocation.NextAllocation ?? '') === '') classifyFailed(allocation, context, result);
  }
  return result;
}

function classifyFailed(allocation: Allocation, context: ClassifyContext, result: Classified): void {
  const { deployment } = context;
  const deploying =
    deployment !== undefined &&
    allocation.DeploymentID === deployment.ID &&
    (deployment.Status === 'running' || deployment.Status === 'paused');
  const rescheduling =
    deploying &&
    allocation.DesiredTransition?.Reschedule !== true &&
    allocation.DesiredTransition?.ForceReschedule !== true
      ? { kind: 'never' as const }
      : reschedulingOf(allocation, context.now, context.evaluationId);
  if (rescheduling.kind === 'now') result.rescheduleNow.push(allocation);
  else {
    result.untainted.push(allocation);
    if (rescheduling.kind === 'later') result.rescheduleLater.push({ allocation, at: rescheduling.at });
  }
}
