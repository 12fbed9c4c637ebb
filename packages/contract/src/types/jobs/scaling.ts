// ScalingPolicy: roles request,response; used by scaling.getPolicy
export interface ScalingPolicy {
  Min: number; // hcl min,optional; seen 2 null 0 absent 0
  Max: number; // hcl max,optional; seen 2 null 0 absent 0
  Policy: Record<string, unknown> | null; // hcl policy,block; seen 1 null 1 absent 0
  Enabled: boolean; // hcl enabled,optional; seen 2 null 0 absent 0
  Type: string; // hcl type,optional; seen 2 null 0 absent 0 e.g. horizontal
  ID: string; // seen 2 null 0 absent 0
  Namespace?: string; // never sent by the server; seen 0 null 0 absent 2
  Target: Record<string, string> | null; // seen 2 null 0 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
}

// ScalingPolicyListStub: roles response; used by scaling.listPolicies
export interface ScalingPolicyListStub {
  ID: string; // seen 2 null 0 absent 0
  Enabled: boolean; // seen 2 null 0 absent 0
  Type: string; // seen 2 null 0 absent 0 e.g. horizontal
  Target: Record<string, string> | null; // seen 2 null 0 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
}

// ScalingRequest: roles request; used by jobs.scale
export interface ScalingRequest {
  Count?: number | null;
  Target: Record<string, string> | null;
  Message: string;
  Error: boolean;
  Meta: Record<string, unknown> | null;
  PolicyOverride: boolean;
  JobModifyIndex: number;
}

// ScalingEvent: roles response; used by -
export interface ScalingEvent {
  Count: number | null; // seen 1 null 2 absent 0
  PreviousCount: number; // seen 3 null 0 absent 0
  Error: boolean; // seen 3 null 0 absent 0
  Message: string; // seen 3 null 0 absent 0 e.g. just saying, metric gone, more
  Meta: Record<string, unknown> | null; // seen 1 null 2 absent 0
  EvalID: string | null; // seen 1 null 2 absent 0
  Time: number; // seen 3 null 0 absent 0
  CreateIndex: number; // seen 3 null 0 absent 0
}

// JobScaleStatusResponse: roles response; used by jobs.scaleStatus
export interface JobScaleStatusResponse {
  JobID: string; // seen 2 null 0 absent 0 e.g. web
  Namespace: string; // seen 2 null 0 absent 0 e.g. default
  JobCreateIndex: number; // seen 2 null 0 absent 0
  JobModifyIndex: number; // seen 2 null 0 absent 0
  JobStopped: boolean; // seen 2 null 0 absent 0
  TaskGroups: Record<string, TaskGroupScaleStatus> | null; // seen 2 null 0 absent 0
}

// TaskGroupScaleStatus: roles response; used by -
export interface TaskGroupScaleStatus {
  Desired: number; // seen 2 null 0 absent 0
  Placed: number; // seen 2 null 0 absent 0
  Running: number; // seen 2 null 0 absent 0
  Healthy: number; // seen 2 null 0 absent 0
  Unhealthy: number; // seen 2 null 0 absent 0
  Events: ScalingEvent[] | null; // seen 1 null 1 absent 0
}
