import type { Job, JobSubmission } from './job.js';

// JobRegisterRequest: roles request; used by jobs.register, jobs.update
export interface JobRegisterRequest {
  Submission?: JobSubmission | null;
  Job?: Job | null;
  EnforceIndex?: boolean;
  JobModifyIndex?: number;
  PolicyOverride?: boolean;
  PreserveCounts?: boolean;
  PreserveResources?: boolean;
  EvalPriority?: number;
}

// JobRegisterResponse: roles response; used by jobs.register, jobs.update, jobs.evaluate, jobs.scale, jobs.revert
export interface JobRegisterResponse {
  EvalID: string; // seen 93 null 0 absent 0 e.g. 
  EvalCreateIndex: number; // seen 93 null 0 absent 0
  JobModifyIndex: number; // seen 93 null 0 absent 0
  Warnings: string; // seen 93 null 0 absent 0 e.g. 
  LastContact: number; // ns; from QueryMeta; seen 93 null 0 absent 0
  KnownLeader: boolean; // from QueryMeta; seen 93 null 0 absent 0
  NextToken: string; // from QueryMeta; seen 93 null 0 absent 0 e.g. 
  Index: number; // server only; seen 93 null 0 absent 0
}

// JobDeregisterResponse: roles response; used by jobs.deregister
export interface JobDeregisterResponse {
  EvalID: string; // seen 11 null 0 absent 0 e.g. 
  EvalCreateIndex: number; // seen 11 null 0 absent 0
  JobModifyIndex: number; // seen 11 null 0 absent 0
  LastContact: number; // ns; from QueryMeta; seen 11 null 0 absent 0
  KnownLeader: boolean; // from QueryMeta; seen 11 null 0 absent 0
  NextToken: string; // from QueryMeta; seen 11 null 0 absent 0 e.g. 
  Index: number; // server only; seen 11 null 0 absent 0
  VolumeEvalID: string; // server only; seen 11 null 0 absent 0 e.g. 
  VolumeEvalIndex: number; // server only; seen 11 null 0 absent 0
}

// JobsParseRequest: roles request; used by jobs.parse
export interface JobsParseRequest {
  JobHCL: string;
  Variables: string;
  Canonicalize: boolean;
}

// JobValidateRequest: roles request; used by jobs.validate
export interface JobValidateRequest {
  Job?: Job | null;
}

// JobValidateResponse: roles response; used by jobs.validate
export interface JobValidateResponse {
  DriverConfigValidated: boolean; // seen 3 null 0 absent 0
  ValidationErrors: string[] | null; // seen 2 null 1 absent 0
  Error: string; // seen 3 null 0 absent 0 e.g. 
  Warnings: string; // seen 3 null 0 absent 0 e.g. 
}

// JobEvaluateRequest: roles request; used by jobs.evaluate
export interface JobEvaluateRequest {
  JobID: string;
  EvalOptions: EvalOptions;
}

// EvalOptions: roles request; used by -
export interface EvalOptions {
  ForceReschedule: boolean;
}

// JobDispatchRequest: roles request; used by jobs.dispatch; note: Payload is base64.
export interface JobDispatchRequest {
  JobID: string;
  Payload: string | null; // base64
  Meta: Record<string, string> | null;
  IdPrefixTemplate: string;
  Priority: number;
}

// JobDispatchResponse: roles response; used by jobs.dispatch, jobs.dispatchPayload
export interface JobDispatchResponse {
  DispatchedJobID: string; // seen 5 null 0 absent 0 e.g. par/dispatch-1795243640-c0103a7b, par/dispatch-1795243641-b0fe8a98, par/dispatch-pre-1795243641-d8ffd928, par/dispatch-1795243641-7e47b640
  EvalID: string; // seen 5 null 0 absent 0 e.g. 
  EvalCreateIndex: number; // seen 5 null 0 absent 0
  JobCreateIndex: number; // seen 5 null 0 absent 0
  Index: number; // server only; seen 5 null 0 absent 0
}

// PeriodicForceResponse: roles response; used by jobs.periodicForce; synthetic
export interface PeriodicForceResponse {
  EvalID: string;
  EvalCreateIndex: number;
  Index: number;
}

// JobRevertRequest: roles request; used by jobs.revert
export interface JobRevertRequest {
  JobID: string;
  JobVersion: number;
  EnforcePriorVersion?: number | null;
}

// JobStabilityRequest: roles request; used by jobs.stable
export interface JobStabilityRequest {
  JobID: string;
  JobVersion: number;
  Stable: boolean;
}

// JobStabilityResponse: roles response; used by jobs.stable
export interface JobStabilityResponse {
  Index: number; // server only; seen 1 null 0 absent 0
}

// TagVersionRequest: roles request; used by jobs.tagVersion
export interface TagVersionRequest {
  Version: number;
  Latest: boolean;
  Description: string;
}

// JobTagResponse: roles response; used by jobs.tagVersion, jobs.untagVersion; synthetic
export interface JobTagResponse {
  Name: string; // seen 2 null 0 absent 0 e.g. golden, 
  Description: string; // seen 2 null 0 absent 0 e.g. good one, 
  TaggedTime: number; // seen 2 null 0 absent 0
  Index: number; // seen 2 null 0 absent 0
  LastContact: number; // seen 2 null 0 absent 0
  KnownLeader: boolean; // seen 2 null 0 absent 0
  NextToken: string; // seen 2 null 0 absent 0 e.g. 
}
