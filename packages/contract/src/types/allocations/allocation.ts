/** Allocations: a task group placed on a node, and what became of it. */

import type { UnixNanoseconds } from '../../durations.js';
import type { Job } from '../jobs/job.js';
import type { DNSConfig, Resources } from '../jobs/resources.js';
import type { AllocatedResources } from './allocated-resources.js';
import type { AllocationMetric } from './allocation-metric.js';
import type { RescheduleTracker } from './reschedule.js';
import type { TaskState } from './task-state.js';

/**
 * What an allocation does, as its node last reported.
 *
 * - `pending`: placed, no task has started.
 * - `running`: at least one task runs.
 * - `complete`: every task ended well, or was stopped.
 * - `failed`: a task failed for good.
 * - `lost`: the node went down.
 * - `unknown`: the node is disconnected and the group may wait for it (`disconnect` block).
 */
export type AllocationClientStatus = 'pending' | 'running' | 'complete' | 'failed' | 'lost' | 'unknown';

/** What the servers want of an allocation; `evict` is a stop that made room for a job of higher priority. */
export type AllocationDesiredStatus = 'run' | 'stop' | 'evict';

/**
 * One placement of a task group on a node.
 *
 * Nomad leaves out whatever is empty in this object: a key marked optional is absent, never `''` or `null`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface Allocation {
  /** UUID. */
  ID: string;
  /** Namespace of the job. */
  Namespace: string;
  /** The evaluation that placed it. */
  EvalID: string;
  /** `<job>.<group>[<index>]`; a replacement keeps the name of what it replaces. */
  Name: string;
  /** UUID of the node it runs on. */
  NodeID: string;
  /** Name of that node when it was placed. */
  NodeName: string;
  /** The job it belongs to. */
  JobID: string;
  /** The job in the version that was placed. There when read over HTTP, left out of events; see {@link PlacedAllocation}. */
  Job?: Job;
  /** Name of the group in the job. */
  TaskGroup: string;
  /** Everything the group asked for in one sum. Kept for old tools: read `AllocatedResources`. */
  Resources: Resources;
  /** The group's share of `Resources`, which is its disk. Kept for old tools: read `AllocatedResources.Shared`. */
  SharedResources: Resources;
  /** What each task asked for, by task. Kept for old tools: read `AllocatedResources.Tasks`. */
  TaskResources: Record<string, Resources>;
  /** What was reserved on the node for its tasks. */
  AllocatedResources: AllocatedResources;
  /** How the scheduler came to this node. */
  Metrics: AllocationMetric;
  /** Whether it should run. */
  DesiredStatus: AllocationDesiredStatus;
  /** Why `DesiredStatus` is what it is, such as `alloc not needed due to job update`; absent while it should simply run. */
  DesiredDescription?: string;
  /** What the servers were asked to do with it next; absent when nothing is asked. */
  DesiredTransition?: DesiredTransition;
  /** What its node last reported. */
  ClientStatus: AllocationClientStatus;
  /** `ClientStatus` in words, such as `Tasks are running`; absent until the node reported. */
  ClientDescription?: string;
  /** State and history of each task, by name; absent until the node reported. */
  TaskStates?: Record<string, TaskState>;
  /** When it changed to and from states that matter for disconnected nodes; absent when it never did. */
  AllocStates?: AllocationStateChange[];
  /** The deployment that it was placed for; absent for jobs without one. */
  DeploymentID?: string;
  /** Its health in that deployment; absent until it is judged, unless it is a canary, and without a deployment. */
  DeploymentStatus?: AllocDeploymentStatus;
  /** The evaluation that will replace it after its reschedule delay; absent when none is waiting. */
  FollowupEvalID?: string;
  /** The allocation that this one replaces; absent for the first of its name. */
  PreviousAllocation?: string;
  /** The allocation that replaced this one; absent while there is none. */
  NextAllocation?: string;
  /** Earlier reschedules along the chain of replacements; absent when there were none. */
  RescheduleTracker?: RescheduleTracker;
  /** Addresses in its network namespace; absent until the node reported. */
  NetworkStatus?: AllocNetworkStatus;
  /** Allocations of lower priority that were stopped to make room; absent when none were. */
  PreemptedAllocations?: string[];
  /** The allocation for which this one was stopped; absent when it was not. */
  PreemptedByAllocation?: string;
  /** The key that signed its workload identities; the key is kept as long as this allocation is. */
  SigningKeyID: string;
  /** Raft index at which it was created. */
  CreateIndex: number;
  /** Raft index of the last change, by servers or by its node. */
  ModifyIndex: number;
  /** Raft index of the last change by the servers; a node's reports leave it as it is. */
  AllocModifyIndex: number;
  /** When the placement was committed. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * An allocation with its job: what the endpoints that answer whole allocations send.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface PlacedAllocation extends Allocation {
  /** The job in the version that was placed; later versions do not change it. */
  Job: Job;
}

