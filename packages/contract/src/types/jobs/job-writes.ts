/** What is sent to change jobs and what comes back: register, stop, validate, dispatch, revert, tag. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';
import type { JobSpec, JobSubmissionSpec } from './job-spec.js';

/**
 * Registers a job: a new one, or a new version of one.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job
 */
export interface JobRegisterRequest {
  /** The job. */
  Job: JobSpec;
  /** The source it was made from, kept for the web UI and for reading it back. */
  Submission?: JobSubmissionSpec | null;
  /**
   * Registers only if the job's `JobModifyIndex` is the one given here, or there is no such job if that is 0. Default
   * false.
   */
  EnforceIndex?: boolean | null;
  /** The index for `EnforceIndex`. */
  JobModifyIndex?: number | null;
  /** Overrides soft policies of Sentinel. Default false. Enterprise only. */
  PolicyOverride?: boolean | null;
  /** Keeps the counts that the groups have now. Default false. */
  PreserveCounts?: boolean | null;
  /** Keeps the resources that the tasks have now. Default false. */
  PreserveResources?: boolean | null;
  /** Priority of the evaluation, 1 to 100. Default: the job's. */
  EvalPriority?: number | null;
}

/** What the answers to a job's changes have in common: the evaluation that follows, and facts of the query. */
export interface JobEvaluationResponse {
  /** The evaluation that follows; empty if none does, as for periodic and parameterized jobs. */
  EvalID: string;
  /** Raft index of that evaluation; 0 if there is none. */
  EvalCreateIndex: number;
  /** Raft index of the job's specification now. */
  JobModifyIndex: number;
  /** Time since the answering server last heard of the leader, in nanoseconds. */
  LastContact: Nanoseconds;
  /** Whether there is a leader. */
  KnownLeader: boolean;
  /** Always empty: there are no pages. */
  NextToken: string;
  /** Raft index of the change. */
  Index: number;
}

/**
 * What came of registering, evaluating, scaling or reverting a job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job
 */
export interface JobRegisterResponse extends JobEvaluationResponse {
  /** What is odd about the job, in words; empty if nothing is. */
  Warnings: string;
}

/**
 * What came of stopping a job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#stop-a-job
 */
export interface JobDeregisterResponse extends JobEvaluationResponse {
  /** The evaluation that gives back claims on CSI volumes, if the job was purged; else empty. */
  VolumeEvalID: string;
  /** Raft index of that evaluation; 0 if there is none. */
  VolumeEvalIndex: number;
}

/**
 * Turns a job file into a job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#parse-job
 */
export interface JobsParseRequest {
  /** The job file, in HCL 2. The functions that read files are refused. */
  JobHCL: string;
  /** Values of its variables, as in a variable file. */
  Variables?: string | null;
  /** Fills in the defaults that do not depend on the cluster. Default false: what the file does not say is null. */
  Canonicalize?: boolean | null;
}

/**
 * Asks whether a job could be registered.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/validate
 */
export interface JobValidateRequest {
  /** The job. */
  Job: JobSpec;
}

/**
 * Whether a job could be registered.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/validate
 */
export interface JobValidateResponse {
  /** Always true when the servers answered: drivers check their configuration only when a task starts. */
  DriverConfigValidated: boolean;
  /** What is wrong, one text each; null if nothing is. */
  ValidationErrors: string[] | null;
  /** The same in one text; empty if nothing is wrong. */
  Error: string;
  /** What is odd, in words; empty if nothing is. */
  Warnings: string;
}

/**
 * Has the scheduler look at a job again.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-evaluation
 */
export interface JobEvaluateRequest {
  /** The job; the same as in the path. */
  JobID: string;
  /** How to look at it. */
  EvalOptions?: EvalOptions | null;
}

/**
 * How the scheduler looks at a job again.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-evaluation
 */
export interface EvalOptions {
  /** Places failed allocations anew at once, without the wait of their reschedule policy. Default false. */
  ForceReschedule?: boolean | null;
}

/**
 * Runs a parameterized job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#dispatch-job
 */
export interface JobDispatchRequest {
  /** The job; if given, the same as in the path. */
  JobID?: string | null;
  /** The payload, base64, at most 16 KiB before encoding. */
  Payload?: string | null;
  /** Values for the metadata that the job asks for. */
  Meta?: Record<string, string> | null;
  /** Put into the new job's ID: `<job>/dispatch-<this>-<time>-<random>`. */
  IdPrefixTemplate?: string | null;
  /** Priority of the new job, 1 to 100. Default: that of the parameterized one. */
  Priority?: number | null;
}

/**
 * What came of running a parameterized job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#dispatch-job
 */
export interface JobDispatchResponse {
  /** The new job's ID, or that of an earlier dispatch with the same idempotency token. */
  DispatchedJobID: string;
  /** The evaluation that follows; empty if the job is periodic too. */
  EvalID: string;
  /** Raft index of that evaluation. */
  EvalCreateIndex: number;
  /** Raft index of the new job's creation. */
  JobCreateIndex: number;
  /** Raft index of the change. */
  Index: number;
}

/**
 * What came of launching a periodic job out of turn.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#force-new-periodic-instance
 */
export interface PeriodicForceResponse {
  /** The evaluation of the new job. */
  EvalID: string;
  /** Raft index of that evaluation. */
  EvalCreateIndex: number;
  /** Raft index of the change. */
  Index: number;
}

/**
 * Registers an earlier version of a job again, as its newest.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#revert-to-older-job-version
 */
export interface JobRevertRequest {
  /** The job; the same as in the path. */
  JobID: string;
  /** The version to go back to; not the current one. */
  JobVersion: number;
  /** Reverts only if the current version is this one. */
  EnforcePriorVersion?: number | null;
}

/**
 * Says whether a version of a job is good: what auto-revert goes back to.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#set-job-stability
 */
export interface JobStabilityRequest {
  /** The job; the same as in the path. */
  JobID: string;
  /** The version. */
  JobVersion: number;
  /** Whether it is good. */
  Stable: boolean;
}

/**
 * What came of saying whether a version is good.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#set-job-stability
 */
export interface JobStabilityResponse {
  /** Raft index of the change. */
  Index: number;
}

/**
 * Names a version of a job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-version-tag
 */
export interface TagVersionRequest {
  /** The version. Default 0. */
  Version?: number | null;
  /** The newest version instead, if `Version` is 0 or left out. Default false. */
  Latest?: boolean | null;
  /** A note, at most 1,000 characters. */
  Description?: string | null;
}

/**
 * The name that a version of a job has now.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-version-tag
 */
export interface JobTagResponse {
  /** The name; empty after it was taken away. */
  Name: string;
  /** The note. */
  Description: string;
  /** When it was given, in Unix nanoseconds; 0 after it was taken away. */
  TaggedTime: UnixNanoseconds;
  /** Raft index of the change. */
  Index: number;
  /** Time since the answering server last heard of the leader, in nanoseconds. */
  LastContact: Nanoseconds;
  /** Whether there is a leader. */
  KnownLeader: boolean;
  /** Always empty: there are no pages. */
  NextToken: string;
}
