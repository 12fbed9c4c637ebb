// Deployment: roles response; used by jobs.deployments, jobs.latestDeployment, deployments.list, deployments.get
export interface Deployment {
  ID: string; // seen 21 null 0 absent 0
  Namespace: string; // seen 21 null 0 absent 0 e.g. default
  JobID: string; // seen 21 null 0 absent 0 e.g. web, can, auto, nofall, sd
  JobVersion: number; // seen 21 null 0 absent 0
  JobModifyIndex: number; // seen 21 null 0 absent 0
  JobSpecModifyIndex: number; // seen 21 null 0 absent 0
  JobCreateIndex: number; // seen 21 null 0 absent 0
  IsMultiregion: boolean; // seen 21 null 0 absent 0
  TaskGroups: Record<string, DeploymentState>; // seen 21 null 0 absent 0
  Status: string; // seen 21 null 0 absent 0 e.g. successful, running, paused, failed, cancelled
  StatusDescription: string; // seen 21 null 0 absent 0 e.g. Deployment completed successfully, Deployment is running, Deployment is paused, Deployment marked as failed, Cancelled due to newer version of job, Failed due to unhealthy allocations
  CreateIndex: number; // seen 21 null 0 absent 0
  ModifyIndex: number; // seen 21 null 0 absent 0
  CreateTime: number; // seen 21 null 0 absent 0
  ModifyTime: number; // seen 21 null 0 absent 0
  EvalPriority: number; // server only; seen 21 null 0 absent 0
}

// DeploymentState: roles response; used by -
export interface DeploymentState {
  PlacedCanaries: string[] | null; // seen 12 null 9 absent 0
  AutoRevert: boolean; // seen 21 null 0 absent 0
  ProgressDeadline: number; // ns; seen 21 null 0 absent 0
  RequireProgressBy: string; // rfc3339; seen 21 null 0 absent 0
  Promoted: boolean; // seen 21 null 0 absent 0
  DesiredCanaries: number; // seen 21 null 0 absent 0
  DesiredTotal: number; // seen 21 null 0 absent 0
  PlacedAllocs: number; // seen 21 null 0 absent 0
  HealthyAllocs: number; // seen 21 null 0 absent 0
  UnhealthyAllocs: number; // seen 21 null 0 absent 0
  AutoPromote: boolean; // server only; seen 21 null 0 absent 0
}

// DeploymentUpdateResponse: roles response; used by deployments.fail, deployments.pause, deployments.promote, deployments.setAllocHealth, deployments.unblock
export interface DeploymentUpdateResponse {
  EvalID: string; // seen 7 null 0 absent 0 e.g. 
  EvalCreateIndex: number; // seen 7 null 0 absent 0
  DeploymentModifyIndex: number; // seen 7 null 0 absent 0
  RevertedJobVersion: number | null; // seen 0 null 7 absent 0
  Index: number; // server only; seen 7 null 0 absent 0
}

// DeploymentPauseRequest: roles request; used by deployments.pause
export interface DeploymentPauseRequest {
  DeploymentID: string;
  Pause: boolean;
}

// DeploymentPromoteRequest: roles request; used by deployments.promote
export interface DeploymentPromoteRequest {
  DeploymentID: string;
  All: boolean;
  Groups: string[] | null;
  PromotedAt: number;
}

// DeploymentAllocHealthRequest: roles request; used by deployments.setAllocHealth
export interface DeploymentAllocHealthRequest {
  DeploymentID: string;
  HealthyAllocationIDs: string[] | null;
  UnhealthyAllocationIDs: string[] | null;
}

// DeploymentUnblockRequest: roles request; used by deployments.unblock
export interface DeploymentUnblockRequest {
  DeploymentID: string;
}
