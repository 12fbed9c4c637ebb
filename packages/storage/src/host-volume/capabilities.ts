/** Kubernetes' access modes as Nomad's ways to use a host volume. */

import type { HostVolumeAccessMode, HostVolumeAttachmentMode, HostVolumeCapability } from '@yurt/contract';
import type { AccessMode, VolumeMode } from '../kubernetes.js';

/** A host volume is on one node, so no mode lets many nodes write. */
const hostAccess = new Map<AccessMode, HostVolumeAccessMode>([
  ['ReadWriteOnce', 'single-node-writer'],
  ['ReadOnlyMany', 'single-node-reader-only'],
  ['ReadWriteOncePod', 'single-node-single-writer'],
]);

/** How a host volume must be usable for these modes. */
export function hostVolumeCapabilities(
  accessModes: readonly AccessMode[],
  volumeMode: VolumeMode,
): HostVolumeCapability[] {
  return accessModes.flatMap((mode) => {
    const AccessMode = hostAccess.get(mode);
    return AccessMode === undefined ? [] : [{ AttachmentMode: attachmentModeOf(volumeMode), AccessMode }];
  });
}

/** The access modes that a host volume's capabilities mean; several writers on one node are `ReadWriteOnce` too. */
export function accessModesOf(capabilities: readonly HostVolumeCapability[] | null): AccessMode[] {
  const has = (...wanted: readonly HostVolumeAccessMode[]): boolean =>
    (capabilities ?? []).some(({ AccessMode }) => wanted.includes(AccessMode));
  const modes: AccessMode[] = [];
  if (has('single-node-writer', 'single-node-multi-writer')) modes.push('ReadWriteOnce');
  if (has('single-node-reader-only')) modes.push('ReadOnlyMany');
  if (has('single-node-single-writer')) modes.push('ReadWriteOncePod');
  return modes;
}

/** How Nomad calls a volume's mode. */
function attachmentModeOf(volumeMode: VolumeMode): HostVolumeAttachmentMode {
  return volumeMode === 'Block' ? 'block-device' : 'file-system';
}

/** Nomad's word for the first of some access modes, for a job that asks for the volume. */
export function hostAccessModeOf(accessModes: readonly string[]): HostVolumeAccessMode {
  for (const [mode, access] of hostAccess) if (accessModes.includes(mode)) return access;
  return 'single-node-writer';
}
