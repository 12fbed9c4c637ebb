/** Jobs in lists, their counts, versions and actions. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';
import type { Job, JobStatus, JobType, Multiregion } from './job.js';
import type { JobDiff } from './job-plan.js';
import type { Action } from './task.js';

/**
 * A row of the list of jobs.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-jobs
 */
export interface JobListStub {
  /** The job's ID, unique in its namespace. */
  ID: string;
  /** The periodic or parameterized job that it is a run of; empty for others. */
  ParentID: string;
  /** The job's name for humans. */
  Name: string;
  /** The job's namespace. */
  Namespace: string;
  /** The datacenters it may run in. */
  Datacenters: string[];
  /** What it is to the scheduler. */
  Type: JobType;
  /** Its priority, 1 to 100 unless the servers allow more. */
  Priority: number;
  /** Whether it is launched at times. */
  Periodic: boolean;
  /** Whether it waits for dispatches; false for the dispatched jobs themselves. */
  ParameterizedJob: boolean;
  /** Whether it was stopped. */
  Stop: boolean;
  /** Where it is. */
  Status: JobStatus;
  /** Why, where there is something to say. */
  StatusDescription: string;
  /** How many allocations of its groups are where. */
  JobSummary: JobSummary;
  /** Raft index of its creation. */
  CreateIndex: number;
  /** Raft index of its last change, status included. */
  ModifyIndex: number;
  /** Raft index of the last change to its specification. */
  JobModifyIndex: number;
  /** When its current version was submitted, in Unix nanoseconds. */
  SubmitTime: UnixNanoseconds;
  /** Its free data, null if there is none; absent unless the list was asked for it with `meta`. */
  Meta?: Record<string, string> | null;
  /** The regions it runs in; null for one. */
  Multiregion: Multiregion | null;
  /** The node pool it runs in. */
  NodePool: string;
}

/**
 * How many allocations of a job are where.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-summary
 */
export interface JobSummary {
  /** The job's ID. */
  JobID: string;
  /** The job's namespace. */
  Namespace: string;
  /** By group name. */
  Summary: Record<string, TaskGroupSummary>;
  /** How many runs of a periodic or parameterized job are where; all 0 for others. */
  Children: JobChildrenSummary;
  /** Raft index of the job's creation. */
  CreateIndex: number;
  /** Raft index of the last change to these counts. */
  ModifyIndex: number;
}

/**
 * How many allocations of a group are where.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-summary
 */
export interface TaskGroupSummary {
  /** Not placed: there was no node for them. */
  Queued: number;
  /** Ended well, or were stopped. */
  Complete: number;
  /** Failed. */
  Failed: number;
  /** Run. */
  Running: number;
  /** Placed, and not running yet. */
  Starting: number;
  /** Gone with their node. */
  Lost: number;
  /** On a node that lost touch, within the time that the group allows for it. */
  Unknown: number;
}

/**
 * How many runs of a periodic or parameterized job are where.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-summary
 */
export interface JobChildrenSummary {
  /** Wait for the scheduler. */
  Pending: number;
  /** Run. */
  Running: number;
  /** Are over. */
  Dead: number;
}

/**
 * A command that a job offers to operators, and where.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-actions
 */
export interface JobAction extends Action {
  /** The task it is run in. */
  TaskName: string;
  /** That task's group. */
  TaskGroupName: string;
}

/**
 * The versions of a job that are kept.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-job-versions
 */
export interface JobVersionsResponse {
  /** The versions, newest first. */
  Versions: Job[];
  /** What each changed to the one before it, or to the version asked for; null unless asked for with `diffs`. */
  Diffs: JobDiff[] | null;
  /** Time since the answering server last heard of the leader, in nanoseconds. */
  LastContact: Nanoseconds;
  /** Whether there is a leader. */
  KnownLeader: boolean;
  /** Where the next page begins. Empty: this route has no pages. */
  NextToken: string;
  /** Raft index of the answer. */
  Index: number;
}
