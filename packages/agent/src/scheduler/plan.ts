/** What the scheduler decides: the plan, and what is said of it in the evaluation. */

import type { Allocation, AllocationMetric, Deployment, DesiredUpdates, Job, PlannedEvaluation } from '@yurt/contract';

/** An allocation that is to change without being replaced on its node: stopped, lost, or told of a later evaluation. */
export interface AllocationChange {
  readonly id: string;
  readonly change: Partial<
    Pick<
      Allocation,
      | 'DesiredStatus'
      | 'DesiredDescription'
      | 'ClientStatus'
      | 'ClientDescription'
      | 'FollowupEvalID'
      | 'NextAllocation'
    >
  > & { readonly clearsDeploymentCanary?: true };
}

/** A change of a deployment's status. */
export interface DeploymentChange {
  readonly id: string;
  readonly status: Deployment['Status'];
  readonly description: string;
}

/** What is to be done, all or in part, in one transaction. */
export interface Plan {
  readonly evaluationId: string;
  readonly priority: number;
  /** The job as it was planned; absent when it does not exist any more. */
  readonly job: Job | undefined;
  readonly changes: readonly AllocationChange[];
  /** New allocations, and existing ones in their new form. */
  readonly placements: readonly Allocation[];
  /** A new deployment, or the running one with other numbers. */
  readonly deployment: Deployment | undefined;
  readonly deploymentChanges: readonly DeploymentChange[];
  /** True when nothing may be committed unless all can be. */
  readonly allAtOnce: boolean;
}

/** True when a plan would write nothing. */
export function isEmptyPlan(plan: Plan): boolean {
  return (
    plan.changes.length === 0 &&
    plan.placements.length === 0 &&
    plan.deployment === undefined &&
    plan.deploymentChanges.length === 0
  );
}

/** The answer to an evaluation. */
export interface Decision {
  readonly plan: Plan;
  /** For each group, what is done. */
  readonly annotations: Record<string, DesiredUpdates>;
  /** For each group, how many allocations found no place. */
  readonly queued: Record<string, number>;
  /** For each group that found no place, why. */
  readonly failures: Record<string, AllocationMetric>;
  /** For each class of nodes, whether it could run the job; tells which changes can unblock it. */
  readonly classEligibility: Record<string, boolean>;
  /** True when the job's constraints look at single nodes, so that classes say nothing. */
  readonly escapedClasses: boolean;
  /** Evaluations for later, that delayed rescheduling asks for. */
  readonly followUps: readonly PlannedEvaluation[];
  /** The deployment that the evaluation belongs to. */
  readonly deploymentId: string | undefined;
}

/** A count of nothing done. */
export const noUpdates: DesiredUpdates = {
  Ignore: 0,
  Place: 0,
  Migrate: 0,
  Stop: 0,
  InPlaceUpdate: 0,
  DestructiveUpdate: 0,
  Canary: 0,
  Preemptions: 0,
  Disconnect: 0,
  Reconnect: 0,
  RescheduleNow: 0,
  RescheduleLater: 0,
};
