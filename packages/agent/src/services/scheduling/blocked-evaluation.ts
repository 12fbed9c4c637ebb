/** The evaluation that waits for room on behalf of one that found none. */

import type { Evaluation, PlannedEvaluation } from '@yurt/contract';
import type { Decision } from '../../scheduler/plan.js';

/**
 * The evaluation that is tried again when there is room for what found none.
 *
 * @param id - Its own.
 * @param now - In nanoseconds since 1970.
 */
export function blockedEvaluation(
  evaluation: Evaluation,
  decision: Decision,
  id: string,
  now: number,
): PlannedEvaluation {
  const classes = Object.keys(decision.classEligibility).length > 0 && !decision.escapedClasses;
  return {
    ID: id,
    Namespace: evaluation.Namespace,
    Priority: evaluation.Priority,
    Type: evaluation.Type,
    TriggeredBy: 'queued-allocs',
    JobID: evaluation.JobID,
    ...(evaluation.JobModifyIndex === undefined ? {} : { JobModifyIndex: evaluation.JobModifyIndex }),
    Status: 'blocked',
    StatusDescription: 'created to place remaining allocations',
    PreviousEval: evaluation.ID,
    FailedTGAllocs: decision.failures,
    ...(classes ? { ClassEligibility: decision.classEligibility } : {}),
    ...(decision.escapedClasses ? { EscapedComputedClass: true } : {}),
    CreateTime: now,
    ModifyTime: now,
  };
}
