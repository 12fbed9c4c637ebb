import type { AllocatedResources } from './allocated-resources.js';
import type { AllocationMetric } from './allocation-metric.js';
import type { TaskState } from './task-state.js';
import type { Job } from '../jobs/job.js';
import type { DNSConfig, Resources } from '../jobs/resources.js';

// Allocation: roles request,response; used by nodes.allocations, allocations.get
export interface Allocation {
  ID: string; // seen 4 null 0 absent 0
  Namespace: string; // seen 4 null 0 absent 0 e.g. default
  EvalID: string; // seen 4 null 0 absent 0
  Name: string; // seen 4 null 0 absent 0 e.g. web.app[0], e1.app[0], e2.app[0]
  NodeID: string; // seen 4 null 0 absent 0
  NodeName: string; // seen 4 null 0 absent 0 e.g. node-1
  JobID: string; // seen 4 null 0 absent 0 e.g. web, e1, e2
  Job?: Job | null; // seen 1 null 0 absent 3
  TaskGroup: string; // seen 4 null 0 absent 0 e.g. app
  Resources: Resources; // seen 4 null 0 absent 0
  TaskResources: Record<string, Resources>; // seen 4 null 0 absent 0
  AllocatedResources: AllocatedResources; // seen 4 null 0 absent 0
  Services?: Record<string, string> | null; // never sent by the server; seen 0 null 0 absent 4
  Metrics: AllocationMetric; // seen 4 null 0 absent 0
  DesiredStatus: string; // seen 4 null 0 absent 0 e.g. run
  DesiredDescription?: string; // seen 0 null 0 absent 4
  DesiredTransition?: DesiredTransition; // seen 0 null 0 absent 4
  ClientStatus: string; // seen 4 null 0 absent 0 e.g. running, complete, pending
  ClientDescription?: string; // seen 3 null 0 absent 1 e.g. Tasks are running, All tasks have completed
  TaskStates?: Record<string, TaskState> | null; // seen 3 null 0 absent 1
  DeploymentID?: string; // seen 1 null 0 absent 3
  DeploymentStatus?: AllocDeploymentStatus | null; // seen 1 null 0 absent 3
  FollowupEvalID?: string; // seen 0 null 0 absent 4
  PreviousAllocation?: string; // seen 0 null 0 absent 4
  NextAllocation?: string; // seen 0 null 0 absent 4
  RescheduleTracker?: RescheduleTracker | null; // seen 0 null 0 absent 4
  NetworkStatus?: AllocNetworkStatus | null; // seen 3 null 0 absent 1
  PreemptedAllocations?: string[] | null; // seen 0 null 0 absent 4
  PreemptedByAllocation?: string; // seen 0 null 0 absent 4
  CreateIndex: number; // seen 4 null 0 absent 0
  ModifyIndex: number; // seen 4 null 0 absent 0
  AllocModifyIndex: number; // seen 4 null 0 absent 0
  CreateTime: number; // seen 4 null 0 absent 0
  ModifyTime: number; // seen 4 null 0 absent 0
  AllocStates?: Record<string, unknown>[]; // server only; seen 0 null 0 absent 4
  SharedResources: Record<string, unknown>; // server only; seen 4 null 0 absent 0
  SigningKeyID: string; // server only; seen 4 null 0 absent 0
}

// AllocationListStub: roles request,response; used by jobs.allocations, allocations.list, evaluations.allocations, deployments.allocations
export interface AllocationListStub {
  ID: string; // seen 34 null 0 absent 0
  EvalID: string; // seen 34 null 0 absent 0
  Name: string; // seen 34 null 0 absent 0
  Namespace: string; // seen 34 null 0 absent 0 e.g. default
  NodeID: string; // seen 34 null 0 absent 0
  NodeName: string; // seen 34 null 0 absent 0 e.g. node-1
  JobID: string; // seen 34 null 0 absent 0
  JobType: string; // seen 34 null 0 absent 0 e.g. service, batch
  JobVersion: number; // seen 34 null 0 absent 0
  TaskGroup: string; // seen 34 null 0 absent 0 e.g. app
  AllocatedResources?: AllocatedResources | null; // seen 2 null 32 absent 0
  DesiredStatus: string; // seen 34 null 0 absent 0 e.g. run, stop
  DesiredDescription: string; // seen 34 null 0 absent 0 e.g. , alloc not needed due to job update
  ClientStatus: string; // seen 34 null 0 absent 0 e.g. running, complete, failed, pending
  ClientDescription: string; // seen 34 null 0 absent 0 e.g. Tasks are running, All tasks have completed, Failed tasks, No tasks have started
  TaskStates: Record<string, TaskState> | null; // seen 32 null 2 absent 0
  DeploymentStatus: AllocDeploymentStatus | null; // seen 11 null 23 absent 0
  FollowupEvalID: string; // seen 34 null 0 absent 0 e.g. 
  NextAllocation: string; // seen 34 null 0 absent 0 e.g. 
  RescheduleTracker: RescheduleTracker | null; // seen 1 null 33 absent 0
  PreemptedAllocations: string[] | null; // seen 0 null 34 absent 0
  PreemptedByAllocation: string; // seen 34 null 0 absent 0 e.g. 
  CreateIndex: number; // seen 34 null 0 absent 0
  ModifyIndex: number; // seen 34 null 0 absent 0
  CreateTime: number; // seen 34 null 0 absent 0
  ModifyTime: number; // seen 34 null 0 absent 0
  DesiredTransition: Record<string, unknown>; // server only; seen 34 null 0 absent 0
}

// AllocDeploymentStatus: roles request,response; used by -
export interface AllocDeploymentStatus {
  Healthy: boolean; // seen 12 null 0 absent 0
  Timestamp: string | null; // rfc3339; seen 10 null 2 absent 0
  Canary: boolean; // seen 12 null 0 absent 0
  ModifyIndex: number; // seen 12 null 0 absent 0
}

// DesiredTransition: roles request,response; used by -
export interface DesiredTransition {
  Migrate: boolean;
  Reschedule: boolean;
  ForceReschedule: boolean;
  NoShutdownDelay: boolean;
  MigrateDisablePlacement: boolean;
}

// AllocNetworkStatus: roles request,response; used by -
export interface AllocNetworkStatus {
  InterfaceName: string; // seen 3 null 0 absent 0 e.g. 
  Address: string; // seen 3 null 0 absent 0 e.g. 
  AddressIPv6: string; // seen 3 null 0 absent 0 e.g. 
  DNS: DNSConfig | null; // seen 0 null 3 absent 0
}

// RescheduleTracker: roles request,response; used by -
export interface RescheduleTracker {
  Events: RescheduleEvent[] | null; // seen 1 null 0 absent 0
  LastReschedule: string; // seen 1 null 0 absent 0 e.g. ok
}

// RescheduleEvent: roles request,response; used by -
export interface RescheduleEvent {
  RescheduleTime: number; // seen 1 null 0 absent 0
  PrevAllocID: string; // seen 1 null 0 absent 0
  PrevNodeID: string; // seen 1 null 0 absent 0
  Delay: number; // server only; seen 1 null 0 absent 0
}

// AllocStopResponse: roles response; used by allocations.stop
export interface AllocStopResponse {
  EvalID: string; // seen 2 null 0 absent 0
  Index: number; // server only; seen 2 null 0 absent 0
}
