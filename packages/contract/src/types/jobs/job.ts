/** A job as the server has it. */

import type { UnixNanoseconds } from '../../durations.js';
import type { Affinity, Constraint, Spread } from './placement.js';
import type { UpdateStrategy } from './strategies.js';
import type { TaskGroup } from './task-group.js';

/**
 * What a job is to the scheduler.
 *
 * - `service`: runs until it is stopped.
 * - `batch`: runs until it is done.
 * - `system`: runs on every node that fits, until it is stopped.
 * - `sysbatch`: runs on every node that fits, until it is done.
 */
export type JobType = 'service' | 'batch' | 'system' | 'sysbatch';

/** Where a job is: waiting for the scheduler, with something that runs or is yet to run, or all over. */
export type JobStatus = 'pending' | 'running' | 'dead';

/**
 * A job as the server has it, defaults filled in: what reading a job answers.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/job
 * @see https://developer.hashicorp.com/nomad/api-docs/json-jobs
 */
export interface Job {
  /** The region it runs in. Default `global`. The call's own region goes before it. */
  Region: string;
  /** The namespace it is in. Default `default`. */
  Namespace: string;
  /** Its ID, unique in the namespace; neither blanks nor NUL. A dispatched or periodic child's holds its parent's. */
  ID: string;
  /** Its name for humans. Default: the ID. */
  Name: string;
  /** What it is to the scheduler. Default `service`. */
  Type: JobType;
  /** Whose evaluations go first and who may preempt whom, 1 to 100 (the servers may allow more). Default 50. */
  Priority: number;
  /** Places all groups or none. Default false. */
  AllAtOnce: boolean;
  /** The datacenters it may run in; names may have `*`. Default `['*']`. */
  Datacenters: string[];
  /** The node pool it runs in. Default: the namespace's, else `default`. */
  NodePool: string;
  /** Conditions on nodes, for all groups. */
  Constraints: Constraint[] | null;
  /** Preferences among nodes, for all groups. */
  Affinities: Affinity[] | null;
  /** What is placed; at least one. */
  TaskGroups: TaskGroup[];
  /**
   * The rest of the job's own update settings: `Stagger` and `MaxParallel`, all else empty. The groups have the whole.
   */
  Update: UpdateStrategy;
  /** The regions it runs in; null for one. Enterprise only. */
  Multiregion: Multiregion | null;
  /** Attributes to spread over, for all groups. */
  Spreads: Spread[] | null;
  /** When it is launched; null if it is not periodic. Batch and sysbatch only. */
  Periodic: PeriodicConfig | null;
  /** What a dispatch must give; null if it is not parameterized. Batch and sysbatch only. */
  ParameterizedJob: ParameterizedJobConfig | null;
  /** Free data for users and templates, `NOMAD_META_<key>` in tasks. */
  Meta: Record<string, string> | null;
  /** What the web UI shows on the job's page; null for nothing. */
  UI: JobUIConfig | null;
  /** Stopped: it stays known, but nothing of it runs. Registering it with false starts it again. */
  Stop: boolean;
  /**
   * The periodic or parameterized job that it is a run of; empty for others. Set by the server, ignored when written.
   */
  ParentID: string;
  /** Whether it is a dispatch of a parameterized job. Set by the server, ignored when written. */
  Dispatched: boolean;
  /** The token that kept its dispatch from happening twice. Set by the server, ignored when written. */
  DispatchIdempotencyToken: string;
  /** The payload of its dispatch, base64; null for none. */
  Payload: string | null;
  /** The Consul namespace for its groups. Empty once registered: the groups' `Consul` has it. */
  ConsulNamespace: string;
  /** The Vault namespace for tasks that name none. */
  VaultNamespace: string;
  /** Accessor ID of the token that registered it; empty without ACLs. Set by the server, ignored when written. */
  NomadTokenID: string;
  /** Where it is. Set by the server, ignored when written. */
  Status: JobStatus;
  /** Why, where there is something to say. Set by the server, ignored when written. */
  StatusDescription: string;
  /**
   * Whether a deployment proved this version: what auto-revert goes back to. Set by the server, ignored when written.
   */
  Stable: boolean;
  /** Number of this version, from 0. Set by the server, ignored when written. */
  Version: number;
  /** When this version was submitted, in Unix nanoseconds. Set by the server, ignored when written. */
  SubmitTime: UnixNanoseconds;
  /** Raft index of its creation. Set by the server, ignored when written. */
  CreateIndex: number;
  /** Raft index of its last change, status included. Set by the server, ignored when written. */
  ModifyIndex: number;
  /**
   * Raft index of the last change to its specification: what a register call with `EnforceIndex` is checked against.
   * Set by the server, ignored when written.
   */
  JobModifyIndex: number;
  /** The name of this version; null for none. */
  VersionTag: JobVersionTag | null;
}

