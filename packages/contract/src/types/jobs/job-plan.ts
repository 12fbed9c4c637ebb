import type { AllocationListStub } from '../allocations/allocation.js';
import type { AllocationMetric } from '../allocations/allocation-metric.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { Job } from './job.js';

// JobPlanRequest: roles request; used by jobs.plan
export interface JobPlanRequest {
  Job?: Job | null;
  Diff: boolean;
  PolicyOverride: boolean;
}

// JobPlanResponse: roles response; used by jobs.plan
export interface JobPlanResponse {
  JobModifyIndex: number; // seen 8 null 0 absent 0
  CreatedEvals: Evaluation[] | null; // seen 1 null 7 absent 0
  Diff: JobDiff | null; // seen 5 null 3 absent 0
  Annotations: PlanAnnotations; // seen 8 null 0 absent 0
  FailedTGAllocs: Record<string, AllocationMetric> | null; // seen 1 null 7 absent 0
  NextPeriodicLaunch: string | null; // rfc3339; seen 0 null 8 absent 0
  Warnings: string; // seen 8 null 0 absent 0 e.g. 
  Index: number; // server only; seen 8 null 0 absent 0
}

// JobDiff: roles response; used by -
export interface JobDiff {
  Type: string; // seen 5 null 0 absent 0 e.g. Added, Edited, None
  ID: string; // seen 5 null 0 absent 0 e.g. web, min-plan
  Fields: FieldDiff[] | null; // seen 3 null 2 absent 0
  Objects: ObjectDiff[] | null; // seen 2 null 3 absent 0
  TaskGroups: TaskGroupDiff[]; // seen 5 null 0 absent 0
}

// TaskGroupDiff: roles response; used by -
export interface TaskGroupDiff {
  Type: string; // seen 5 null 0 absent 0 e.g. Added, Edited, None
  Name: string; // seen 5 null 0 absent 0 e.g. app, g
  Fields: FieldDiff[] | null; // seen 3 null 2 absent 0
  Objects: ObjectDiff[] | null; // seen 2 null 3 absent 0
  Tasks: TaskDiff[]; // seen 5 null 0 absent 0
  Updates: Record<string, number>; // seen 5 null 0 absent 0
}

// TaskDiff: roles response; used by -
export interface TaskDiff {
  Type: string; // seen 5 null 0 absent 0 e.g. Added, Edited, None
  Name: string; // seen 5 null 0 absent 0 e.g. main, t
  Fields: FieldDiff[] | null; // seen 3 null 2 absent 0
  Objects: ObjectDiff[] | null; // seen 2 null 3 absent 0
  Annotations: string[] | null; // seen 3 null 2 absent 0
}

// ObjectDiff: roles response; used by -
export interface ObjectDiff {
  Type: string; // seen 22 null 0 absent 0 e.g. Added
  Name: string; // seen 22 null 0 absent 0 e.g. Datacenters, RestartPolicy, Migrate, ReschedulePolicy, EphemeralDisk, Update
  Fields: FieldDiff[]; // seen 22 null 0 absent 0
  Objects: ObjectDiff[] | null; // seen 2 null 20 absent 0
}

// FieldDiff: roles response; used by -
export interface FieldDiff {
  Type: string; // seen 131 null 0 absent 0 e.g. Added, None, Edited
  Name: string; // seen 131 null 0 absent 0
  Old: string; // seen 131 null 0 absent 0 e.g. , team-a, one, 2
  New: string; // seen 131 null 0 absent 0
  Annotations: string[] | null; // seen 3 null 128 absent 0
}

// PlanAnnotations: roles response; used by -
export interface PlanAnnotations {
  DesiredTGUpdates: Record<string, DesiredUpdates>; // seen 65 null 0 absent 0
  PreemptedAllocs: AllocationListStub[] | null; // seen 0 null 65 absent 0
}

// DesiredUpdates: roles response; used by -
export interface DesiredUpdates {
  Ignore: number; // seen 64 null 0 absent 0
  Place: number; // seen 64 null 0 absent 0
  Migrate: number; // seen 64 null 0 absent 0
  Stop: number; // seen 64 null 0 absent 0
  InPlaceUpdate: number; // seen 64 null 0 absent 0
  DestructiveUpdate: number; // seen 64 null 0 absent 0
  Canary: number; // seen 64 null 0 absent 0
  Preemptions: number; // seen 64 null 0 absent 0
  Disconnect: number; // seen 64 null 0 absent 0
  Reconnect: number; // seen 64 null 0 absent 0
  RescheduleNow: number; // seen 64 null 0 absent 0
  RescheduleLater: number; // seen 64 null 0 absent 0
}
