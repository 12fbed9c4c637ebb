import type { Node } from '@yurt/contract';

import { stampIndexes, type TableDefinition } from '../table.js';

/** Nodes by ID. A report on its allocations does not move a node's `ModifyIndex`. */
export const nodes: TableDefinition<Node, 'nodePool'> = {
  name: 'nodes',
  key: (node) => node.ID,
  indexes: { nodePool: { value: (node) => node.NodePool } },
  stamp: (row, stamp) => {
    const stamped = stampIndexes(row, stamp);
    const { existing, kind } = stamp;
    return kind === 'allocation-client-update' && existing
      ? { ...stamped, ModifyIndex: existing.ModifyIndex }
      : stamped;
  },
};
