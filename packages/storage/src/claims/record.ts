/** The record of a claim: what is kept of it in Nomad, as the items of a variable. */

import type { VariableItems } from '@yurt/contract';
import type { AccessMode, PersistentVolumeClaim, StorageClass, VolumeMode } from '../kubernetes.js';
import { formatQuantity, parseQuantity, quantityFormat } from '../quantity/quantity.js';
import { accessModes } from '../validation/claim.js';
import { isClaim, isStorageClass, parsedJson } from '../validation/kept.js';

/** What a claim is on its way to: it is in use, its volume is being removed, or its volume was kept without it. */
type ClaimState = 'active' | 'deleting' | 'released';

/** What is kept of a claim. */
export interface ClaimRecord {
  /** The claim's UUID. */
  readonly uid: string;
  readonly state: ClaimState;
  readonly claim: PersistentVolumeClaim;
  /** The class as it was when the claim was made. */
  readonly storageClass: StorageClass;
  /** IDs of the Nomad volumes that were made for it, in the order of their replicas. Empty until the first is made. */
  readonly volumes: readonly string[];
}

/** What a claim asks for, with defaults filled in, so that two can be compared. */
export interface ClaimRequest {
  readonly name: string;
  /** Bytes. */
  readonly size: bigint;
  /** Bytes at most; the size itself when no limit is set. */
  readonly limit: bigint;
  /** The size as Kubernetes prints it. */
  readonly capacity: string;
  readonly accessModes: readonly AccessMode[];
  readonly volumeMode: VolumeMode;
}

/** What a valid claim asks for. */
export function requestOf(claim: PersistentVolumeClaim): ClaimRequest {
  const text = claim.spec?.resources?.requests?.storage ?? '0';
  const size = parseQuantity(text);
  const limit = claim.spec?.resources?.limits?.storage;
  const asked = claim.spec?.accessModes ?? [];
  return {
    name: claim.metadata?.name ?? '',
    size,
    limit: limit === undefined ? size : parseQuantity(limit),
    capacity: formatQuantity(size, quantityFormat(text)),
    accessModes: accessModes.filter((mode) => asked.includes(mode)),
    volumeMode: claim.spec?.volumeMode === 'Block' ? 'Block' : 'Filesystem',
  };
}

/** The claim as it is kept: without what changes by itself. */
function keptClaim(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const { name, namespace, uid, labels, annotations } = claim.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace, uid, labels, annotations },
    spec: claim.spec,
  };
}

/** A record as the items of a variable. */
export function recordItems(record: ClaimRecord): VariableItems {
  return {
    uid: record.uid,
    state: record.state,
    volumes: record.volumes.join(','),
    claim: JSON.stringify(keptClaim(record.claim)),
    class: JSON.stringify(record.storageClass),
  };
}

/** The record in the items of a variable; `undefined` when they are none. */
export function readRecord(items: VariableItems | undefined): ClaimRecord | undefined {
  const { uid, state, volumes, claim, class: storageClass } = items ?? {};
  if (uid === undefined || volumes === undefined) return undefined;
  if (state !== 'active' && state !== 'deleting' && state !== 'released') return undefined;
  const keptAs = parsedJson(claim);
  const keptClass = parsedJson(storageClass);
  if (!isClaim(keptAs) || !isStorageClass(keptClass)) return undefined;
  return {
    uid,
    state,
    claim: keptAs,
    storageClass: keptClass,
    volumes: volumes.split(',').filter((id) => id !== ''),
  };
}
