import type { AllocationListStub } from '../allocations/allocation.js';
import type { Constraint } from '../jobs/placement.js';

// HostVolume: roles request,response; used by volumes.getHost
export interface HostVolume {
  Namespace: string; // hcl namespace; seen 7 null 0 absent 0 e.g. default
  ID: string; // hcl id; seen 7 null 0 absent 0
  Name: string; // hcl name; seen 7 null 0 absent 0 e.g. data, nc, regd
  PluginID: string; // hcl plugin_id; seen 7 null 0 absent 0 e.g. mkdir, 
  NodePool: string; // hcl node_pool; seen 7 null 0 absent 0 e.g. default
  NodeID: string; // hcl node_id; seen 7 null 0 absent 0
  Constraints?: Constraint[] | null; // hcl constraint; seen 0 null 7 absent 0
  RequestedCapacityMinBytes: number; // hcl capacity_min; seen 7 null 0 absent 0
  RequestedCapacityMaxBytes: number; // hcl capacity_max; seen 7 null 0 absent 0
  CapacityBytes: number; // hcl capacity; seen 7 null 0 absent 0
  RequestedCapabilities: HostVolumeCapability[]; // hcl capability; seen 7 null 0 absent 0
  Parameters?: Record<string, string> | null; // seen 5 null 2 absent 0
  HostPath: string; // hcl host_path; seen 7 null 0 absent 0 e.g. <agent-dir>/regvol
  State: HostVolumeState; // seen 7 null 0 absent 0
  CreateIndex: number; // seen 7 null 0 absent 0
  CreateTime: number; // seen 7 null 0 absent 0
  ModifyIndex: number; // seen 7 null 0 absent 0
  ModifyTime: number; // seen 7 null 0 absent 0
  Allocations?: AllocationListStub[] | null; // seen 4 null 3 absent 0
}

// HostVolumeStub: roles response; used by volumes.list, volumes.listHost
export interface HostVolumeStub {
  Namespace: string;
  ID: string;
  Name: string;
  PluginID: string;
  NodePool: string;
  NodeID: string;
  CapacityBytes: number;
  State: HostVolumeState;
  CreateIndex: number;
  CreateTime: number;
  ModifyIndex: number;
  ModifyTime: number;
}

// HostVolumeCapability: roles request,response; used by -
export interface HostVolumeCapability {
  AttachmentMode: HostVolumeAttachmentMode; // hcl attachment_mode; seen 7 null 0 absent 0
  AccessMode: HostVolumeAccessMode; // hcl access_mode; seen 7 null 0 absent 0
}

// HostVolumeAccessMode: roles request,response; used by -
export type HostVolumeAccessMode = 'single-node-multi-writer' | 'single-node-reader-only' | 'single-node-single-writer' | 'single-node-writer' | '';

// HostVolumeAttachmentMode: roles request,response; used by -
export type HostVolumeAttachmentMode = 'block-device' | 'file-system' | '';

// HostVolumeState: roles request,response; used by -
export type HostVolumeState = 'pending' | 'ready' | 'unavailable';

// HostVolumeCreateRequest: roles request; used by volumes.createHost
export interface HostVolumeCreateRequest {
  Volume?: HostVolume | null;
  PolicyOverride: boolean;
}

// HostVolumeCreateResponse: roles response; used by volumes.createHost
export interface HostVolumeCreateResponse {
  Volume: HostVolume | null; // seen 2 null 0 absent 0
  Warnings: string; // seen 2 null 0 absent 0 e.g. 
  Index: number; // server only; seen 2 null 0 absent 0
}

// HostVolumeRegisterRequest: roles request; used by volumes.registerHost
export interface HostVolumeRegisterRequest {
  Volume?: HostVolume | null;
  PolicyOverride: boolean;
}

// HostVolumeRegisterResponse: roles response; used by volumes.registerHost
export interface HostVolumeRegisterResponse {
  Volume: HostVolume | null; // seen 1 null 0 absent 0
  Warnings: string; // seen 1 null 0 absent 0 e.g. 
  Index: number; // server only; seen 1 null 0 absent 0
}

// HostVolumeDeleteResponse: roles response; used by volumes.deleteHost
export interface HostVolumeDeleteResponse {
  Index: number; // server only; seen 2 null 0 absent 0
}

// TaskGroupHostVolumeClaim: roles response; used by volumes.listClaims
export interface TaskGroupHostVolumeClaim {
  ID: string;
  Namespace: string;
  JobID: string;
  TaskGroupName: string;
  AllocID: string;
  VolumeID: string;
  VolumeName: string;
  CreateIndex: number;
  ModifyIndex: number;
}
