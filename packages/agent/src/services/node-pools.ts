/** Node pools: reads. */

import { nodePools } from '@yurt/contract';
import type { Node, NodePool } from '@yurt/contract';

import { Listing, textTokens } from './listing.js';
import { nodeStub } from './node-stub.js';
import { type Binding, MissingError, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** The pool that every node is in. */
export const EVERY_NODE = 'all';

/** The routes of node pools that only read. */
export function nodePoolServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(nodePools.list, ({ query }) =>
      Listing.of({
        index: tables.nodePools.lastIndex,
        rows: tables.nodePools.all({ prefix: query.prefix ?? '', reverse: query.reverse ?? false }),
        stub: (row) => row,
        tokens: textTokens<NodePool>((row) => row.Name),
      }),
    ),
    serve(nodePools.read, ({ path }) => {
      const pool = tables.nodePools.get(path.poolName);
      if (pool === undefined) throw new MissingError(tables.nodePools.lastIndex, 'node pool not found');
      return { index: pool.ModifyIndex, data: pool };
    }),
    serve(nodePools.nodes, ({ path, query }) =>
      Listing.of({
        index: tables.nodePools.get(path.poolName) === undefined ? 0 : tables.nodes.lastIndex,
        rows: path.poolName === EVERY_NODE ? tables.nodes.all() : tables.nodes.by('nodePool', path.poolName),
        stub: (row) => nodeStub(row, query),
        tokens: textTokens<Node>((row) => row.ID),
      }),
    ),
  ];
}
