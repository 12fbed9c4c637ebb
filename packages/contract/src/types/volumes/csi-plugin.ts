/** CSI plugins: jobs that attach storage of an outside system. */

import type { UnixNanoseconds } from '../../durations.js';
import type { AllocationListStub } from '../allocations/allocation.js';
import type { CSITopology } from './csi-volume.js';

/**
 * A CSI plugin with its parts on each node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/plugins#read-plugin
 */
export interface CSIPlugin {
  /** The ID that its job gives it, in `csi_plugin`. */
  ID: string;
  /** Its name, as it says itself, such as `org.democratic-csi.nfs`. */
  Provider: string;
  /** Its version, as it says itself. */
  Version: string;
  /** It needs a controller as well as something on each node. */
  ControllerRequired: boolean;
  /** Its controllers, by the ID of their node. */
  Controllers: Record<string, CSIInfo>;
  /** Its parts that mount volumes, by the ID of their node. */
  Nodes: Record<string, CSIInfo>;
  /** The allocations that it consists of; `null` in events and when it has none. */
  Allocations: AllocationListStub[] | null;
  /** The jobs that run controllers, by namespace and ID. */
  ControllerJobs: Record<string, Record<string, CSIPluginJob>>;
  /** The jobs that run node parts, by namespace and ID. */
  NodeJobs: Record<string, Record<string, CSIPluginJob>>;
  /** Controllers that work. */
  ControllersHealthy: number;
  /** Controllers that there should be. */
  ControllersExpected: number;
  /** Node parts that work. */
  NodesHealthy: number;
  /** Node parts that there should be. */
  NodesExpected: number;
  /** Raft index at which it first appeared. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it first appeared. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * A job that runs parts of a plugin.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/plugins#read-plugin
 */
export interface CSIPluginJob {
  /** Namespace of the job. */
  Namespace: string;
  /** The job. */
  ID: string;
  /** How many allocations of it there should be. */
  Expected: number;
}

/**
 * A row of a list of plugins.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/plugins#list-plugins
 */
export interface CSIPluginListStub {
  /** The ID that its job gives it. */
  ID: string;
  /** Its name, as it says itself. */
  Provider: string;
  /** It needs a controller as well as something on each node. */
  ControllerRequired: boolean;
  /** Controllers that work. */
  ControllersHealthy: number;
  /** Controllers that there should be. */
  ControllersExpected: number;
  /** Node parts that work. */
  NodesHealthy: number;
  /** Node parts that there should be. */
  NodesExpected: number;
  /** Raft index at which it first appeared. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
}

/**
 * A part of a plugin as its node found it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/plugins#read-plugin
 */
export interface CSIInfo {
  /** The plugin. */
  PluginID: string;
  /** The allocation that runs this part. */
  AllocID: string;
  /** It works. */
  Healthy: boolean;
  /** Why it works or not. */
  HealthDescription: string;
  /** When this was found out, RFC 3339; `null` before the first time. */
  UpdateTime: string | null;
  /** The plugin's name, as it says itself. */
  Provider: string;
  /** The plugin's version, as it says itself. */
  ProviderVersion: string;
  /** Volumes can be attached only when a controller works too. */
  RequiresControllerPlugin: boolean;
  /** Volumes are not reachable from everywhere: topologies count. */
  RequiresTopologies: boolean;
  /** What it can do as a controller; `null` when it is none. */
  ControllerInfo: CSIControllerInfo | null;
  /** What it can do on its node; `null` when it mounts nothing. */
  NodeInfo: CSINodeInfo | null;
}

/**
 * What a controller can do.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/plugins#read-plugin
 */
export interface CSIControllerInfo {
  /** Create and delete volumes. */
  SupportsCreateDelete: boolean;
  /** Attach volumes to nodes and detach them; without it nodes do all themselves. */
  SupportsAttachDetach: boolean;
  /** List the storage system's volumes. */
  SupportsListVolumes: boolean;
  /** Tell how much room there is. */
  SupportsGetCapacity: boolean;
  /** Take and delete snapshots. */
  SupportsCreateDeleteSnapshot: boolean;
  /** List snapshots. */
  SupportsListSnapshots: boolean;
  /** Copy a volume into a new one. */
  SupportsClone: boolean;
  /** Attach a volume for reading alone. */
  SupportsReadOnlyAttach: boolean;
  /** Make a volume greater. */
  SupportsExpand: boolean;
  /** Tell in lists which nodes a volume is attached to. */
  SupportsListVolumesAttachedNodes: boolean;
  /** Tell whether a volume is in order. */
  SupportsCondition: boolean;
  /** Read a single volume. */
  SupportsGet: boolean;
}

/**
 * What a node's part can do.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/plugins#read-plugin
 */
export interface CSINodeInfo {
  /** The storage system's ID of the node. */
  ID: string;
  /** How many volumes the node can have at a time; `0` means no limit. */
  MaxVolumes: number;
  /** Where the node is in the storage system's terms; `null` when places do not matter. */
  AccessibleTopology: CSITopology | null;
  /** A volume is staged once for a node before it is mounted for each allocation. */
  RequiresNodeStageVolume: boolean;
  /** Tell how full a volume is. */
  SupportsStats: boolean;
  /** Make a mounted volume greater. */
  SupportsExpand: boolean;
  /** Tell whether a volume is in order. */
  SupportsCondition: boolean;
}
