/** Storage in a job: the group's claims on volumes, where its tasks see them, and the disk of the allocation itself. */

import type { CSIMountOptions, CSIVolumeAccessMode, CSIVolumeAttachmentMode } from '../volumes/csi-volume.js';
import type { HostVolumeAccessMode, HostVolumeAttachmentMode } from '../volumes/host-volume.js';
import type { Written } from '../written.js';

/** What a claim is on: a directory of the node (static or dynamic host volume), or a volume of a CSI plugin. */
export type VolumeType = 'host' | 'csi';

/**
 * A group's claim on a volume.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/volume
 */
export interface VolumeRequest {
  /** The claim's name: its key among the group's volumes, and what the tasks' mounts refer to. */
  Name: string;
  /** What it is a claim on. */
  Type: VolumeType;
  /** The volume: a host volume's name, or a CSI volume's ID. With `PerAlloc` its first part. */
  Source: string;
  /** Claims it for reading only. Default false. */
  ReadOnly: boolean;
  /** Binds each allocation's name to the host volume it first got. Default false. Host volumes only. */
  Sticky: boolean;
  /** Who may use the volume, and how. Required for CSI; for host volumes empty means `single-node-writer`. */
  AccessMode: HostVolumeAccessMode | CSIVolumeAccessMode | '';
  /** As a file system or as a device. Required for CSI; for host volumes empty means `file-system`. */
  AttachmentMode: HostVolumeAttachmentMode | CSIVolumeAttachmentMode | '';
  /** File system and flags for mounting; null for the volume's own. CSI only. */
  MountOptions: CSIMountOptions | null;
  /** Each allocation claims a volume of its own: the source's name and its index, such as `data[0]`. Default false. */
  PerAlloc: boolean;
}

/** Whether mounts made inside are seen on the other side: nowhere, those of the host in the task, or both ways. */
export type MountPropagation = 'private' | 'host-to-task' | 'bidirectional';

/**
 * Where a task sees one of its group's volumes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/volume_mount
 */
export interface VolumeMount {
  /** The claim's name in the group. */
  Volume: string;
  /** The path inside the task. */
  Destination: string;
  /** Mounts it for reading only. Default false. */
  ReadOnly: boolean;
  /** Which mounts pass through. Default `private`. */
  PropagationMode: MountPropagation;
  /** SELinux relabelling: `z` shared, `Z` private. Empty for none. */
  SELinuxLabel: string;
}

/**
 * The disk space of an allocation, gone with it unless it is carried over.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ephemeral_disk
 */
export interface EphemeralDisk {
  /** Places a new version on the same node if possible and carries the data over. Default false. */
  Sticky: boolean;
  /** As `Sticky`, and copies the data from the old node when the allocation moves to another. Default false. */
  Migrate: boolean;
  /** Space in MB that the scheduler sets aside, logs included; it is not enforced. Default 300, at least 10. */
  SizeMB: number;
}

/** A {@link VolumeRequest} as a user writes it. */
export interface VolumeRequestSpec extends Written<
  VolumeRequest,
  'Type' | 'Source',
  { MountOptions: Written<CSIMountOptions> }
> {}

/** A {@link VolumeMount} as a user writes it. */
export interface VolumeMountSpec extends Written<VolumeMount, 'Volume' | 'Destination'> {}

/** An {@link EphemeralDisk} as a user writes it. */
export interface EphemeralDiskSpec extends Written<EphemeralDisk> {}
