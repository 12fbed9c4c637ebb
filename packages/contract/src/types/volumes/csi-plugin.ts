import type { AllocationListStub } from '../allocations/allocation.js';
import type { CSITopology } from './csi-volume.js';

// CSIPlugin: roles response; used by plugins.get
export interface CSIPlugin {
  ID: string;
  Provider: string;
  Version: string;
  ControllerRequired: boolean;
  Controllers: Record<string, CSIInfo> | null;
  Nodes: Record<string, CSIInfo> | null;
  Allocations: AllocationListStub[] | null;
  ControllersHealthy: number;
  ControllersExpected: number;
  NodesHealthy: number;
  NodesExpected: number;
  CreateIndex: number;
  ModifyIndex: number;
  CreateTime: number;
  ModifyTime: number;
  ControllerJobs: Record<string, unknown>; // server only
  NodeJobs: Record<string, unknown>; // server only
}

// CSIPluginListStub: roles response; used by plugins.list
export interface CSIPluginListStub {
  ID: string;
  Provider: string;
  ControllerRequired: boolean;
  ControllersHealthy: number;
  ControllersExpected: number;
  NodesHealthy: number;
  NodesExpected: number;
  CreateIndex: number;
  ModifyIndex: number;
}

// CSIInfo: roles response; used by -
export interface CSIInfo {
  PluginID: string;
  AllocID: string;
  Healthy: boolean;
  HealthDescription: string;
  UpdateTime: string; // rfc3339
  RequiresControllerPlugin: boolean;
  RequiresTopologies: boolean;
  ControllerInfo?: CSIControllerInfo;
  NodeInfo?: CSINodeInfo;
  Provider: string; // server only
  ProviderVersion: string; // server only
}

// CSIControllerInfo: roles response; used by -
export interface CSIControllerInfo {
  SupportsCreateDelete: boolean;
  SupportsAttachDetach: boolean;
  SupportsListVolumes: boolean;
  SupportsGetCapacity: boolean;
  SupportsCreateDeleteSnapshot: boolean;
  SupportsListSnapshots: boolean;
  SupportsClone: boolean;
  SupportsReadOnlyAttach: boolean;
  SupportsExpand: boolean;
  SupportsListVolumesAttachedNodes: boolean;
  SupportsCondition: boolean;
  SupportsGet: boolean;
}

// CSINodeInfo: roles response; used by -
export interface CSINodeInfo {
  ID: string;
  MaxVolumes: number;
  AccessibleTopology: CSITopology | null;
  RequiresNodeStageVolume: boolean;
  SupportsStats: boolean;
  SupportsExpand: boolean;
  SupportsCondition: boolean;
}
