/** Nodes: the machines that run tasks. */

import type { CSIInfo } from '../volumes/csi-plugin.js';
import type { DrainMetadata, DrainStrategy } from './drain.js';
import type { NodeReservedResources, NodeResources } from './node-resources.js';

/**
 * Where a node stands: `initializing` has not yet sent its first heartbeat, `ready` takes work, `down` has missed its
 * heartbeats or left, `disconnected` has missed them while it runs groups that may wait for it (`disconnect` block).
 */
export type NodeStatus = 'initializing' | 'ready' | 'down' | 'disconnected';

/** Whether the scheduler may place anything new on a node. */
export type NodeEligibility = 'eligible' | 'ineligible';

/**
 * A machine that runs tasks.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface Node {
  /** UUID. */
  ID: string;
  /** Known to the node and the servers only: always `''`. */
  SecretID: string;
  /** Datacenter; jobs choose by it. Default `dc1`. */
  Datacenter: string;
  /** Name. Default: the host's. */
  Name: string;
  /** `host:port` of its HTTP API. */
  HTTPAddr: string;
  /** Its HTTP API speaks TLS. */
  TLSEnabled: boolean;
  /** What it found out about itself, such as `kernel.name` or `driver.docker.version`; constraints use it. */
  Attributes: Record<string, string>;
  /** What it has to offer, before anything is kept back or in use. */
  NodeResources: NodeResources;
  /** What it keeps back from tasks. */
  ReservedResources: NodeReservedResources;
  /** Its names in other systems, such as `consul` or `aws`. */
  Links: Record<string, string>;
  /** Notes of its operator, set in the configuration or over the API; constraints use them. */
  Meta: Record<string, string>;
  /** A name for nodes of its kind; `''` without one. */
  NodeClass: string;
  /** The pool that it belongs to. Default `default`. */
  NodePool: string;
  /** Hash of what constraints may ask of it; nodes with the same one are alike to the scheduler. */
  ComputedClass: string;
  /** Parent of its tasks' cgroups, such as `nomad.slice`; Linux only. */
  CgroupParent: string;
  /** It is being drained: `DrainStrategy` is set. */
  Drain: boolean;
  /** The drain that is going on; `null` while there is none. */
  DrainStrategy: DrainStrategy | null;
  /** Whether it takes anything new; `ineligible` while it drains. */
  SchedulingEligibility: NodeEligibility;
  /** Where it stands. */
  Status: NodeStatus;
  /** `Status` in words; mostly `''`. */
  StatusDescription: string;
  /** When `Status` changed, Unix seconds. */
  StatusUpdatedAt: number;
  /** The key that signed its identity; `''` while it still uses its secret. */
  IdentitySigningKeyID: string;
  /** The last ten events, oldest first. */
  Events: NodeEvent[];
  /** Its task drivers, by name. */
  Drivers: Record<string, DriverInfo>;
  /** CSI plugins that control storage from here, by plugin ID. */
  CSIControllerPlugins: Record<string, CSIInfo>;
  /** CSI plugins that mount volumes here, by plugin ID. */
  CSINodePlugins: Record<string, CSIInfo>;
  /** Host volumes, configured or created over the API, by name. */
  HostVolumes: Record<string, HostVolumeInfo>;
  /** Forget its dynamic host volumes together with it, when it is collected as garbage. */
  GCVolumesOnNodeGC: boolean;
  /** Configured host networks, by name; `null` without any. */
  HostNetworks: Record<string, HostNetworkInfo> | null;
  /** The last drain, going on or over; `null` when there never was one. */
  LastDrain: DrainMetadata | null;
  /** How many allocations it may run; `0` means no limit. */
  NodeMaxAllocs: number;
  /** Raft index at which it last missed a heartbeat; `0` once it is ready again. */
  LastMissedHeartbeatIndex: number;
  /** Raft index at which it last reported on its allocations. */
  LastAllocUpdateIndex: number;
  /** Raft index at which it first registered. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
}

/**
 * A row of a node list.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#list-nodes
 */
export interface NodeListStub {
  /** Host part of its HTTP API's address. */
  Address: string;
  /** UUID. */
  ID: string;
  /** What it found out about itself; `null` unless the list was asked for `os`, which gives `os.name` alone. */
  Attributes: Record<string, string> | null;
  /** Datacenter. */
  Datacenter: string;
  /** Name. */
  Name: string;
  /** A name for nodes of its kind; `''` without one. */
  NodeClass: string;
  /** The pool that it belongs to. */
  NodePool: string;
  /** Its Nomad version. */
  Version: string;
  /** It is being drained. */
  Drain: boolean;
  /** Whether it takes anything new. */
  SchedulingEligibility: NodeEligibility;
  /** Where it stands. */
  Status: NodeStatus;
  /** `Status` in words; mostly `''`. */
  StatusDescription: string;
  /** Its task drivers, by name. */
  Drivers: Record<string, DriverInfo>;
  /** Host volumes, by name. */
  HostVolumes: Record<string, HostVolumeInfo>;
  /** What it has to offer; `null` unless the list was asked for `resources`. */
  NodeResources: NodeResources | null;
  /** What it keeps back from tasks; `null` unless the list was asked for `resources`. */
  ReservedResources: NodeReservedResources | null;
  /** The last drain, going on or over; `null` when there never was one. */
  LastDrain: DrainMetadata | null;
  /** Raft index at which it first registered. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
}

/**
 * Something that happened to a node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface NodeEvent {
  /** What happened, such as `Node heartbeat missed`. */
  Message: string;
  /** What it is about. */
  Subsystem: 'Cluster' | 'Drain' | 'Driver' | 'Heartbeat' | 'Scheduler' | 'Storage' | (string & {});
  /** More of it, such as the driver's name; `null` for most. */
  Details: Record<string, string> | null;
  /** When, RFC 3339. */
  Timestamp: string;
  /** Raft index at which it was stored; `0` for those that came with the node's registration. */
  CreateIndex: number;
}

/**
 * A task driver of a node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/task#driver
 */
export interface DriverInfo {
  /** What it tells about itself, such as `driver.docker.version`; `null` when it could not be asked. */
  Attributes: Record<string, string> | null;
  /** The machine has what it needs. */
  Detected: boolean;
  /** It takes tasks. */
  Healthy: boolean;
  /** Why it is healthy or not. */
  HealthDescription: string;
  /** When this was found out, RFC 3339. */
  UpdateTime: string;
}

/**
 * A host volume of a node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#host_volume-block
 */
export interface HostVolumeInfo {
  /** The name that jobs ask for. */
  Name: string;
  /** Where it is on the host. */
  Path: string;
  /** Nobody may write to it. */
  ReadOnly: boolean;
  /** UUID of a volume that was made over the API; `''` for one from the configuration. */
  ID: string;
}

/**
 * A host network of a node: addresses under a name that ports may ask for.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#host_network-block
 */
export interface HostNetworkInfo {
  /** The name that jobs ask for. */
  Name: string;
  /** Which of the host's addresses belong to it, such as `10.0.0.0/8`; `''` when `Interface` says it. */
  CIDR: string;
  /** The interface whose addresses belong to it; `''` when `CIDR` says it. */
  Interface: string;
  /** Ports that are kept back, such as `22,80`; `''` for none. */
  ReservedPorts: string;
}
