/** CSI volumes: storage of an outside system that a CSI plugin attaches. */

import type { UnixNanoseconds } from '../../durations.js';
import type { AllocationListStub } from '../allocations/allocation.js';

/**
 * A CSI volume.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#read-csi-volume
 */
export interface CSIVolume {
  /** The name that jobs ask for, as `source`; unique in the namespace. */
  ID: string;
  /** A name for people; the storage system may show it too. */
  Name: string;
  /** The storage system's own ID; it may hold characters that a URL must escape. */
  ExternalID: string;
  /** Namespace; only its jobs may use the volume. */
  Namespace: string;
  /** Where it was asked to be reachable from when it was created; `null` when that was left open. */
  RequestedTopologies: CSITopologyRequest | null;
  /** Where it is reachable from; empty for everywhere. */
  Topologies: CSITopology[];
  /** How it is used at the moment; `''` while nobody uses it. */
  AccessMode: CSIVolumeAccessMode;
  /** As what it is attached at the moment; `''` while nobody uses it. */
  AttachmentMode: CSIVolumeAttachmentMode;
  /** How it is mounted unless a job says otherwise. Flags are sent as `[REDACTED]`. */
  MountOptions: CSIMountOptions;
  /** Kept from readers: always `null`. */
  Secrets: CSISecrets | null;
  /** Settings for the plugin at creation. */
  Parameters: Record<string, string>;
  /** What the plugin needs to know again whenever it attaches the volume. */
  Context: Record<string, string>;
  /** Its size, bytes; `0` when the plugin does not say. */
  Capacity: number;
  /** The least size that was asked for, bytes; `0` for none. */
  RequestedCapacityMin: number;
  /** The greatest size that was asked for, bytes; `0` for none. */
  RequestedCapacityMax: number;
  /** How it may be used; a job's request must fit one of them. */
  RequestedCapabilities: CSIVolumeCapability[];
  /** The volume that it was copied from; `''` for none. */
  CloneID: string;
  /** The snapshot that it was made from; `''` for none. */
  SnapshotID: string;
  /** IDs of the allocations that read it, as keys. The values are always `null`: see `Allocations`. */
  ReadAllocs: Record<string, null>;
  /** IDs of the allocations that write it, as keys. The values are always `null`: see `Allocations`. */
  WriteAllocs: Record<string, null>;
  /** The allocations that read or write it. */
  Allocations: AllocationListStub[];
  /** Jobs may be placed with it: its plugin is healthy. */
  Schedulable: boolean;
  /** The plugin that attaches it. */
  PluginID: string;
  /** Who made the plugin, as the plugin says. */
  Provider: string;
  /** Version of the plugin, as the plugin says. */
  ProviderVersion: string;
  /** The plugin needs a controller as well as something on each node. */
  ControllerRequired: boolean;
  /** Controllers that work. */
  ControllersHealthy: number;
  /** Controllers that there should be. */
  ControllersExpected: number;
  /** Nodes on which the plugin works. */
  NodesHealthy: number;
  /** Nodes on which it should. */
  NodesExpected: number;
  /** When the storage system last said that it has no more room, RFC 3339; `null` when it never did. */
  ResourceExhausted: string | null;
  /** Raft index at which it was registered. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it was registered. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * A row of a list of CSI volumes.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-volumes
 */
export interface CSIVolumeListStub {
  /** The name that jobs ask for. */
  ID: string;
  /** Namespace. */
  Namespace: string;
  /** A name for people. */
  Name: string;
  /** The storage system's own ID. */
  ExternalID: string;
  /** Where it is reachable from; `null` or empty for everywhere. */
  Topologies: CSITopology[] | null;
  /** How it is used at the moment; `''` while nobody uses it. */
  AccessMode: CSIVolumeAccessMode;
  /** As what it is attached at the moment; `''` while nobody uses it. */
  AttachmentMode: CSIVolumeAttachmentMode;
  /** How many allocations read it. */
  CurrentReaders: number;
  /** How many allocations write it. */
  CurrentWriters: number;
  /** Jobs may be placed with it. */
  Schedulable: boolean;
  /** The plugin that attaches it. */
  PluginID: string;
  /** Who made the plugin. */
  Provider: string;
  /** The plugin needs a controller as well as something on each node. */
  ControllerRequired: boolean;
  /** Controllers that work. */
  ControllersHealthy: number;
  /** Controllers that there should be. */
  ControllersExpected: number;
  /** Nodes on which the plugin works. */
  NodesHealthy: number;
  /** Nodes on which it should. */
  NodesExpected: number;
  /** When the storage system last said that it has no more room, RFC 3339; `null` when it never did. */
  ResourceExhausted: string | null;
  /** Raft index at which it was registered. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it was registered. */
  CreateTime: UnixNanoseconds;
  /** When it last changed. */
  ModifyTime: UnixNanoseconds;
}

/**
 * A way in which a CSI volume may be used.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/capability
 */
export interface CSIVolumeCapability {
  /** How many nodes and allocations may read and write. */
  AccessMode: CSIVolumeAccessMode;
  /** As a file system or as a raw device. */
  AttachmentMode: CSIVolumeAttachmentMode;
}

/**
 * Who may use a CSI volume at a time: on one node or several, readers alone, one writer, or many. `''` is not said.
 */
export type CSIVolumeAccessMode =
  | 'single-node-reader-only'
  | 'single-node-writer'
  | 'multi-node-reader-only'
  | 'multi-node-single-writer'
  | 'multi-node-multi-writer'
  | '';

/** As what a CSI volume appears in a task: a mounted `file-system` or a `block-device`; `''` is not said. */
export type CSIVolumeAttachmentMode = 'file-system' | 'block-device' | '';

/**
 * How a CSI volume is mounted.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/mount_options
 */
export interface CSIMountOptions {
  /** Kind of file system, such as `ext4`; `''` leaves it to the plugin. */
  FSType: string;
  /** Flags for the mount, such as `noatime`; `null` for none. They may hold secrets: answers say `[REDACTED]`. */
  MountFlags: string[] | null;
}

/**
 * Credentials that the plugin passes to the storage system, by its own names. Never sent back.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/csi
 */
export type CSISecrets = Record<string, string>;

/**
 * A place in the storage system's terms, such as a zone or a rack.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/topology_request
 */
export interface CSITopology {
  /** Names and values that mark the place, such as `rack` and `R1`. */
  Segments: Record<string, string>;
}

/**
 * Where a CSI volume should be reachable from.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/topology_request
 */
export interface CSITopologyRequest {
  /** From at least one of these; `null` leaves it open. */
  Required: CSITopology[] | null;
  /** From one of these rather than elsewhere, in this order; `null` leaves it open. Creation only. */
  Preferred: CSITopology[] | null;
}
