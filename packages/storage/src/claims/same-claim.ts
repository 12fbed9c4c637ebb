/** Whether a claim that is placed again is the one that was placed before. */

import { ClaimConflictError } from '../errors.js';
import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { volumeNameOf } from '../names.js';
import { formatQuantity } from '../quantity/quantity.js';
import { requestOf } from './record.js';
import type { ClaimRecord } from './record.js';

/** Checks that a claim is placed again as what it was. @throws ClaimConflictError when it is not. */
export function checkSameClaim(record: ClaimRecord, claim: PersistentVolumeClaim, storageClass: StorageClass): void {
  const name = claim.metadata?.name ?? '';
  if (record.state === 'deleting') {
    throw new ClaimConflictError(`claim ${name} is being removed; remove its volume once more, then place it again`);
  }
  if (record.state === 'released') {
    throw new ClaimConflictError(
      `claim ${name} was removed and its volume ${volumeNameOf(name)} kept; ` +
        `remove the volume with the reclaim policy Delete, or choose another name`,
    );
  }
  const difference = differenceOf(record, claim, storageClass.metadata?.name ?? '');
  if (difference === undefined) return;
  throw new ClaimConflictError(`claim ${name} exists already and its ${difference}; choose another name, or remove it`);
}

/** Where two claims of one name differ in what they ask for; `undefined` when they ask for the same. */
function differenceOf(kept: ClaimRecord, claim: PersistentVolumeClaim, className: string): string | undefined {
  const before = requestOf(kept.claim);
  const now = requestOf(claim);
  const { uid } = claim.metadata ?? {};
  const keptClass = kept.storageClass.metadata?.name;
  if (uid !== undefined && uid !== kept.uid) return `metadata.uid is ${kept.uid}`;
  if (keptClass !== className) return `spec.storageClassName is ${keptClass}`;
  if (before.size !== now.size) return `spec.resources.requests.storage is ${before.capacity}`;
  if (before.limit !== now.limit) return `spec.resources.limits.storage is ${formatQuantity(before.limit)}`;
  if (before.accessModes.join() !== now.accessModes.join()) return `spec.accessModes is ${before.accessModes.join()}`;
  if (before.volumeMode !== now.volumeMode) return `spec.volumeMode is ${before.volumeMode}`;
  return undefined;
}
