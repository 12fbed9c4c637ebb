import type { Allocation, AllocationListStub } from '../allocations/allocation.js';

// CSIVolume: roles request,response; used by volumes.getCsi
export interface CSIVolume {
  ID: string;
  Name: string;
  ExternalID: string; // hcl external_id
  Namespace: string;
  RequestedTopologies: CSITopologyRequest | null; // hcl topology_request
  Topologies: CSITopology[] | null;
  AccessMode: CSIVolumeAccessMode; // hcl access_mode
  AttachmentMode: CSIVolumeAttachmentMode; // hcl attachment_mode
  MountOptions: CSIMountOptions | null; // hcl mount_options
  Secrets: CSISecrets; // hcl secrets
  Parameters: Record<string, string> | null; // hcl parameters
  Context: Record<string, string> | null; // hcl context
  Capacity: number;
  RequestedCapacityMin: number; // hcl capacity_min
  RequestedCapacityMax: number; // hcl capacity_max
  RequestedCapabilities: CSIVolumeCapability[] | null; // hcl capability
  CloneID: string; // hcl clone_id
  SnapshotID: string; // hcl snapshot_id
  ReadAllocs: Record<string, Allocation> | null;
  WriteAllocs: Record<string, Allocation> | null;
  Allocations: AllocationListStub[] | null;
  Schedulable: boolean;
  PluginID: string; // hcl plugin_id
  Provider: string;
  ProviderVersion: string;
  ControllerRequired: boolean;
  ControllersHealthy: number;
  ControllersExpected: number;
  NodesHealthy: number;
  NodesExpected: number;
  ResourceExhausted: string; // rfc3339
  CreateIndex: number;
  ModifyIndex: number;
  CreateTime: number;
  ModifyTime: number;
}

// CSIVolumeListStub: roles response; used by volumes.list, volumes.listCsi
export interface CSIVolumeListStub {
  ID: string; // seen 3 null 0 absent 0
  Namespace: string; // seen 3 null 0 absent 0 e.g. default
  Name: string; // seen 3 null 0 absent 0 e.g. data, nc
  ExternalID?: string; // seen 0 null 0 absent 3
  Topologies?: CSITopology[] | null; // seen 0 null 0 absent 3
  AccessMode?: CSIVolumeAccessMode; // seen 0 null 0 absent 3
  AttachmentMode?: CSIVolumeAttachmentMode; // seen 0 null 0 absent 3
  CurrentReaders?: number; // seen 0 null 0 absent 3
  CurrentWriters?: number; // seen 0 null 0 absent 3
  Schedulable?: boolean; // seen 0 null 0 absent 3
  PluginID: string; // seen 3 null 0 absent 0 e.g. mkdir
  Provider?: string; // seen 0 null 0 absent 3
  ControllerRequired?: boolean; // seen 0 null 0 absent 3
  ControllersHealthy?: number; // seen 0 null 0 absent 3
  ControllersExpected?: number; // seen 0 null 0 absent 3
  NodesHealthy?: number; // seen 0 null 0 absent 3
  NodesExpected?: number; // seen 0 null 0 absent 3
  ResourceExhausted?: string; // rfc3339; seen 0 null 0 absent 3
  CreateIndex: number; // seen 3 null 0 absent 0
  ModifyIndex: number; // seen 3 null 0 absent 0
  CreateTime: number; // seen 3 null 0 absent 0
  ModifyTime: number; // seen 3 null 0 absent 0
}

// CSIVolumeCapability: roles request,response; used by -
export interface CSIVolumeCapability {
  AccessMode: CSIVolumeAccessMode; // hcl access_mode
  AttachmentMode: CSIVolumeAttachmentMode; // hcl attachment_mode
}

// CSIVolumeAccessMode: roles request,response; used by -
export type CSIVolumeAccessMode = 'multi-node-multi-writer' | 'multi-node-reader-only' | 'multi-node-single-writer' | 'single-node-reader-only' | 'single-node-writer' | '';

// CSIVolumeAttachmentMode: roles request,response; used by -
export type CSIVolumeAttachmentMode = 'block-device' | 'file-system' | '';

// CSIMountOptions: roles request,response; used by -
export interface CSIMountOptions {
  FSType: string; // hcl fs_type,optional
  MountFlags: string[] | null; // hcl mount_flags,optional
}

// CSISecrets: roles request,response; used by -
export type CSISecrets = Record<string, string>;

// CSITopology: roles request,response; used by -
export interface CSITopology {
  Segments: Record<string, string> | null; // hcl segments
}

// CSITopologyRequest: roles request,response; used by -
export interface CSITopologyRequest {
  Required: CSITopology[] | null; // hcl required
  Preferred: CSITopology[] | null; // hcl preferred
}

// CSIVolumeCreateRequest: roles request; used by volumes.createCsi
export interface CSIVolumeCreateRequest {
  Volumes: CSIVolume[] | null;
  PolicyOverride: boolean;
}

// CSIVolumeCreateResponse: roles response; used by volumes.createCsi
export interface CSIVolumeCreateResponse {
  Volumes: CSIVolume[] | null;
  Warnings: string;
  LastContact: number; // ns; from QueryMeta
  KnownLeader: boolean; // from QueryMeta
  NextToken: string; // from QueryMeta
  Index: number; // server only
}

// CSIVolumeRegisterRequest: roles request; used by volumes.registerCsiBulk, volumes.registerCsi
export interface CSIVolumeRegisterRequest {
  Volumes: CSIVolume[] | null;
  PolicyOverride: boolean;
}

// CSIVolumeRegisterResponse: roles response; used by volumes.registerCsiBulk, volumes.registerCsi
export interface CSIVolumeRegisterResponse {
  Volumes: CSIVolume[] | null;
  Warnings: string;
  LastContact: number; // ns; from QueryMeta
  KnownLeader: boolean; // from QueryMeta
  NextToken: string; // from QueryMeta
  Index: number; // server only
}

// CSIVolumeExternalStub: roles response; used by -
export interface CSIVolumeExternalStub {
  ExternalID: string;
  CapacityBytes: number;
  VolumeContext: Record<string, string> | null;
  CloneID: string;
  SnapshotID: string;
  PublishedExternalNodeIDs: string[] | null;
  IsAbnormal: boolean;
  Status: string;
}

// CSIVolumeListExternalResponse: roles response; used by volumes.listExternal
export interface CSIVolumeListExternalResponse {
  Volumes: CSIVolumeExternalStub[] | null;
  NextToken: string;
  Index: number; // server only
  KnownLeader: boolean; // server only
  LastContact: number; // server only
}
