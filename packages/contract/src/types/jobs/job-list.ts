import type { Job } from './job.js';
import type { JobDiff } from './job-plan.js';

// JobListStub: roles response; used by jobs.list, nodePools.jobs
export interface JobListStub {
  ID: string; // seen 22 null 0 absent 0 e.g. web, delay, fail, fail0, long, multi
  ParentID: string; // seen 22 null 0 absent 0 e.g. , par
  Name: string; // seen 22 null 0 absent 0 e.g. web, delay, fail, fail0, long, multi
  Namespace?: string; // seen 22 null 0 absent 0 e.g. default
  Datacenters: string[]; // seen 22 null 0 absent 0
  Type: string; // seen 22 null 0 absent 0 e.g. service, batch
  Priority: number; // seen 22 null 0 absent 0
  Periodic: boolean; // seen 22 null 0 absent 0
  ParameterizedJob: boolean; // seen 22 null 0 absent 0
  Stop: boolean; // seen 22 null 0 absent 0
  Status: string; // seen 22 null 0 absent 0 e.g. running, dead
  StatusDescription: string; // seen 22 null 0 absent 0 e.g. 
  JobSummary: JobSummary; // seen 22 null 0 absent 0
  CreateIndex: number; // seen 22 null 0 absent 0
  ModifyIndex: number; // seen 22 null 0 absent 0
  JobModifyIndex: number; // seen 22 null 0 absent 0
  SubmitTime: number; // seen 22 null 0 absent 0
  Meta?: Record<string, string> | null; // seen 1 null 21 absent 0
  Multiregion: Record<string, unknown> | null; // server only; seen 0 null 22 absent 0
  NodePool: string; // server only; seen 22 null 0 absent 0 e.g. default
}

// JobSummary: roles response; used by jobs.summary
export interface JobSummary {
  JobID: string; // seen 45 null 0 absent 0
  Namespace: string; // seen 45 null 0 absent 0 e.g. default
  Summary: Record<string, TaskGroupSummary>; // seen 45 null 0 absent 0
  Children: JobChildrenSummary; // seen 45 null 0 absent 0
  CreateIndex: number; // seen 45 null 0 absent 0
  ModifyIndex: number; // seen 45 null 0 absent 0
}

// TaskGroupSummary: roles response; used by -
export interface TaskGroupSummary {
  Queued: number; // seen 45 null 0 absent 0
  Complete: number; // seen 45 null 0 absent 0
  Failed: number; // seen 45 null 0 absent 0
  Running: number; // seen 45 null 0 absent 0
  Starting: number; // seen 45 null 0 absent 0
  Lost: number; // seen 45 null 0 absent 0
  Unknown: number; // seen 45 null 0 absent 0
}

// JobChildrenSummary: roles response; used by -
export interface JobChildrenSummary {
  Pending: number; // seen 45 null 0 absent 0
  Running: number; // seen 45 null 0 absent 0
  Dead: number; // seen 45 null 0 absent 0
}

// JobAction: roles response; used by jobs.actions; synthetic
export interface JobAction {
  Name: string; // seen 2 null 0 absent 0 e.g. hello, greet
  Command: string; // seen 2 null 0 absent 0 e.g. /bin/echo, /bin/sh
  Args: string[] | null; // seen 2 null 0 absent 0
  TaskName: string; // seen 2 null 0 absent 0 e.g. t, main
  TaskGroupName: string; // seen 2 null 0 absent 0 e.g. g, app
}

// JobVersionsResponse: roles response; used by jobs.versions
export interface JobVersionsResponse {
  Versions: Job[] | null;
  Diffs: JobDiff[] | null;
  LastContact: number; // ns; from QueryMeta
  KnownLeader: boolean; // from QueryMeta
  NextToken: string; // from QueryMeta
  Index: number; // server only
}
