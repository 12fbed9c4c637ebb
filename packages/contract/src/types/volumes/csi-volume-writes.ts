/** Creating and registering CSI volumes, and what the storage system itself lists. */

import type { Nanoseconds } from '../../durations.js';
import type { CSIMountOptions, CSISecrets, CSITopologyRequest, CSIVolume, CSIVolumeCapability } from './csi-volume.js';

/**
 * A CSI volume to create in the storage system, to register because it is there already, or to change.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/csi
 */
export interface CSIVolumeSpec {
  /** The name that jobs ask for, as `source`; unique in the namespace. */
  ID: string;
  /** The plugin that attaches it. */
  PluginID: string;
  /** How it may be used: at least one way. */
  RequestedCapabilities: CSIVolumeCapability[];
  /** A name for people and, at creation, for the storage system; many plugins refuse an empty one. */
  Name?: string;
  /** Default: the request's namespace. */
  Namespace?: string;
  /** Registration: the storage system's own ID, without which nothing can be attached. Creation sets it. */
  ExternalID?: string;
  /** Where it should be reachable from. Default: left to the plugin. */
  RequestedTopologies?: Partial<CSITopologyRequest> | null;
  /** How it is mounted unless a job says otherwise. Default: left to the plugin. */
  MountOptions?: Partial<CSIMountOptions> | null;
  /** Credentials for the storage system. The servers keep them in their state as they are, not encrypted. */
  Secrets?: CSISecrets | null;
  /** Creation: settings for the plugin. */
  Parameters?: Record<string, string> | null;
  /** Registration: what the plugin needs to know whenever it attaches the volume. Creation sets it. */
  Context?: Record<string, string> | null;
  /** Creation: the least size, bytes. Default 0, any. A greater one later expands the volume. */
  RequestedCapacityMin?: number;
  /** Creation: the greatest size, bytes. Default 0, any. */
  RequestedCapacityMax?: number;
  /** Creation: copy this volume, by the storage system's ID. Not together with `SnapshotID`. */
  CloneID?: string;
  /** Creation: begin with this snapshot, by the storage system's ID. Not together with `CloneID`. */
  SnapshotID?: string;
}

/**
 * Creates volumes in the storage system and registers them. Those that succeed stay even when others fail.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume
 */
export interface CSIVolumeCreateRequest {
  /** The volumes. */
  Volumes: CSIVolumeSpec[];
  /** Pass over Sentinel policies that may be passed over. Default `false`. Enterprise. */
  PolicyOverride?: boolean;
}

/**
 * Answer to the creation of volumes.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume
 */
export interface CSIVolumeCreateResponse {
  /** The volumes as they are stored. */
  Volumes: CSIVolume[];
  /** What policies have to say, as text; `''` for nothing. */
  Warnings: string;
  /** Raft index of the write. */
  Index: number;
  /** Not filled by writes: `0`. */
  LastContact: Nanoseconds;
  /** Not filled by every server; rely on the headers. */
  KnownLeader: boolean;
  /** Always `''`. */
  NextToken: string;
}

/**
 * Registers volumes that are there already, or changes what may be changed of registered ones.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-csi-volume
 */
export interface CSIVolumeRegisterRequest {
  /** The volumes. */
  Volumes: CSIVolumeSpec[];
  /** Pass over Sentinel policies that may be passed over. Default `false`. Enterprise. */
  PolicyOverride?: boolean;
}

/**
 * Answer to the registration of volumes.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-csi-volume
 */
export interface CSIVolumeRegisterResponse {
  /** The volumes as they are stored. */
  Volumes: CSIVolume[];
  /** What policies have to say, as text; `''` for nothing. */
  Warnings: string;
  /** Raft index of the write. */
  Index: number;
  /** Not filled by writes: `0`. */
  LastContact: Nanoseconds;
  /** Not filled by every server; rely on the headers. */
  KnownLeader: boolean;
  /** Always `''`. */
  NextToken: string;
}

/**
 * A volume as the storage system lists it, registered with Nomad or not.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-external-csi-volumes
 */
export interface CSIVolumeExternalStub {
  /** The storage system's own ID. */
  ExternalID: string;
  /** Its size, bytes; `0` when the plugin does not say. */
  CapacityBytes: number;
  /** What the plugin needs to know whenever it attaches the volume; `null` for nothing. */
  VolumeContext: Record<string, string> | null;
  /** The volume that it was copied from; `''` for none. */
  CloneID: string;
  /** The snapshot that it was made from; `''` for none. */
  SnapshotID: string;
  /** The storage system's IDs of the nodes that it is attached to; `null` when there are none or they are not known. */
  PublishedExternalNodeIDs: string[] | null;
  /** Something is wrong with it. */
  IsAbnormal: boolean;
  /** What is wrong, or `''`. */
  Status: string;
}

/**
 * A page of the storage system's list.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-external-csi-volumes
 */
export interface CSIVolumeListExternalResponse {
  /** The volumes; `null` when there are none. */
  Volumes: CSIVolumeExternalStub[] | null;
  /** Where the next page starts, in the plugin's terms; `''` at the end. */
  NextToken: string;
  /** Not filled: the list comes from the plugin, not from the servers' state. */
  Index: number;
  /** Not filled. */
  LastContact: Nanoseconds;
  /** Not filled. */
  KnownLeader: boolean;
}
