import type { Node } from '@yurt/contract';

import { stampIndexes, type TableDefinition } from '../table.js';

/** Nodes by ID. */
export const nodes: TableDefinition<Node, 'nodePool'> = {
  name: 'nodes',
  key: (node) => node.ID,
  indexes: { nodePool: { value: (node) => node.NodePool } },
  stamp: stampIndexes,
};
