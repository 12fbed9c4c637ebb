/** Making, registering and deleting dynamic host volumes. */

import type { ConstraintSpec } from '../jobs/placement.js';
import type { HostVolume, HostVolumeCapability } from './host-volume.js';

/**
 * A dynamic host volume to make, or to change when `ID` is given.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/host
 */
export interface HostVolumeSpec {
  /** The name that jobs ask for, as `source`. */
  Name: string;
  /** The volume to change. Absent makes a new one, whose ID the server chooses. */
  ID?: string;
  /** Default: the request's namespace. */
  Namespace?: string;
  /** The plugin that makes it. Default `mkdir`, which makes a directory. */
  PluginID?: string;
  /** Choose a node of this pool. Default: any; with `NodeID` the node must be in it. */
  NodePool?: string;
  /** The node. Default: the server chooses one that fits pool, plugin and constraints. */
  NodeID?: string;
  /** What the node must be like. `distinct_hosts` and `distinct_property` are refused. */
  Constraints?: ConstraintSpec[] | null;
  /** The least size, bytes. Default 0, any; plugins without sizes ignore it. */
  RequestedCapacityMinBytes?: number;
  /** The greatest size, bytes; not below the least. Default 0. */
  RequestedCapacityMaxBytes?: number;
  /** How it may be used. Default: one capability, `file-system` with `single-node-writer`. */
  RequestedCapabilities?: HostVolumeCapability[] | null;
  /** Settings for the plugin, by its own names. */
  Parameters?: Record<string, string> | null;
}

/**
 * A directory or device that is there already, to make known as a dynamic host volume. No plugin is called.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/host
 */
export interface HostVolumeRegistrationSpec extends HostVolumeSpec {
  /** The node that holds it. */
  NodeID: string;
  /** Where it is on the node. */
  HostPath: string;
  /** Its size, bytes. Default 0: not known. */
  CapacityBytes?: number;
}

/**
 * Makes a volume, or changes one.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-dynamic-host-volume
 */
export interface HostVolumeCreateRequest {
  /** The volume. */
  Volume: HostVolumeSpec;
  /** Pass over Sentinel policies that may be passed over. Default `false`. Enterprise. */
  PolicyOverride?: boolean;
}

/**
 * Answer to the making of a volume. It may still be `pending`: read it until its state says `ready`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-dynamic-host-volume
 */
export interface HostVolumeCreateResponse {
  /** The volume as it is stored. */
  Volume: HostVolume;
  /** What policies have to say, as text; `''` for nothing. */
  Warnings: string;
  /** Raft index of the write. */
  Index: number;
}

/**
 * Makes known a volume that is there already.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-dynamic-host-volume
 */
export interface HostVolumeRegisterRequest {
  /** The volume. */
  Volume: HostVolumeRegistrationSpec;
  /** Pass over Sentinel policies that may be passed over. Default `false`. Enterprise. */
  PolicyOverride?: boolean;
}

/**
 * Answer to the registration of a volume.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-dynamic-host-volume
 */
export interface HostVolumeRegisterResponse {
  /** The volume as it is stored. */
  Volume: HostVolume;
  /** What policies have to say, as text; `''` for nothing. */
  Warnings: string;
  /** Raft index of the write. */
  Index: number;
}

/**
 * Answer to the deletion of a volume.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#delete-dynamic-host-volume
 */
export interface HostVolumeDeleteResponse {
  /** Raft index of the write. */
  Index: number;
}
