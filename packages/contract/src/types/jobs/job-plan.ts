/** What registering a job would do: differences, placements, failures. */

import type { AllocationMetric } from '../allocations/allocation-metric.js';
import type { AllocationListStub } from '../allocations/allocation.js';
import type { PlannedEvaluation } from '../evaluations/evaluation.js';
import type { JobSpec } from './job-spec.js';

/**
 * Asks what registering a job would do.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-plan
 */
export interface JobPlanRequest {
  /** The job; its ID is that of the path. */
  Job: JobSpec;
  /** Answers the differences to the current version too. Default false. */
  Diff?: boolean | null;
  /** Overrides soft policies of Sentinel. Default false. Enterprise only. */
  PolicyOverride?: boolean | null;
}

/**
 * What registering a job would do.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-plan
 */
export interface JobPlanResponse {
  /**
   * Raft index of the current specification, 0 for a new job: what to register with as `JobModifyIndex`, with
   * `EnforceIndex`.
   */
  JobModifyIndex: number;
  /** Evaluations that would follow, such as one that waits for room; null for none. */
  CreatedEvals: PlannedEvaluation[] | null;
  /** The differences; null unless asked for. */
  Diff: JobDiff | null;
  /** What would happen to allocations. */
  Annotations: PlanAnnotations;
  /** Why there would be no node for some, by group name; null if all find one. */
  FailedTGAllocs: Record<string, AllocationMetric> | null;
  /** When a periodic job would be launched next (RFC 3339); null for others. */
  NextPeriodicLaunch: string | null;
  /** What is odd about the job, in words; empty if nothing is. */
  Warnings: string;
  /** Raft index of the state that the plan was made on. */
  Index: number;
}

/** What became of a part of a job from one version to the next. */
export type DiffType = 'None' | 'Added' | 'Deleted' | 'Edited';

/**
 * The differences between two versions of a job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-plan
 */
export interface JobDiff {
  /** What became of the job. */
  Type: DiffType;
  /** The job's ID. */
  ID: string;
  /** Differences in plain fields. */
  Fields: FieldDiff[] | null;
  /** Differences in nested objects, groups aside. */
  Objects: ObjectDiff[] | null;
  /** All groups, those without a difference too. */
  TaskGroups: TaskGroupDiff[];
}

/** The differences between two versions of a group. */
export interface TaskGroupDiff {
  /** What became of the group. */
  Type: DiffType;
  /** The group's name. */
  Name: string;
  /** Differences in plain fields. */
  Fields: FieldDiff[] | null;
  /** Differences in nested objects, tasks aside. */
  Objects: ObjectDiff[] | null;
  /** All tasks, those without a difference too. */
  Tasks: TaskDiff[];
  /**
   * How many allocations meet what: `ignore`, `create`, `destroy`, `migrate`, `canary`, `in-place update`,
   * `create/destroy update`. Null in the differences between stored versions.
   */
  Updates: Record<string, number> | null;
}

/** What a difference does to running allocations. */
export type DiffAnnotation =
  | 'forces create'
  | 'forces destroy'
  | 'forces in-place update'
  | 'forces create/destroy update'
  | (string & {});

/** The differences between two versions of a task. */
export interface TaskDiff {
  /** What became of the task. */
  Type: DiffType;
  /** The task's name. */
  Name: string;
  /** Differences in plain fields. */
  Fields: FieldDiff[] | null;
  /** Differences in nested objects. */
  Objects: ObjectDiff[] | null;
  /** What they do to running allocations; null for nothing. */
  Annotations: DiffAnnotation[] | null;
}

/** The differences between two versions of a nested object. */
export interface ObjectDiff {
  /** What became of the object. */
  Type: DiffType;
  /** What the object is, such as `RestartPolicy` or `Constraint`. */
  Name: string;
  /** Differences in plain fields. */
  Fields: FieldDiff[] | null;
  /** Differences in objects inside it. */
  Objects: ObjectDiff[] | null;
}

/** The difference between two versions of a plain field. */
export interface FieldDiff {
  /** What became of the field. */
  Type: DiffType;
  /** The field's name; `Env[KEY]` for a key of a map. */
  Name: string;
  /** Its value before, as text. */
  Old: string;
  /** Its value after, as text. */
  New: string;
  /** What this does to running allocations; null for nothing of its own. */
  Annotations: DiffAnnotation[] | null;
}

/**
 * What a plan does to allocations.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-plan
 */
export interface PlanAnnotations {
  /** How many allocations meet what, by group name. */
  DesiredTGUpdates: Record<string, DesiredUpdates>;
  /** Allocations of lower priority that have to make room; null for none. */
  PreemptedAllocs: AllocationListStub[] | null;
}

/**
 * How many allocations of a group meet what.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-plan
 */
export interface DesiredUpdates {
  /** Stay as they are. */
  Ignore: number;
  /** Are new. */
  Place: number;
  /** Move from a draining node. */
  Migrate: number;
  /** End. */
  Stop: number;
  /** Are changed while they run. */
  InPlaceUpdate: number;
  /** Are replaced by new ones. */
  DestructiveUpdate: number;
  /** Are new as canaries. */
  Canary: number;
  /** Of other jobs that have to make room. */
  Preemptions: number;
  /** Become unknown: their node lost touch. */
  Disconnect: number;
  /** Are known again: their node is back. */
  Reconnect: number;
  /** Failed and are placed anew at once. */
  RescheduleNow: number;
  /** Failed and are placed anew after a wait. */
  RescheduleLater: number;
}
