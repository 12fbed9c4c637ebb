/** Finds the node that is to answer a route of `/v1/client`. */

import { CodedError } from '../coded-error.js';
import type { NodeHandle } from '../node/node-handle.js';
import { checkId } from './identifiers.js';
import type { ServerContext } from './server-context.js';

/** The node with this ID, or the agent's first one when none is given. */
export function findNode({ nodes, state }: ServerContext, nodeId: string | undefined, missing: 404 | 500): NodeHandle {
  if (!nodeId) {
    const [first] = nodes.values();
    if (!first) throw new CodedError(400, 'No local Node and node_id not provided');
    return first;
  }
  const node = nodes.get(nodeId);
  if (node) return node;
  checkId('node', nodeId);
  if (!state.tables.nodes.get(nodeId)) throw new CodedError(missing, `Unknown node ${nodeId}`);
  throw noPath();
}

/** The node that holds an allocation. */
export function findHolder({ nodes, state }: ServerContext, allocationId: string): NodeHandle {
  checkId('alloc', allocationId);
  const allocation = state.tables.allocations.get(allocationId);
  if (!allocation) throw unknownAllocation(allocationId);
  const node = nodes.get(allocation.NodeID);
  if (!node) throw noPath();
  if (!node.hasAllocation(allocationId)) throw unknownAllocation(allocationId);
  return node;
}

function noPath(): CodedError {
  return new CodedError(404, 'No path to node');
}

function unknownAllocation(id: string): CodedError {
  return new CodedError(404, `Unknown allocation ${JSON.stringify(id)}`);
}
