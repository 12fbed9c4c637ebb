/** Who uses a host volume. */

import type { Allocation, HostVolume } from '@yurt/contract';

import { isClientTerminal } from '../../state/derive/terminal.js';
import type { Tables } from '../../state/tables/index.js';

function claims(allocation: Allocation, volume: HostVolume): boolean {
  const group = allocation.Job?.TaskGroups?.find(({ Name }) => Name === allocation.TaskGroup);
  return Object.values(group?.Volumes ?? {}).some(({ Type, Source, PerAlloc }) => {
    if (Type !== 'host') return false;
    const suffix = PerAlloc ? (/\[\d+\]$/.exec(allocation.Name)?.[0] ?? '') : '';
    return `${Source}${suffix}` === volume.Name;
  });
}

/** The allocations on a volume's node that ask for it and still run there, though they may be told to stop. */
export function volumeAllocations(tables: Tables, volume: HostVolume): Allocation[] {
  return [...tables.allocations.by('node', volume.NodeID)].filter(
    (allocation) =>
      allocation.Namespace === volume.Namespace && !isClientTerminal(allocation) && claims(allocation, volume),
  );
}
