/** Evaluations: the scheduler's tasks, each for one job after one cause. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';
import type { AllocationMetric } from '../allocations/allocation-metric.js';
import type { PlanAnnotations } from '../jobs/job-plan.js';

/**
 * Where an evaluation stands: `blocked` waits for room, `pending` for a scheduler or for its time; `complete`, `failed`
 * (too many conflicting plans) and `canceled` (another one does its work) are final.
 */
export type EvaluationStatus = 'blocked' | 'pending' | 'complete' | 'failed' | 'canceled';

/** What caused an evaluation. The core's own evaluations are `scheduled`. */
export type EvaluationTrigger =
  | 'job-register'
  | 'job-deregister'
  | 'job-scaling'
  | 'periodic-job'
  | 'node-update'
  | 'node-drain'
  | 'alloc-stop'
  | 'alloc-failure'
  | 'alloc-reschedule'
  | 'preemption'
  | 'queued-allocs'
  | 'deployment-watcher'
  | 'rolling-update'
  | 'failed-follow-up'
  | 'max-plan-attempts'
  | 'max-disconnect-timeout'
  | 'reconnect'
  | 'scheduled'
  | (string & {});

/** The scheduler that an evaluation is for: one for each type of job, and `_core` for clean-up. */
export type EvaluationType = 'service' | 'batch' | 'system' | 'sysbatch' | '_core' | (string & {});

/**
 * A task for the scheduler, before the servers stored it: what a plan says that it would leave behind.
 *
 * Nomad leaves out whatever is empty in this object: a key marked optional is absent, never `''`, `0` or `null`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#read-evaluation
 */
export interface PlannedEvaluation {
  /** UUID. */
  ID: string;
  /** From 1 to 100, higher first; 200 for the core's own. */
  Priority: number;
  /** Which scheduler it is for. */
  Type: EvaluationType;
  /** What caused it. */
  TriggeredBy: EvaluationTrigger;
  /** Namespace of the job; `-` for the core's own. */
  Namespace: string;
  /** The job it is about; for the core's own the work to do, such as `eval-gc`. */
  JobID: string;
  /** `ModifyIndex` of the job at that time. */
  JobModifyIndex?: number;
  /** The node whose change caused it. */
  NodeID?: string;
  /** `ModifyIndex` of that node at that time. */
  NodeModifyIndex?: number;
  /** The deployment that it belongs to. */
  DeploymentID?: string;
  /** Where it stands. */
  Status: EvaluationStatus;
  /** `Status` in words, such as `created to place remaining allocations`. */
  StatusDescription?: string;
  /** A wait before it runs, as old versions wrote it; now `WaitUntil`. */
  Wait?: Nanoseconds;
  /** Before when it will not run, RFC 3339: a delayed reschedule. */
  WaitUntil?: string;
  /** The evaluation that follows it: a reschedule or a retry. */
  NextEval?: string;
  /** The evaluation that made it. */
  PreviousEval?: string;
  /** The blocked evaluation that holds what could not be placed. */
  BlockedEval?: string;
  /** The evaluations before, after and blocked by it; only when read with `related`. */
  RelatedEvals?: EvaluationStub[];
  /** Why groups could not be placed, by group. */
  FailedTGAllocs?: Record<string, AllocationMetric>;
  /** What the scheduler decided, in numbers by group. */
  PlanAnnotations?: PlanAnnotations;
  /** While blocked: which node classes were seen, and whether they fit. A new class unblocks it. */
  ClassEligibility?: Record<string, boolean>;
  /** While blocked: a constraint goes beyond classes, so that any new room unblocks it. */
  EscapedComputedClass?: boolean;
  /** While blocked: the quota that was reached. Enterprise. */
  QuotaLimitReached?: string;
  /** What was missing and is tied to no node, such as CSI volumes. */
  MissingNonNodeResources?: string[];
  /** The scheduler was asked to explain itself: a plan's evaluation. */
  AnnotatePlan?: boolean;
  /** How many placements are still to come, by group. Zeros are kept. */
  QueuedAllocations?: Record<string, number>;
  /** A token for calls between servers. It should never leave them; treat it as a secret. */
  LeaderACL?: string;
  /** Raft index of the state that the scheduler saw; it may be below `CreateIndex` while blocked. */
  SnapshotIndex?: number;
  /** When it was made. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * A task for the scheduler: to compare what a job wants with what there is, and to place what is missing.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#read-evaluation
 */
export interface Evaluation extends PlannedEvaluation {
  /** Raft index at which it was stored. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
}

/**
 * A related evaluation in short. Unlike the whole one it has every key; what is empty is `''` or `null`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#read-evaluation
 */
export interface EvaluationStub {
  /** UUID. */
  ID: string;
  /** From 1 to 100, higher first. */
  Priority: number;
  /** Which scheduler it is for. */
  Type: EvaluationType;
  /** What caused it. */
  TriggeredBy: EvaluationTrigger;
  /** Namespace of the job. */
  Namespace: string;
  /** The job it is about. */
  JobID: string;
  /** The node whose change caused it; `''` for other causes. */
  NodeID: string;
  /** The deployment that it belongs to; `''` without one. */
  DeploymentID: string;
  /** Where it stands. */
  Status: EvaluationStatus;
  /** `Status` in words, or `''`. */
  StatusDescription: string;
  /** Before when it will not run, RFC 3339; `null` when it need not wait. */
  WaitUntil: string | null;
  /** The evaluation that follows it, or `''`. */
  NextEval: string;
  /** The evaluation that made it, or `''`. */
  PreviousEval: string;
  /** The blocked evaluation that holds what could not be placed, or `''`. */
  BlockedEval: string;
  /** Raft index at which it was stored. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it was made. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * How many evaluations there are.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#count-evaluations
 */
export interface EvalCountResponse {
  /** Those that the filter and the token let through. */
  Count: number;
  /** How old the server's state is; `0` from the leader. */
  LastContact: Nanoseconds;
  /** Whether the server knew a leader. The headers tell it reliably; here it may be `false` all the same. */
  KnownLeader: boolean;
  /** Always `''`: a count has no pages. */
  NextToken: string;
  /** Raft index of the state. */
  Index: number;
}

/**
 * Evaluations to delete: by ID or by filter, one of the two. They must be final.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#delete-evaluations
 */
export interface EvalDeleteRequest {
  /** IDs, at most 7,281 at a time. */
  EvalIDs?: string[] | null;
  /** A go-bexpr expression over the evaluations, such as `Status == "complete"`. */
  Filter?: string;
}

/**
 * Answer to the deletion of evaluations.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#delete-evaluations
 */
export interface EvalDeleteResponse {
  /** How many were deleted. */
  Count: number;
  /** Raft index of the write. */
  Index: number;
}
