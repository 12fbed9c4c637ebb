import type { Affinity, Constraint, Spread } from './placement.js';
import type { MigrateStrategy, ReschedulePolicy, TaskGroup, UpdateStrategy } from './task-group.js';

// Job: roles request,response; used by jobs.parse, jobs.get
export interface Job {
  Region: string; // hcl region,optional; seen 16 null 0 absent 0 e.g. global
  Namespace: string; // hcl namespace,optional; seen 16 null 0 absent 0 e.g. default
  ID: string; // hcl id,optional; seen 16 null 0 absent 0 e.g. web, min-service, min-batch, min-system, min-sysbatch, rich
  Name: string; // hcl name,optional; seen 16 null 0 absent 0 e.g. web, min-service, min-batch, min-system, min-sysbatch, rich
  Type: string; // hcl type,optional; seen 16 null 0 absent 0 e.g. service, batch, system, sysbatch
  Priority: number; // hcl priority,optional; seen 16 null 0 absent 0
  AllAtOnce: boolean; // hcl all_at_once,optional; seen 16 null 0 absent 0
  Datacenters: string[]; // hcl datacenters,optional; seen 16 null 0 absent 0
  NodePool: string; // hcl node_pool,optional; seen 16 null 0 absent 0 e.g. default
  Constraints: Constraint[] | null; // hcl constraint,block; seen 1 null 15 absent 0
  Affinities: Affinity[] | null; // hcl affinity,block; seen 1 null 15 absent 0
  TaskGroups: TaskGroup[]; // hcl group,block; seen 16 null 0 absent 0
  Update: UpdateStrategy; // hcl update,block; seen 16 null 0 absent 0
  Multiregion: Multiregion | null; // hcl multiregion,block; seen 0 null 16 absent 0
  Spreads: Spread[] | null; // hcl spread,block; seen 1 null 15 absent 0
  Periodic: PeriodicConfig | null; // hcl periodic,block; seen 0 null 16 absent 0
  ParameterizedJob: ParameterizedJobConfig | null; // hcl parameterized,block; seen 0 null 16 absent 0
  Reschedule?: ReschedulePolicy | null; // never sent by the server; hcl reschedule,block; seen 0 null 0 absent 16
  Migrate?: MigrateStrategy | null; // never sent by the server; hcl migrate,block; seen 0 null 0 absent 16
  Meta: Record<string, string> | null; // hcl meta,block; seen 2 null 14 absent 0
  UI: JobUIConfig | null; // hcl ui,block; seen 0 null 16 absent 0
  Stop: boolean; // seen 16 null 0 absent 0
  ParentID: string; // seen 16 null 0 absent 0 e.g. 
  Dispatched: boolean; // seen 16 null 0 absent 0
  DispatchIdempotencyToken: string; // seen 16 null 0 absent 0 e.g. 
  Payload: string | null; // base64; seen 0 null 16 absent 0
  ConsulNamespace: string; // seen 16 null 0 absent 0 e.g. 
  VaultNamespace: string; // seen 16 null 0 absent 0 e.g. 
  NomadTokenID: string; // seen 16 null 0 absent 0 e.g. 
  Status: string; // seen 16 null 0 absent 0 e.g. running, pending, dead
  StatusDescription: string; // seen 16 null 0 absent 0 e.g. 
  Stable: boolean; // seen 16 null 0 absent 0
  Version: number; // seen 16 null 0 absent 0
  SubmitTime: number; // seen 16 null 0 absent 0
  CreateIndex: number; // seen 16 null 0 absent 0
  ModifyIndex: number; // seen 16 null 0 absent 0
  JobModifyIndex: number; // seen 16 null 0 absent 0
  VersionTag: JobVersionTag | null; // seen 0 null 16 absent 0
}

// JobACL: roles request,response; used by -
export interface JobACL {
  Namespace: string;
  JobID: string;
  Group: string;
  Task: string;
}

// JobUIConfig: roles request,response; used by -
export interface JobUIConfig {
  Description: string; // hcl description,optional
  Links: JobUILink[] | null; // hcl link,block
}

// JobUILink: roles request,response; used by -
export interface JobUILink {
  Label: string; // hcl label,optional
  Url: string; // hcl url,optional; differs {"apiName": "URL", "wireName": "Url"}
}

// JobVersionTag: roles request,response; used by -
export interface JobVersionTag {
  Name: string;
  Description: string;
  TaggedTime: number;
}

// JobSubmission: roles request,response; used by jobs.submission
export interface JobSubmission {
  Source: string; // seen 1 null 0 absent 0 e.g. job "web" {}
  Format: string; // seen 1 null 0 absent 0 e.g. hcl2
  VariableFlags: Record<string, string> | null; // seen 1 null 0 absent 0
  Variables: string; // seen 1 null 0 absent 0 e.g. 
  JobID: string; // server only; seen 1 null 0 absent 0 e.g. web
  JobModifyIndex: number; // server only; seen 1 null 0 absent 0
  Namespace: string; // server only; seen 1 null 0 absent 0 e.g. default
  Version: number; // server only; seen 1 null 0 absent 0
}

// PeriodicConfig: roles request,response; used by -
export interface PeriodicConfig {
  Enabled: boolean; // hcl enabled,optional
  Spec: string; // hcl cron,optional
  Specs: string[] | null; // hcl crons,optional
  SpecType: string;
  ProhibitOverlap: boolean; // hcl prohibit_overlap,optional
  TimeZone: string; // hcl time_zone,optional
}

// ParameterizedJobConfig: roles request,response; used by -
export interface ParameterizedJobConfig {
  Payload: string; // hcl payload,optional
  MetaRequired: string[] | null; // hcl meta_required,optional
  MetaOptional: string[] | null; // hcl meta_optional,optional
}

// Multiregion: roles request,response; used by -
export interface Multiregion {
  Strategy: MultiregionStrategy | null; // hcl strategy,block
  Regions: MultiregionRegion[] | null; // hcl region,block
}

// MultiregionRegion: roles request,response; used by -
export interface MultiregionRegion {
  Name: string; // hcl ,label
  Count: number; // hcl count,optional
  Datacenters: string[] | null; // hcl datacenters,optional
  NodePool: string; // hcl node_pool,optional
  Meta: Record<string, string> | null; // hcl meta,block
}

// MultiregionStrategy: roles request,response; used by -
export interface MultiregionStrategy {
  MaxParallel: number; // hcl max_parallel,optional
  OnFailure: string; // hcl on_failure,optional
}
