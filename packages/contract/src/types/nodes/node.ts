import type { DrainMetadata, DrainStrategy } from './drain.js';
import type { NodeReservedResources, NodeResources } from './node-resources.js';
import type { CSIInfo } from '../volumes/csi-plugin.js';

// Node: roles response; used by nodes.get
export interface Node {
  ID: string; // seen 8 null 0 absent 0
  Datacenter: string; // seen 8 null 0 absent 0 e.g. dc1
  Name: string; // seen 8 null 0 absent 0 e.g. node-1
  HTTPAddr: string; // seen 8 null 0 absent 0 e.g. 127.0.0.1:5646
  TLSEnabled: boolean; // seen 8 null 0 absent 0
  Attributes: Record<string, string>; // seen 8 null 0 absent 0
  NodeResources: NodeResources; // seen 8 null 0 absent 0
  ReservedResources: NodeReservedResources; // seen 8 null 0 absent 0
  Links: Record<string, string>; // seen 8 null 0 absent 0
  Meta: Record<string, string>; // seen 8 null 0 absent 0
  NodeClass: string; // seen 8 null 0 absent 0 e.g. 
  NodePool: string; // seen 8 null 0 absent 0 e.g. default
  CgroupParent: string; // seen 8 null 0 absent 0 e.g. nomad.slice
  Drain: boolean; // seen 8 null 0 absent 0
  DrainStrategy: DrainStrategy | null; // seen 0 null 8 absent 0
  SchedulingEligibility: string; // seen 8 null 0 absent 0 e.g. eligible
  Status: string; // seen 8 null 0 absent 0 e.g. ready, initializing
  StatusDescription: string; // seen 8 null 0 absent 0 e.g. 
  StatusUpdatedAt: number; // seen 8 null 0 absent 0
  Events: NodeEvent[]; // seen 8 null 0 absent 0
  Drivers: Record<string, DriverInfo>; // seen 8 null 0 absent 0
  HostVolumes: Record<string, HostVolumeInfo>; // seen 8 null 0 absent 0
  GCVolumesOnNodeGC: boolean; // seen 8 null 0 absent 0
  HostNetworks: Record<string, HostNetworkInfo> | null; // seen 0 null 8 absent 0
  CSIControllerPlugins: Record<string, CSIInfo>; // seen 8 null 0 absent 0
  CSINodePlugins: Record<string, CSIInfo>; // seen 8 null 0 absent 0
  LastDrain: DrainMetadata | null; // seen 0 null 8 absent 0
  CreateIndex: number; // seen 8 null 0 absent 0
  ModifyIndex: number; // seen 8 null 0 absent 0
  NodeMaxAllocs: number; // seen 8 null 0 absent 0
  ComputedClass: string; // server only; seen 8 null 0 absent 0 e.g. v1:16697380113887447472, v1:12616427521142151777
  IdentitySigningKeyID: string; // server only; seen 8 null 0 absent 0
  LastAllocUpdateIndex: number; // server only; seen 8 null 0 absent 0
  LastMissedHeartbeatIndex: number; // server only; seen 8 null 0 absent 0
  SecretID: string; // server only; seen 8 null 0 absent 0 e.g. 
}

// NodeListStub: roles response; used by nodes.list, nodePools.nodes
export interface NodeListStub {
  Address: string; // seen 2 null 0 absent 0 e.g. 127.0.0.1
  ID: string; // seen 2 null 0 absent 0
  Attributes?: Record<string, string> | null; // seen 1 null 1 absent 0
  Datacenter: string; // seen 2 null 0 absent 0 e.g. dc1
  Name: string; // seen 2 null 0 absent 0 e.g. node-1
  NodeClass: string; // seen 2 null 0 absent 0 e.g. 
  NodePool: string; // seen 2 null 0 absent 0 e.g. default
  Version: string; // seen 2 null 0 absent 0 e.g. 2.0.5
  Drain: boolean; // seen 2 null 0 absent 0
  SchedulingEligibility: string; // seen 2 null 0 absent 0 e.g. eligible
  Status: string; // seen 2 null 0 absent 0 e.g. ready
  StatusDescription: string; // seen 2 null 0 absent 0 e.g. 
  Drivers: Record<string, DriverInfo> | null; // seen 2 null 0 absent 0
  NodeResources?: NodeResources | null; // seen 1 null 1 absent 0
  ReservedResources?: NodeReservedResources | null; // seen 1 null 1 absent 0
  LastDrain: DrainMetadata | null; // seen 0 null 2 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
  HostVolumes: Record<string, unknown>; // server only; seen 2 null 0 absent 0
}

// NodeEvent: roles response; used by -
export interface NodeEvent {
  Message: string; // seen 8 null 0 absent 0 e.g. Node registered
  Subsystem: string; // seen 8 null 0 absent 0 e.g. Cluster
  Details: Record<string, string> | null; // seen 0 null 8 absent 0
  Timestamp: string; // rfc3339; seen 8 null 0 absent 0
  CreateIndex: number; // seen 8 null 0 absent 0
}

// DriverInfo: roles response; used by -
export interface DriverInfo {
  Attributes: Record<string, string>; // seen 10 null 0 absent 0
  Detected: boolean; // seen 10 null 0 absent 0
  Healthy: boolean; // seen 10 null 0 absent 0
  HealthDescription: string; // seen 10 null 0 absent 0 e.g. Healthy
  UpdateTime: string; // rfc3339; seen 10 null 0 absent 0
}

// HostVolumeInfo: roles response; used by -
export interface HostVolumeInfo {
  Path: string;
  ReadOnly: boolean;
  ID: string;
  Name: string; // server only
}

// HostNetworkInfo: roles response; used by -
export interface HostNetworkInfo {
  Name: string;
  CIDR: string;
  Interface: string;
  ReservedPorts: string;
}
