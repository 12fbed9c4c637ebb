/** How counts change at run time: scaling policies, scaling calls and their record. */

import type { UnixNanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** What a policy scales: a group's count, or (Enterprise) a task's processor or memory. */
export type ScalingPolicyType = 'horizontal' | 'vertical_cpu' | 'vertical_mem' | (string & {});

/**
 * What a scaling policy or call is about.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/scaling-policies#read-scaling-policy
 */
export interface ScalingTarget {
  /** The job's namespace. */
  Namespace: string;
  /** The job's ID. */
  Job: string;
  /** The group's name. */
  Group: string;
  /** The task's name; for vertical policies. */
  Task?: string;
}

/**
 * Bounds for a group's count, and rules for the autoscaler.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/scaling
 */
export interface ScalingPolicy {
  /** The least count. Default: the group's count. */
  Min: number;
  /** The greatest count. */
  Max: number;
  /** Rules for the autoscaler; Nomad itself does not look into them. Null if there are none. */
  Policy: Record<string, unknown> | null;
  /** Whether the autoscaler heeds the policy. Default true. */
  Enabled: boolean;
  /** What is scaled. Default `horizontal`. */
  Type: ScalingPolicyType;
  /** Its own ID (UUID), set by the server; empty inside a job that was not stored yet. */
  ID: string;
  /** What it is about, set by the server. */
  Target: ScalingTarget;
  /** Raft index of its creation, set by the server. */
  CreateIndex: number;
  /** Raft index of its last change, set by the server. */
  ModifyIndex: number;
}

/** A {@link ScalingPolicy} as a user writes it; what the server sets is ignored. */
export interface ScalingPolicySpec extends Written<
  ScalingPolicy,
  'Max',
  { Type: ScalingPolicyType; Target: Written<ScalingTarget> }
> {
  /** The job's namespace. Ignored. */
  Namespace?: string | null;
}

/**
 * A row of the list of scaling policies.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/scaling-policies#list-scaling-policies
 */
export interface ScalingPolicyListStub {
  /** The policy's ID (UUID). */
  ID: string;
  /** Whether the autoscaler heeds the policy. */
  Enabled: boolean;
  /** What is scaled. */
  Type: ScalingPolicyType;
  /** What it is about. */
  Target: ScalingTarget;
  /** Raft index of its creation. */
  CreateIndex: number;
  /** Raft index of its last change. */
  ModifyIndex: number;
}

/**
 * Changes a group's count, or records that an autoscaler could not.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#scale-task-group
 */
export interface ScalingRequest {
  /** The new count. Null or left out records `Message` alone. */
  Count?: number | null;
  /** The group. `Job` and `Namespace` follow from the call; if given they must agree with it. */
  Target: Pick<ScalingTarget, 'Group'> & Partial<ScalingTarget>;
  /** Why; kept in the record. */
  Message?: string | null;
  /** Marks the event as a failure; `Count` must be left out then. Default false. */
  Error?: boolean | null;
  /** Free data for the record. */
  Meta?: Record<string, unknown> | null;
  /** Overrides soft policies of Sentinel. Default false. Enterprise only. */
  PolicyOverride?: boolean | null;
  /** Scales only if the job's `JobModifyIndex` is this one. 0 or left out: without a check. */
  JobModifyIndex?: number | null;
}

/**
 * One scaling call in the record of a group.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-scale-status
 */
export interface ScalingEvent {
  /** The new count; null if the call changed none. */
  Count: number | null;
  /** The count before. */
  PreviousCount: number;
  /** Whether the call told of a failure. */
  Error: boolean;
  /** Why, in the caller's words. */
  Message: string;
  /** The caller's free data. */
  Meta: Record<string, unknown> | null;
  /** The evaluation that followed; null if there was none. */
  EvalID: string | null;
  /** When, in Unix nanoseconds. */
  Time: UnixNanoseconds;
  /** Raft index of the event. */
  CreateIndex: number;
}

/**
 * Counts and scaling events of a job's groups.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-scale-status
 */
export interface JobScaleStatusResponse {
  /** The job's ID. */
  JobID: string;
  /** The job's namespace. */
  Namespace: string;
  /** Raft index of the job's creation. */
  JobCreateIndex: number;
  /**
   * Raft index of the last change to the job's specification; what `ScalingRequest.JobModifyIndex` is checked against.
   */
  JobModifyIndex: number;
  /** Whether the job was stopped. */
  JobStopped: boolean;
  /** By group name. */
  TaskGroups: Record<string, TaskGroupScaleStatus>;
}

/**
 * Counts and scaling events of a group.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-scale-status
 */
export interface TaskGroupScaleStatus {
  /** The count that is asked for. */
  Desired: number;
  /** Allocations that have a node and are to run. */
  Placed: number;
  /** Allocations that run. */
  Running: number;
  /** Allocations that the deployment found healthy. */
  Healthy: number;
  /** Allocations that the deployment found unhealthy. */
  Unhealthy: number;
  /** The last 20 events, newest first; null if there were none. */
  Events: ScalingEvent[] | null;
}
