/** From a claim to the host volume that Nomad is asked for. */

import type { HostVolumeSpec } from '@yurt/contract';
import { requestOf } from '../claims/record.js';
import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { volumeNameOf } from '../names.js';
import { topologyConstraints } from '../storage-classes.js';
import { hostVolumeSettings } from '../validation/class-parameters.js';
import { hostVolumeCapabilities } from './capabilities.js';

/** The host volume for a valid claim of a class; on a certain node when one is named. */
export function hostVolumeSpec(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  nodeId?: string,
): HostVolumeSpec {
  const request = requestOf(claim);
  const { plugin, parameters } = hostVolumeSettings(storageClass.parameters);
  const constraints = topologyConstraints(storageClass);
  return {
    Name: volumeNameOf(request.name),
    Namespace: claim.metadata?.namespace,
    PluginID: plugin,
    NodeID: nodeId,
    Constraints: constraints.length === 0 ? undefined : constraints,
    RequestedCapacityMinBytes: Number(request.size),
    // Nomad wants a greatest size as soon as there is a least one.
    RequestedCapacityMaxBytes: Number(request.limit),
    RequestedCapabilities: hostVolumeCapabilities(request.accessModes, request.volumeMode),
    Parameters: Object.keys(parameters).length === 0 ? undefined : { ...parameters },
  };
}
