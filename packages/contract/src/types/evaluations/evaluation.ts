import type { AllocationMetric } from '../allocations/allocation-metric.js';
import type { PlanAnnotations } from '../jobs/job-plan.js';

// Evaluation: roles response; used by jobs.evaluations, evaluations.list, evaluations.get
export interface Evaluation {
  ID: string; // seen 86 null 0 absent 0
  Priority: number; // seen 86 null 0 absent 0
  Type: string; // seen 86 null 0 absent 0 e.g. service, batch
  TriggeredBy: string; // seen 86 null 0 absent 0 e.g. job-register, deployment-watcher, job-scaling, job-deregister, queued-allocs, alloc-failure
  Namespace: string; // seen 86 null 0 absent 0 e.g. default
  JobID: string; // seen 86 null 0 absent 0
  JobModifyIndex?: number; // seen 73 null 0 absent 13
  NodeID?: string; // seen 1 null 0 absent 85
  NodeModifyIndex?: number; // seen 1 null 0 absent 85
  DeploymentID?: string; // seen 36 null 0 absent 50
  Status: string; // seen 86 null 0 absent 0 e.g. complete, blocked, pending, canceled
  StatusDescription?: string; // seen 14 null 0 absent 72 e.g. created to place remaining allocations, created for delayed rescheduling
  Wait?: number; // ns; seen 0 null 0 absent 86
  WaitUntil?: string; // rfc3339; seen 2 null 0 absent 84
  NextEval?: string; // seen 2 null 0 absent 84
  PreviousEval?: string; // seen 17 null 0 absent 69
  BlockedEval?: string; // seen 13 null 0 absent 73
  RelatedEvals?: EvaluationStub[] | null; // seen 0 null 0 absent 86
  FailedTGAllocs?: Record<string, AllocationMetric>; // seen 26 null 0 absent 60
  PlanAnnotations?: PlanAnnotations; // seen 57 null 0 absent 29
  ClassEligibility?: Record<string, boolean>; // seen 11 null 0 absent 75
  EscapedComputedClass?: boolean; // seen 0 null 0 absent 86
  QuotaLimitReached?: string; // seen 0 null 0 absent 86
  MissingNonNodeResources?: string[] | null; // seen 0 null 0 absent 86
  AnnotatePlan?: boolean; // seen 0 null 0 absent 86
  QueuedAllocations?: Record<string, number>; // seen 56 null 0 absent 30
  SnapshotIndex?: number; // seen 70 null 0 absent 16
  CreateIndex?: number; // seen 85 null 0 absent 1
  ModifyIndex?: number; // seen 85 null 0 absent 1
  CreateTime: number; // seen 86 null 0 absent 0
  ModifyTime: number; // seen 86 null 0 absent 0
  LeaderACL?: string; // server only; seen 0 null 0 absent 86
}

// EvaluationStub: roles response; used by -
export interface EvaluationStub {
  ID: string;
  Priority: number;
  Type: string;
  TriggeredBy: string;
  Namespace: string;
  JobID: string;
  NodeID: string;
  DeploymentID: string;
  Status: string;
  StatusDescription: string;
  WaitUntil: string; // rfc3339
  NextEval: string;
  PreviousEval: string;
  BlockedEval: string;
  CreateIndex: number;
  ModifyIndex: number;
  CreateTime: number;
  ModifyTime: number;
}

// EvalCountResponse: roles response; used by evaluations.count
export interface EvalCountResponse {
  Count: number; // seen 1 null 0 absent 0
  LastContact: number; // ns; from QueryMeta; seen 1 null 0 absent 0
  KnownLeader: boolean; // from QueryMeta; seen 1 null 0 absent 0
  NextToken: string; // from QueryMeta; seen 1 null 0 absent 0 e.g. 
  Index: number; // server only; seen 1 null 0 absent 0
}

// EvalDeleteRequest: roles request; used by evaluations.delete
export interface EvalDeleteRequest {
  EvalIDs: string[] | null;
  Filter: string;
}

// EvalDeleteResponse: roles response; used by evaluations.delete
export interface EvalDeleteResponse {
  Count: number;
  Index: number; // server only
}
