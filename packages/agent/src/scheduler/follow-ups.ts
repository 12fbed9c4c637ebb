/** Evaluations for later: failures that are to be replaced after a delay, gathered by time. */

import type { Allocation, Evaluation, Job, PlannedEvaluation } from '@yurt/contract';
import { timeText } from './go-time.js';
import type { SchedulerEnvironment } from './view.js';

/** Failures whose times lie this close together, in nanoseconds, share an evaluation. */
const batchWindow = 5e9;

/** The evaluations, and which allocation waits for which of them. */
export interface FollowUps {
  readonly evaluations: PlannedEvaluation[];
  readonly byAllocation: ReadonlyMap<string, string>;
}

/** Makes the evaluations. */
export function followUpsOf(
  later: readonly { readonly allocation: Allocation; readonly at: number }[],
  job: Job,
  evaluation: Evaluation,
  snapshotIndex: number,
  environment: SchedulerEnvironment,
): FollowUps {
  const evaluations: PlannedEvaluation[] = [];
  const byAllocation = new Map<string, string>();
  let batchStart = -Infinity;
  for (const { allocation, at } of [...later].toSorted((a, b) => a.at - b.at)) {
    if (at - batchStart > batchWindow) {
      batchStart = at;
      const now = environment.now();
      evaluations.push({
        ID: environment.newId(),
        Namespace: evaluation.Namespace,
        Priority: evaluation.Priority,
        Type: job.Type,
        TriggeredBy: 'alloc-reschedule',
        JobID: job.ID,
        JobModifyIndex: job.ModifyIndex,
        Status: 'pending',
        StatusDescription: 'created for delayed rescheduling',
        WaitUntil: timeText(at),
        PreviousEval: evaluation.ID,
        SnapshotIndex: snapshotIndex,
        CreateTime: now,
        ModifyTime: now,
      });
    }
    const last = evaluations.at(-1);
    if (last !== undefined) byAllocation.set(allocation.ID, last.ID);
  }
  return { evaluations, byAllocation };
}
