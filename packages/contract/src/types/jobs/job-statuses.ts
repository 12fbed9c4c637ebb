/** The web UI's view of jobs: each with its allocations and latest deployment in short. */

import type { UnixNanoseconds } from '../../durations.js';
import type { AllocationClientStatus } from '../allocations/allocation.js';
import type { DeploymentStatus } from '../deployments/deployment.js';
import type { JobStatus, JobType } from './job.js';

/**
 * Which jobs to tell of.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-statuses
 */
export interface JobStatusesRequest {
  /** These only. Null, empty or left out: all. */
  Jobs?: NamespacedID[] | null;
  /** Tells of the runs of periodic and parameterized jobs too. Default false. */
  IncludeChildren?: boolean | null;
}

/** A job by namespace and ID. */
export interface NamespacedID {
  /** Its namespace. */
  Namespace: string;
  /** Its ID. */
  ID: string;
}

/**
 * A job with its allocations and latest deployment in short.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-statuses
 */
export interface JobStatusesJob extends NamespacedID {
  /** The job's name for humans. */
  Name: string;
  /** What it is to the scheduler. */
  Type: JobType;
  /** The node pool it runs in. */
  NodePool: string;
  /** The datacenters it may run in. */
  Datacenters: string[];
  /** Its priority. */
  Priority: number;
  /** The number of its current version. */
  Version: number;
  /** When that version was submitted, in Unix nanoseconds. */
  SubmitTime: UnixNanoseconds;
  /** Raft index of its last change. */
  ModifyIndex: number;
  /** Its allocations, those that are over included; null for none, and for periodic and parameterized jobs. */
  Allocs: JobStatusesAlloc[] | null;
  /** The counts of its groups together: how many allocations should run. */
  GroupCountSum: number;
  /** Where the runs of a periodic or parameterized job are; null for other jobs. */
  ChildStatuses: JobStatus[] | null;
  /** The periodic or parameterized job that it is a run of; empty for others. */
  ParentID: string;
  /** Its latest deployment; null if it never had one. */
  LatestDeployment: JobStatusesLatestDeployment | null;
  /** Whether it was stopped. */
  Stop: boolean;
  /** Whether it was made by Nomad Pack. */
  IsPack: boolean;
  /** Where it is. */
  Status: JobStatus;
}

/**
 * An allocation in short.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-statuses
 */
export interface JobStatusesAlloc {
  /** Its ID (UUID). */
  ID: string;
  /** The group it is an instance of. */
  Group: string;
  /** Where it is, as its node says. */
  ClientStatus: AllocationClientStatus;
  /** The node it is on. */
  NodeID: string;
  /** What the deployment knows of it. */
  DeploymentStatus: JobStatusesDeployment;
  /** The version of the job it runs. */
  JobVersion: number;
  /** The evaluation that will place it again; empty for none. */
  FollowupEvalID: string;
  /** Whether one of its tasks is paused by its schedule. Enterprise only. */
  HasPausedTask: boolean;
}

/** What a deployment knows of an allocation. */
export interface JobStatusesDeployment {
  /** Whether it is a canary. */
  Canary: boolean;
  /** Whether it is healthy; null if that is open, or there is no deployment. */
  Healthy: boolean | null;
}

/** A deployment in short. */
export interface JobStatusesLatestDeployment {
  /** Its ID (UUID). */
  ID: string;
  /** Whether it goes on. */
  IsActive: boolean;
  /** The version of the job it brings. */
  JobVersion: number;
  /** Where it is. */
  Status: DeploymentStatus;
  /** The same in words. */
  StatusDescription: string;
  /** Whether all groups with canaries promote them by themselves. */
  AllAutoPromote: boolean;
  /** Whether canaries wait for someone to promote them. */
  RequiresPromotion: boolean;
}
