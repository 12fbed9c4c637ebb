/** PersistentVolumes: a list of them, and one with how to use it. */

import type { PersistentVolume } from '@yurt/storage';
import { properties, table } from '../output/table.js';

/** Volumes, one a row. */
export function volumeTable(volumes: readonly PersistentVolume[]): string {
  if (volumes.length === 0) return 'No volumes';
  const rows = volumes.map(({ metadata, spec, status }) => [
    metadata?.name,
    spec?.claimRef?.name,
    spec?.storageClassName,
    spec?.capacity?.['storage'],
    spec?.accessModes?.join(','),
    spec?.persistentVolumeReclaimPolicy,
    status?.phase,
    nodeOf(spec),
  ]);
  return table(['Name', 'Claim', 'Class', 'Capacity', 'Access Modes', 'Reclaim Policy', 'Status', 'Node'], rows);
}

/** One volume and where its data is. */
export function volumeView({ metadata, spec, status }: PersistentVolume): string {
  const why = status?.message === undefined ? '' : ` (${status.message})`;
  return properties([
    ['Name', metadata?.name],
    ['Claim', spec?.claimRef?.name],
    ['Class', spec?.storageClassName],
    ['Capacity', spec?.capacity?.['storage']],
    ['Access Modes', spec?.accessModes?.join(',')],
    ['Reclaim Policy', spec?.persistentVolumeReclaimPolicy],
    ['Status', `${status?.phase ?? ''}${why}`],
    ['Node', nodeOf(spec)],
    ['Path', spec?.hostPath?.path ?? spec?.csi?.volumeAttributes?.['uri']],
  ]);
}

function nodeOf(spec: PersistentVolume['spec']): string | undefined {
  return spec?.nodeAffinity?.required?.nodeSelectorTerms
    .flatMap((term) => term.matchExpressions ?? [])
    .flatMap((expression) => expression.values ?? [])
    .join(',');
}
