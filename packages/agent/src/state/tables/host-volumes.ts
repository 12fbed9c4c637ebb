import type { HostVolume } from '@yurt/contract';

import { rowKey } from '../row-key.js';
import { stampIndexes, type TableDefinition } from '../table.js';

/** Dynamic host volumes by namespace and ID; rows never hold `Allocations`, which readers add. */
export const hostVolumes: TableDefinition<HostVolume, 'namespace' | 'id' | 'name' | 'node' | 'nodePool'> = {
  name: 'host_volumes',
  key: (volume) => rowKey(volume.Namespace, volume.ID),
  indexes: {
    namespace: { value: (volume) => volume.Namespace },
    id: { value: (volume) => volume.ID },
    name: { value: (volume) => rowKey(volume.Namespace, volume.Name) },
    node: { value: (volume) => volume.NodeID },
    nodePool: { value: (volume) => volume.NodePool },
  },
  stamp: stampIndexes,
};