/**
 * A row of an allocation list. Unlike the whole allocation it has every key; what is empty is `''` or `null`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#list-allocations
 */
export interface AllocationListStub {
  /** UUID. */
  ID: string;
  /** The evaluation that placed it. */
  EvalID: string;
  /** `<job>.<group>[<index>]`. */
  Name: string;
  /** Namespace of the job. */
  Namespace: string;
  /** UUID of the node it runs on. */
  NodeID: string;
  /** Name of that node when it was placed. */
  NodeName: string;
  /** The job it belongs to. */
  JobID: string;
  /** The job's type: `service`, `batch`, `system` or `sysbatch`. */
  JobType: string;
  /** The version of the job that was placed. */
  JobVersion: number;
  /** Name of the group in the job. */
  TaskGroup: string;
  /** What was reserved on the node; `null` unless the list was asked for `resources`. */
  AllocatedResources: AllocatedResources | null;
  /** Whether it should run. */
  DesiredStatus: AllocationDesiredStatus;
  /** Why `DesiredStatus` is what it is; `''` while it should simply run. */
  DesiredDescription: string;
  /** What its node last reported. */
  ClientStatus: AllocationClientStatus;
  /** `ClientStatus` in words; `''` until the node reported. */
  ClientDescription: string;
  /** What the servers were asked to do with it next; every key is `null` when nothing is asked. */
  DesiredTransition: DesiredTransition;
  /** State and history of each task, by name; `null` until the node reported or with `task_states=false`. */
  TaskStates: Record<string, TaskState> | null;
  /** Its health in a deployment; `null` until it is judged, unless it is a canary, and without a deployment. */
  DeploymentStatus: AllocDeploymentStatus | null;
  /** The evaluation that will replace it after its reschedule delay; `''` when none is waiting. */
  FollowupEvalID: string;
  /** The allocation that replaced this one; `''` while there is none. */
  NextAllocation: string;
  /** Earlier reschedules along the chain of replacements; `null` when there were none. */
  RescheduleTracker: RescheduleTracker | null;
  /** Allocations of lower priority that were stopped to make room; `null` when none were. */
  PreemptedAllocations: string[] | null;
  /** The allocation for which this one was stopped; `''` when it was not. */
  PreemptedByAllocation: string;
  /** Raft index at which it was created. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When the placement was committed. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * Health of an allocation in a deployment.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface AllocDeploymentStatus {
  /** The verdict; `null` while it is not yet judged. */
  Healthy: boolean | null;
  /** When the verdict was given, RFC 3339; `null` while there is none. */
  Timestamp: string | null;
  /** A canary that was not promoted yet. */
  Canary: boolean;
  /** Raft index of the last change of this status; `0` until it is judged. */
  ModifyIndex: number;
}

/**
 * What the servers were asked to do with an allocation. `null` is a wish that was never spoken.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#stop-allocation
 */
export interface DesiredTransition {
  /** Stop it and place it on another node: a drain, or a stop by hand. */
  Migrate: boolean | null;
  /** Place it anew by the rules of its reschedule policy, though it would not be eligible by itself. */
  Reschedule: boolean | null;
  /** Place it anew even if the reschedule policy is used up. */
  ForceReschedule: boolean | null;
  /** Stop without waiting for the group's and tasks' `shutdown_delay`. */
  NoShutdownDelay: boolean | null;
  /** With `Migrate`: stop only, place nothing instead (batch jobs). */
  MigrateDisablePlacement: boolean | null;
}

/**
 * A change of an allocation as a whole that the scheduler has to remember, such as a node's disconnect.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface AllocationStateChange {
  /** What changed, as a number; `0`, the client status, is the only one there is. */
  Field: number;
  /** The value it got: a client status. */
  Value: AllocationClientStatus;
  /** When, RFC 3339. */
  Time: string;
}

/**
 * The network of an allocation as its node set it up.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network
 */
export interface AllocNetworkStatus {
  /** Name of the interface inside the network namespace; `''` with host networking. */
  InterfaceName: string;
  /** IPv4 address inside the namespace; `''` with host networking. */
  Address: string;
  /** IPv6 address inside the namespace; `''` when it has none. */
  AddressIPv6: string;
  /** Name resolution that the network plugin returned; `null` when it returned none. */
  DNS: DNSConfig | null;
}
