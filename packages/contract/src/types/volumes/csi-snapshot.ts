/** Snapshots of CSI volumes, kept by the storage system. */

import type { Nanoseconds } from '../../durations.js';
import type { CSISecrets } from './csi-volume.js';

/**
 * A snapshot as the storage system describes it. What only a request uses comes back empty.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-csi-volume-snapshots
 */
export interface CSISnapshot {
  /** The storage system's ID of the snapshot. */
  ID: string;
  /** The storage system's ID of the volume that it was taken of. */
  ExternalSourceVolumeID: string;
  /** Size that a volume made from it needs at least, bytes; `0` when the plugin does not say. */
  SizeBytes: number;
  /** When it was taken, Unix seconds. */
  CreateTime: number;
  /** It may be used; some systems take a while. */
  IsReady: boolean;
  /** Request only: `''`. */
  SourceVolumeID: string;
  /** Request only: `''`. */
  PluginID: string;
  /** Request only: `''`. */
  Name: string;
  /** Request only: `null`. */
  Secrets: CSISecrets | null;
  /** Request only: `null`. */
  Parameters: Record<string, string> | null;
}

/**
 * A snapshot to take.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume-snapshot
 */
export interface CSISnapshotSpec {
  /** The volume to take it of, by its ID in Nomad. */
  SourceVolumeID: string;
  /** The plugin that takes it. Default: the volume's. */
  PluginID?: string;
  /** A name for the storage system. Default: the plugin chooses. */
  Name?: string;
  /** Credentials for the storage system, over those of the volume. */
  Secrets?: CSISecrets | null;
  /** Settings for the plugin. */
  Parameters?: Record<string, string> | null;
}

/**
 * Takes snapshots. Those that succeed stay even when others fail.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume-snapshot
 */
export interface CSISnapshotCreateRequest {
  /** The snapshots. */
  Snapshots: CSISnapshotSpec[];
}

/**
 * Answer to the taking of snapshots.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume-snapshot
 */
export interface CSISnapshotCreateResponse {
  /** The snapshots, in the order of the request; `null` when none was asked for. */
  Snapshots: CSISnapshot[] | null;
  /** Not filled: snapshots are not in the servers' state. */
  Index: number;
  /** Not filled. */
  LastContact: Nanoseconds;
  /** Not filled. */
  KnownLeader: boolean;
  /** Always `''`. */
  NextToken: string;
}

/**
 * A page of the storage system's list of snapshots.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-csi-volume-snapshots
 */
export interface CSISnapshotListResponse {
  /** The snapshots; `null` when there are none. */
  Snapshots: CSISnapshot[] | null;
  /** Where the next page starts, in the plugin's terms; `''` at the end. */
  NextToken: string;
  /** Not filled: snapshots are not in the servers' state. */
  Index: number;
  /** Not filled. */
  LastContact: Nanoseconds;
  /** Not filled. */
  KnownLeader: boolean;
}
