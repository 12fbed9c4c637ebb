/** Deployments: how a new version of a job is rolled out, and the orders that steer it. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';

/**
 * Where a deployment stands.
 *
 * - `running`: allocations are placed and judged; it may wait for a promotion.
 * - `paused`: held by an operator.
 * - `successful`, `failed`, `cancelled`: ended; `cancelled` by a newer version or a stop of the job.
 * - `initializing`, `pending`, `blocked`, `unblocking`: steps of a job over several regions. Enterprise.
 */
export type DeploymentStatus =
  | 'running'
  | 'paused'
  | 'failed'
  | 'successful'
  | 'cancelled'
  | 'initializing'
  | 'pending'
  | 'blocked'
  | 'unblocking';

/**
 * The roll-out of one version of a job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments#read-deployment
 */
export interface Deployment {
  /** UUID. */
  ID: string;
  /** Namespace of the job. */
  Namespace: string;
  /** The job that is rolled out. */
  JobID: string;
  /** The version of the job that is rolled out. */
  JobVersion: number;
  /** `ModifyIndex` of the job when the deployment began. */
  JobModifyIndex: number;
  /** `JobModifyIndex` of the job: the index of the registration that is rolled out. */
  JobSpecModifyIndex: number;
  /** `CreateIndex` of the job; it differs from the job's own when the job was purged and made anew since. */
  JobCreateIndex: number;
  /** One of several regions' deployments of the same job. Enterprise. */
  IsMultiregion: boolean;
  /** Progress of each group that takes part, by name. */
  TaskGroups: Record<string, DeploymentState>;
  /** Where it stands. */
  Status: DeploymentStatus;
  /** `Status` in words; tells of a waiting promotion and of the version it rolls back to. */
  StatusDescription: string;
  /** Priority of the evaluations it makes: that of the evaluation that began it. */
  EvalPriority: number;
  /** Raft index at which it began. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it began. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * Progress of one group.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments#read-deployment
 */
export interface DeploymentState {
  /** IDs of the canaries; `null` when none was placed. */
  PlacedCanaries: string[] | null;
  /** Go back to the last stable version on failure: the group's `update.auto_revert`. */
  AutoRevert: boolean;
  /** Promote by itself once all canaries are healthy: the group's `update.auto_promote`. */
  AutoPromote: boolean;
  /** How long it may take until the next allocation is healthy; `0` means forever. */
  ProgressDeadline: Nanoseconds;
  /** When the deployment fails without another healthy allocation, RFC 3339; `null` until the first one is placed. */
  RequireProgressBy: string | null;
  /** The canaries were promoted. */
  Promoted: boolean;
  /** How many canaries are wanted. */
  DesiredCanaries: number;
  /** How many allocations of the new version are wanted in the end. */
  DesiredTotal: number;
  /** How many of them were placed, canaries included. */
  PlacedAllocs: number;
  /** How many of the placed ones are healthy. */
  HealthyAllocs: number;
  /** How many of the placed ones were judged unhealthy. They are replaced while the deadline allows it. */
  UnhealthyAllocs: number;
}

/**
 * Answer to every order to a deployment.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments
 */
export interface DeploymentUpdateResponse {
  /** The evaluation that carries it on; `''` when none is needed, as for a pause. */
  EvalID: string;
  /** Raft index of that evaluation; `0` without one. */
  EvalCreateIndex: number;
  /** Raft index of the deployment's change. */
  DeploymentModifyIndex: number;
  /** The version that the job went back to; `null` when it did not. */
  RevertedJobVersion: number | null;
  /** Raft index of the write. */
  Index: number;
}

/**
 * Holds a deployment or lets it go on.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments#pause-deployment
 */
export interface DeploymentPauseRequest {
  /** The deployment, as in the path. */
  DeploymentID: string;
  /** `true` holds it; `false` lets it go on, with a fresh progress deadline. */
  Pause: boolean;
}

/**
 * Promotes canaries: all groups, or some.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments#promote-deployment
 */
export interface DeploymentPromoteRequest {
  /** The deployment, as in the path. */
  DeploymentID: string;
  /** Promote every group. Default `false`: then name the groups. */
  All?: boolean;
  /** The groups to promote; only without `All`. */
  Groups?: string[] | null;
  /** When it was promoted. Default: the server's time. */
  PromotedAt?: UnixNanoseconds;
}

/**
 * Judges allocations by hand, for groups with `health_check = "manual"`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments#set-allocation-health-in-deployment
 */
export interface DeploymentAllocHealthRequest {
  /** The deployment, as in the path. */
  DeploymentID: string;
  /** Those that are healthy, so that the next may follow. */
  HealthyAllocationIDs?: string[] | null;
  /** Those that are not; any of them fails the deployment. */
  UnhealthyAllocationIDs?: string[] | null;
}

/**
 * Lets a region's finished deployment end though its peers are not done. Enterprise.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/deployments#unblock-deployment
 */
export interface DeploymentUnblockRequest {
  /** The deployment, as in the path. */
  DeploymentID: string;
}
