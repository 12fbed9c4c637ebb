import type { NodePool } from '@yurt/contract';

import { stampIndexes, type TableDefinition } from '../table.js';

/** Node pools by name. */
export const nodePools: TableDefinition<NodePool, never> = {
  name: 'node_pools',
  key: (pool) => pool.Name,
  indexes: {},
  stamp: stampIndexes,
};
