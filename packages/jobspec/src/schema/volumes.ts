/** Volumes of a group and their mounts in tasks. */

import type { CSIMountOptions, VolumeMountSpec, VolumeRequestSpec } from '@yurt/contract';
import { type FieldsOf, block, flag, label, text, texts } from './field.js';

/**
 * How a CSI volume is mounted.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/mount_options
 */
const mountOptions = {
  /** Kind of file system, such as `ext4`; `''` leaves it to the plugin. */
  fsType: text('FSType', ''),
  /** Flags for the mount, such as `noatime`; `null` for none. They may hold secrets: answers say `[REDACTED]`. */
  mountFlags: texts('MountFlags'),
} as const satisfies FieldsOf<CSIMountOptions>;

/**
 * A group's claim on a volume.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/volume
 */
export const volume = {
  label: label('Name'),
  /** What it is a claim on. */
  type: text('Type', ''),
  /** The volume: a host volume's name, or a CSI volume's ID. With `PerAlloc` its first part. */
  source: text('Source', ''),
  /** Claims it for reading only. Default false. */
  readOnly: flag('ReadOnly', false),
  /** Binds each allocation's name to the host volume it first got. Default false. Host volumes only. */
  sticky: flag('Sticky', false),
  /** Who may use the volume, and how. Required for CSI; for host volumes empty means `single-node-writer`. */
  accessMode: text('AccessMode', ''),
  /** As a file system or as a device. Required for CSI; for host volumes empty means `file-system`. */
  attachmentMode: text('AttachmentMode', ''),
  /** File system and flags for mounting; null for the volume's own. CSI only. */
  mountOptions: block('MountOptions', mountOptions),
  /** Each allocation claims a volume of its own: the source's name and its index, such as `data[0]`. Default false. */
  perAlloc: flag('PerAlloc', false),
} as const satisfies FieldsOf<VolumeRequestSpec>;

/**
 * Where a task sees one of its group's volumes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/volume_mount
 */
export const volumeMount = {
  /** The claim's name in the group. */
  volume: text('Volume'),
  /** The path inside the task. */
  destination: text('Destination'),
  /** Mounts it for reading only. Default false. */
  readOnly: flag('ReadOnly'),
  /** Which mounts pass through. Default `private`. */
  propagationMode: text('PropagationMode'),
  /** SELinux relabelling: `z` shared, `Z` private. Empty for none. */
  selinuxLabel: text('SELinuxLabel'),
} as const satisfies FieldsOf<VolumeMountSpec>;
