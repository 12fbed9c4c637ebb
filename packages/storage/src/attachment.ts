/** How a job uses a volume. */

import type { VolumeRequestSpec } from '@yurt/contract';
import { hostAccessModeOf } from './host-volume/capabilities.js';
import type { PersistentVolume } from './kubernetes.js';

/** What a job needs to use a volume. */
export interface Attachment {
  /**
   * The claim for the task group's `Volumes`: it brings the group to the volume's node and keeps the volume from being
   * removed. `undefined` for a volume that is served over the network.
   */
  readonly volume: VolumeRequestSpec | undefined;
  /** Where the data is on the node: for tasks of `raw_exec`, which can't mount volumes. */
  readonly hostPath: string | undefined;
  /** Where a volume is served, as `nbd://host:port/name`. */
  readonly uri: string | undefined;
}

/** What a job needs to use a volume. */
export function attachmentOf(volume: PersistentVolume): Attachment {
  const { metadata, spec } = volume;
  const uri = spec?.csi?.volumeAttributes?.uri;
  if (spec?.csi !== undefined) return { volume: undefined, hostPath: undefined, uri };
  return {
    volume: {
      Type: 'host',
      Source: metadata?.name ?? '',
      AccessMode: hostAccessModeOf(spec?.accessModes ?? []),
      AttachmentMode: spec?.volumeMode === 'Block' ? 'block-device' : 'file-system',
    },
    hostPath: spec?.hostPath?.path,
    uri: undefined,
  };
}
