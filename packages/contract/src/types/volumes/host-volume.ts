/** Dynamic host volumes: directories or devices of one node, made or made known over the API. */

import type { UnixNanoseconds } from '../../durations.js';
import type { AllocationListStub } from '../allocations/allocation.js';
import type { Constraint } from '../jobs/placement.js';

/**
 * A dynamic host volume.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#read-dynamic-host-volume
 */
export interface HostVolume {
  /** Namespace; only its jobs may use the volume. */
  Namespace: string;
  /** UUID that the server gave it. */
  ID: string;
  /** The name that jobs ask for, as `source`. Volumes on different nodes may share one. */
  Name: string;
  /** The plugin that made it; `mkdir` is built in. `''` for a registered volume without one. */
  PluginID: string;
  /** Pool of its node. */
  NodePool: string;
  /** The node that holds it. */
  NodeID: string;
  /** What was asked of the node when it was made; `null` when nothing was. */
  Constraints: Constraint[] | null;
  /** The least size that was asked for, bytes; `0` for none. */
  RequestedCapacityMinBytes: number;
  /** The greatest size that was asked for, bytes; `0` for none. */
  RequestedCapacityMaxBytes: number;
  /** The size that the plugin reported, bytes; `0` where it has none, as a plain directory. */
  CapacityBytes: number;
  /** How it may be used; a job's request must fit one of them. */
  RequestedCapabilities: HostVolumeCapability[];
  /** Settings for the plugin; `null` without any. */
  Parameters: Record<string, string> | null;
  /** Where it is on the node; `''` until the plugin has made it. */
  HostPath: string;
  /** Where it stands. */
  State: HostVolumeState;
  /** Raft index at which it was created. */
  CreateIndex: number;
  /** When it was created. */
  CreateTime: UnixNanoseconds;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it was last written; becoming ready does not count. */
  ModifyTime: UnixNanoseconds;
  /** Allocations that use it; `null` in the answers to writes and when there are none. */
  Allocations: AllocationListStub[] | null;
}

/**
 * A row of a list of dynamic host volumes.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-volumes
 */
export interface HostVolumeStub {
  /** Namespace. */
  Namespace: string;
  /** UUID. */
  ID: string;
  /** The name that jobs ask for. */
  Name: string;
  /** The plugin that made it. */
  PluginID: string;
  /** Pool of its node. */
  NodePool: string;
  /** The node that holds it. */
  NodeID: string;
  /** The size that the plugin reported, bytes; `0` where it has none. */
  CapacityBytes: number;
  /** Where it stands. */
  State: HostVolumeState;
  /** Raft index at which it was created. */
  CreateIndex: number;
  /** When it was created. */
  CreateTime: UnixNanoseconds;
  /** Raft index of the last change. */
  ModifyIndex: number;
  /** When it was last written. */
  ModifyTime: UnixNanoseconds;
}

/**
 * A way in which a host volume may be used.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/capability
 */
export interface HostVolumeCapability {
  /** As a file system or as a raw device. */
  AttachmentMode: HostVolumeAttachmentMode;
  /** How many allocations of the node may read and write. */
  AccessMode: HostVolumeAccessMode;
}

/**
 * Who may use a host volume at a time.
 *
 * - `single-node-reader-only`: any number read.
 * - `single-node-writer`: any number read, one writes. Default.
 * - `single-node-single-writer`: one alone, reader or writer.
 * - `single-node-multi-writer`: any number read and write.
 * - `''`: not said.
 */
export type HostVolumeAccessMode =
  | 'single-node-reader-only'
  | 'single-node-writer'
  | 'single-node-single-writer'
  | 'single-node-multi-writer'
  | '';

/** As what a host volume appears in a task: a mounted `file-system` (default) or a `block-device`; `''` is not said. */
export type HostVolumeAttachmentMode = 'file-system' | 'block-device' | '';

/** Where a host volume stands: the plugin is still at work, jobs may use it, or its node is not there. */
export type HostVolumeState = 'pending' | 'ready' | 'unavailable';

/**
 * A volume that is kept for a group with `sticky` volumes, so that its allocations come back to the same one.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-task-group-host-volume-claims
 */
export interface TaskGroupHostVolumeClaim {
  /** UUID. */
  ID: string;
  /** Namespace of the job. */
  Namespace: string;
  /** The job. */
  JobID: string;
  /** Name of the group. */
  TaskGroupName: string;
  /** The allocation that claimed it. */
  AllocID: string;
  /** The volume. */
  VolumeID: string;
  /** Name of the volume. */
  VolumeName: string;
  /** Raft index at which it was claimed. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
}
