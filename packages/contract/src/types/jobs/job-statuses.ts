// JobStatusesRequest: roles request; used by jobs.statuses
export interface JobStatusesRequest {
  Jobs: NamespacedID[] | null;
  IncludeChildren: boolean;
}

// JobStatusesJob: roles response; used by jobs.statuses; synthetic
export interface JobStatusesJob {
  ID: string; // seen 2 null 0 absent 0 e.g. web
  Namespace: string; // seen 2 null 0 absent 0 e.g. default
  Name: string; // seen 2 null 0 absent 0 e.g. web
  Type: string; // seen 2 null 0 absent 0 e.g. service
  NodePool: string; // seen 2 null 0 absent 0 e.g. default
  Datacenters: string[] | null; // seen 2 null 0 absent 0
  Priority: number; // seen 2 null 0 absent 0
  Version: number; // seen 2 null 0 absent 0
  SubmitTime: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
  Allocs: JobStatusesAlloc[] | null; // seen 2 null 0 absent 0
  GroupCountSum: number; // seen 2 null 0 absent 0
  ChildStatuses: string[] | null; // seen 0 null 2 absent 0
  ParentID: string; // seen 2 null 0 absent 0 e.g. 
  LatestDeployment: JobStatusesLatestDeployment | null; // seen 2 null 0 absent 0
  Stop: boolean; // seen 2 null 0 absent 0
  IsPack: boolean; // seen 2 null 0 absent 0
  Status: string; // seen 2 null 0 absent 0 e.g. running
}

// JobStatusesAlloc: roles response; used by -; synthetic
export interface JobStatusesAlloc {
  ID: string; // seen 4 null 0 absent 0
  Group: string; // seen 4 null 0 absent 0 e.g. app
  ClientStatus: string; // seen 4 null 0 absent 0 e.g. running
  NodeID: string; // seen 4 null 0 absent 0
  DeploymentStatus: JobStatusesDeployment; // seen 4 null 0 absent 0
  JobVersion: number; // seen 4 null 0 absent 0
  FollowupEvalID: string; // seen 4 null 0 absent 0 e.g. 
  HasPausedTask: boolean; // seen 4 null 0 absent 0
}

// JobStatusesDeployment: roles response; used by -; synthetic
export interface JobStatusesDeployment {
  Canary: boolean; // seen 4 null 0 absent 0
  Healthy: boolean; // seen 4 null 0 absent 0
}

// JobStatusesLatestDeployment: roles response; used by -; synthetic
export interface JobStatusesLatestDeployment {
  ID: string; // seen 2 null 0 absent 0
  IsActive: boolean; // seen 2 null 0 absent 0
  JobVersion: number; // seen 2 null 0 absent 0
  Status: string; // seen 2 null 0 absent 0 e.g. successful
  StatusDescription: string; // seen 2 null 0 absent 0 e.g. Deployment completed successfully
  AllAutoPromote: boolean; // seen 2 null 0 absent 0
  RequiresPromotion: boolean; // seen 2 null 0 absent 0
}

// NamespacedID: roles request; used by -
export interface NamespacedID {
  Namespace: string;
  ID: string;
}
