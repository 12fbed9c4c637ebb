/** The host volumes of a pinned storage pod: one for each replica, each on a node of its own. */

import type { ConstraintSpec, HostVolume, HostVolumeSpec } from '@yurt/contract';
import { requestOf } from '../claims/record.js';
import type { HostVolumes } from '../host-volume/host-volumes.js';
import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { replicaVolumeNameOf } from '../names.js';
import type { BoundedScope } from '../provisioner.js';
import { storagePodSettings } from '../validation/class-parameters.js';
import type { StoragePodSettings } from '../validation/class-parameters.js';
import { podConstraints } from './pvc-to-job.js';

/**
 * The volumes of a claim's replicas, in their order, all ready; none for a class that spreads its replicas. Those that are
 * there already are taken.
 *
 * @throws UnplaceableError when there are not enough nodes; what was made stays, and is taken the next time.
 */
export async function ensureReplicaVolumes(
  volumes: HostVolumes,
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  scope: BoundedScope,
): Promise<HostVolume[]> {
  const settings = storagePodSettings(storageClass.parameters);
  if (settings.layout === 'spread') return [];
  const made: HostVolume[] = [];
  for (let replica = 0; replica < settings.replicas; replica++) {
    const taken = made.map(({ NodeID }) => NodeID);
    made.push(await volumes.ensure(replicaVolumeSpec(claim, storageClass, settings, replica, taken), scope));
  }
  return Promise.all(made.map((volume) => volumes.untilReady(volume, scope, () => undefined)));
}

function replicaVolumeSpec(
  claim: PersistentVolumeClaim,
  storageClass: StorageClass,
  settings: StoragePodSettings,
  replica: number,
  taken: readonly string[],
): HostVolumeSpec {
  const { name, size } = requestOf(claim);
  const elsewhere = taken.map((node): ConstraintSpec => ({
    LTarget: '${node.unique.id}',
    Operand: '!=',
    RTarget: node,
  }));
  return {
    Name: replicaVolumeNameOf(name, replica),
    Namespace: claim.metadata?.namespace,
    PluginID: settings.volumePlugin,
    NodePool: settings.nodePool === '' ? undefined : settings.nodePool,
    Constraints: [...podConstraints(settings, storageClass), ...datacenters(settings), ...elsewhere],
    RequestedCapacityMinBytes: Number(size),
    RequestedCapacityMaxBytes: Number(size),
    RequestedCapabilities: [{ AccessMode: 'single-node-writer', AttachmentMode: 'file-system' }],
  };
}

/** Host volumes know no list of datacenters, as jobs do; a pattern says the same. */
function datacenters({ datacenters: names }: StoragePodSettings): ConstraintSpec[] {
  if (names.includes('*')) return [];
  const patterns = names.map((name) => name.replaceAll('.', '\\.').replaceAll('*', '.*'));
  return [{ LTarget: '${node.datacenter}', Operand: 'regexp', RTarget: `^(${patterns.join('|')})$` }];
}
