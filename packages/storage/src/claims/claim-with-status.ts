/** A claim with its status, which is never stored: it follows from the record and the volume. */

import type { ClaimPhase, PersistentVolume, PersistentVolumeClaim } from '../kubernetes.js';
import { volumeNameOf } from '../names.js';
import type { KeptRecord } from './claim-records.js';

/** A recorded claim with its phase: `Lost` when a volume was made for it and is gone. */
export function claimWithStatus(record: KeptRecord, volume: PersistentVolume | undefined): PersistentVolumeClaim {
  const { claim, storageClass, uid } = record;
  const phase = phaseOf(record, volume);
  return {
    ...claim,
    metadata: { ...claim.metadata, uid, resourceVersion: String(record.index) },
    spec: {
      ...claim.spec,
      storageClassName: storageClass.metadata?.name,
      volumeName: phase === 'Pending' ? undefined : volumeNameOf(claim.metadata?.name ?? ''),
    },
    status:
      phase === 'Bound'
        ? { phase, accessModes: volume?.spec?.accessModes, capacity: volume?.spec?.capacity }
        : { phase },
  };
}

/** The claim of a volume, as far as the volume tells: for volumes whose claims are not recorded. */
export function claimOfVolume(volume: PersistentVolume): PersistentVolumeClaim {
  const { metadata, spec, status } = volume;
  const isBound = status?.phase === 'Bound';
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: spec?.claimRef?.name, namespace: spec?.claimRef?.namespace, uid: spec?.claimRef?.uid },
    spec: {
      accessModes: spec?.accessModes,
      resources: { requests: spec?.capacity },
      storageClassName: spec?.storageClassName === '' ? undefined : spec?.storageClassName,
      volumeMode: spec?.volumeMode,
      volumeName: metadata?.name,
    },
    status: isBound
      ? { phase: 'Bound', accessModes: spec?.accessModes, capacity: spec?.capacity }
      : { phase: status?.reason === 'NodeUnavailable' || status?.phase === 'Failed' ? 'Lost' : 'Pending' },
  };
}

function phaseOf(record: KeptRecord, volume: PersistentVolume | undefined): ClaimPhase {
  if (volume === undefined) return record.volumes.length > 0 ? 'Lost' : 'Pending';
  if (volume.status?.phase === 'Bound' || volume.status?.phase === 'Released') return 'Bound';
  return volume.status?.reason === 'NodeUnavailable' || volume.status?.phase === 'Failed' ? 'Lost' : 'Pending';
}