/**
 * The workloads that an ACL policy is for.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#create-or-update-policy
 */
export interface JobACL {
  /** The job's namespace. */
  Namespace: string;
  /** The job. Empty for all of the namespace. */
  JobID: string;
  /** The group. Empty for all of the job. */
  Group: string;
  /** The task. Empty for all of the group. */
  Task: string;
}

/**
 * What the web UI shows on a job's page.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ui
 */
export interface JobUIConfig {
  /** Markdown, at most 1,000 characters. */
  Description: string;
  /** Links; null for none. */
  Links: JobUILink[] | null;
}

/**
 * A link on a job's page.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ui#link-parameters
 */
export interface JobUILink {
  /** Its text. */
  Label: string;
  /** Where it leads. The parser of job files writes the key `URL`; the server takes both. */
  Url: string;
}

/**
 * A name for a version of a job, which keeps it from being collected.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-version-tag
 */
export interface JobVersionTag {
  /** The name, unique among the job's versions. */
  Name: string;
  /** A note, at most 1,000 characters. */
  Description: string;
  /** When the name was given, in Unix nanoseconds. */
  TaggedTime: UnixNanoseconds;
}

/** What the source of a job was written in. */
export type JobSubmissionFormat = 'hcl2' | 'json' | (string & {});

/**
 * The source that a version of a job was made from.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-submission
 */
export interface JobSubmission {
  /** The job file as it was; the servers drop it above their `job_max_source_size` (1 MB). */
  Source: string;
  /** What it is written in. */
  Format: JobSubmissionFormat;
  /** Values of single variables, as given by `-var`, URL-encoded; null for none. */
  VariableFlags: Record<string, string> | null;
  /** Content of variable files. */
  Variables: string;
  /** The job. Set by the server, ignored when written. */
  JobID: string;
  /** Raft index of the job's specification. Set by the server, ignored when written. */
  JobModifyIndex: number;
  /** The job's namespace. Set by the server, ignored when written. */
  Namespace: string;
  /** The job's version. Set by the server, ignored when written. */
  Version: number;
}

/**
 * When a periodic job is launched.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/periodic
 */
export interface PeriodicConfig {
  /** Launches it at all. Default true. */
  Enabled: boolean;
  /** When, in cron syntax: five to seven fields, or `@daily` and the like. Empty if `Specs` says it. */
  Spec: string;
  /** Several of them, instead of `Spec`. */
  Specs: string[];
  /** What the times are written in. */
  SpecType: 'cron' | (string & {});
  /** Skips a launch while the one before still runs. Default false. */
  ProhibitOverlap: boolean;
  /** The time zone of the times, by its IANA name. Default `UTC`. */
  TimeZone: string;
}

/** Whether a dispatch may, must or must not give a payload. */
export type PayloadRequirement = 'optional' | 'required' | 'forbidden';

/**
 * What a dispatch of a parameterized job must give.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/parameterized
 */
export interface ParameterizedJobConfig {
  /** Whether there must be a payload. Default `optional`. */
  Payload: PayloadRequirement;
  /** Metadata that must be given. */
  MetaRequired: string[] | null;
  /** Metadata that may be given; no others are taken. */
  MetaOptional: string[] | null;
}

/**
 * The regions that a job runs in. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/multiregion
 */
export interface Multiregion {
  /** How it rolls out over the regions. */
  Strategy: MultiregionStrategy;
  /** The regions, in the order of the roll-out. */
  Regions: MultiregionRegion[];
}

/**
 * A region that a job runs in, and what is different there.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/multiregion#region-parameters
 */
export interface MultiregionRegion {
  /** The region. */
  Name: string;
  /** The count of groups that have none themselves. Default 1. */
  Count: number;
  /** Datacenters, in place of the job's. */
  Datacenters: string[] | null;
  /** Node pool, in place of the job's. Empty for the job's. */
  NodePool: string;
  /** Metadata, beside the job's. */
  Meta: Record<string, string> | null;
}

/** What happens when a region fails: those after it fail too (empty), all of them do, or it alone does. */
export type MultiregionOnFailure = 'fail_all' | 'fail_local' | '';

/**
 * How a job rolls out over its regions.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/multiregion#strategy-parameters
 */
export interface MultiregionStrategy {
  /** How many regions at a time. Default 0: all. */
  MaxParallel: number;
  /** What happens when one fails. Default empty. */
  OnFailure: MultiregionOnFailure;
}
