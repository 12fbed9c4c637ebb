/** From Nomad's host volume to the PersistentVolume that it is. */

import type { HostVolume } from '@yurt/contract';
import { requestOf } from '../claims/record.js';
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  ReclaimPolicy,
  StorageClass,
  VolumePhase,
} from '../kubernetes.js';
import { annotations, claimNameOf, hostVolumeProvisioner } from '../names.js';
import { formatQuantity, quantityFormat } from '../quantity/quantity.js';
import { reclaimPolicyOf } from '../storage-classes.js';
import { accessModesOf } from './capabilities.js';

/** What is known of a host volume beside what Nomad says of it. */
export interface HostVolumeFacts {
  /** The name of its node. Default: the node's ID is used. */
  readonly nodeName?: string;
  /** The claim that has it. Default: one by the volume's name, if it is made from a claim's. */
  readonly claim?: PersistentVolumeClaim;
  /** The class it was made from. */
  readonly storageClass?: StorageClass;
  /** The claim's UUID. */
  readonly claimUid?: string;
  /** The claim was removed and the data kept, so that the volume's policy is `Retain`. Default `false`. */
  readonly released?: boolean;
}

/**
 * A host volume as a PersistentVolume. Its phase is what Nomad's `State` says: `ready` is `Bound` (`Available` without a
 * claim), `pending` and `unavailable` are `Pending` with the reason.
 */
export function hostVolumeToPv(volume: HostVolume, facts: HostVolumeFacts = {}): PersistentVolume {
  const { claim, storageClass } = facts;
  const request = claim === undefined ? undefined : requestOf(claim);
  const claimName = request?.name ?? claimNameOf(volume.Name);
  const isDevice = (volume.RequestedCapabilities ?? []).some(({ AttachmentMode }) => AttachmentMode === 'block-device');
  const size = claim?.spec?.resources?.requests?.storage;
  const storage = capacityOf(volume, request?.capacity, size);
  const created = volume.CreateTime > 0 ? new Date(volume.CreateTime / 1e6).toISOString() : undefined;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: volume.Name,
      uid: volume.ID,
      resourceVersion: String(volume.ModifyIndex),
      creationTimestamp: created,
      annotations: {
        [annotations.provisioner]: hostVolumeProvisioner,
        [annotations.namespace]: volume.Namespace,
        [annotations.volumeId]: volume.ID,
        [annotations.nodeId]: volume.NodeID,
      },
    },
    spec: {
      capacity: storage === undefined ? undefined : { storage },
      accessModes: request === undefined ? accessModesOf(volume.RequestedCapabilities) : [...request.accessModes],
      volumeMode: isDevice ? 'Block' : 'Filesystem',
      persistentVolumeReclaimPolicy: facts.released === true ? 'Retain' : policyOf(storageClass),
      storageClassName: storageClass?.metadata?.name ?? '',
      claimRef:
        claimName === undefined
          ? undefined
          : {
              apiVersion: 'v1',
              kind: 'PersistentVolumeClaim',
              name: claimName,
              namespace: volume.Namespace,
              uid: facts.claimUid ?? claim?.metadata?.uid,
            },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: 'kubernetes.io/hostname', operator: 'In', values: [facts.nodeName ?? volume.NodeID] },
              ],
            },
          ],
        },
      },
      hostPath:
        volume.HostPath === '' ? undefined : { path: volume.HostPath, type: isDevice ? 'BlockDevice' : 'Directory' },
    },
    status: statusOf(volume, facts.released === true, claimName !== undefined),
  };
}

function policyOf(storageClass: StorageClass | undefined): ReclaimPolicy {
  return storageClass === undefined ? 'Delete' : reclaimPolicyOf(storageClass);
}

/** The reason and the message of a host volume's state. */
export function hostVolumeReason({ State, NodeID }: HostVolume): { readonly reason: string; readonly message: string } {
  switch (State) {
    case 'ready':
      return { reason: 'Ready', message: 'the volume is ready on its node' };
    case 'pending':
      return { reason: 'Provisioning', message: 'the node has yet to report the volume' };
    default:
      return { reason: 'NodeUnavailable', message: `node ${NodeID}, which holds the volume, is not there` };
  }
}

function statusOf(volume: HostVolume, released: boolean, claimed: boolean): PersistentVolume['status'] {
  const isReady = volume.State === 'ready';
  const phase: VolumePhase = released ? 'Released' : !isReady ? 'Pending' : claimed ? 'Bound' : 'Available';
  return isReady ? { phase } : { phase, ...hostVolumeReason(volume) };
}

/** What the plugin made, in the family of suffixes that was asked in; else what was asked for. */
function capacityOf(volume: HostVolume, asked: string | undefined, size: string | undefined): string | undefined {
  if (volume.CapacityBytes > 0) {
    return formatQuantity(BigInt(volume.CapacityBytes), size === undefined ? undefined : quantityFormat(size));
  }
  if (asked !== undefined) return asked;
  return volume.RequestedCapacityMinBytes > 0 ? formatQuantity(BigInt(volume.RequestedCapacityMinBytes)) : undefined;
}
