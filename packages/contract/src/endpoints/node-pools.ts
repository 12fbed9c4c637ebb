/** Routes of node pools: `nomad.nodePools`. */

import { empty, endpoint, json } from '../endpoint.js';
import { boolean } from '../parameters.js';
import type { JobListStub, NodeListStub, NodePool, NodePoolSpec } from '../types/index.js';
import { acrossNamespaces, blockingRead, pagedList, prefix, removal, reverse, write } from './facts.js';

export const list = endpoint({
  id: 'nodePools.list',
  ...pagedList,
  path: '/v1/node/pools',
  summary: 'Lists node pools.',
  query: { prefix: prefix('pools whose name starts'), reverse },
  answer: json<NodePool[]>(),
  acl: 'node_pool:read for each pool shown',
  rpc: 'NodePool.List',
  documentation: 'api-docs/node-pools#list-node-pools',
});

export const create = endpoint({
  id: 'nodePools.create',
  ...write,
  path: '/v1/node/pools',
  summary: 'Creates a node pool, or replaces the one of that name.',
  remarks: "The built-in pools `all` and `default` can't be changed.",
  body: json<NodePoolSpec>(),
  answer: empty,
  acl: 'node_pool:write',
  rpc: 'NodePool.UpsertNodePools',
  repeatable: 'yes',
  documentation: 'api-docs/node-pools#create-or-update-node-pool',
});

export const read = endpoint({
  id: 'nodePools.read',
  ...blockingRead,
  path: '/v1/node/pool/:poolName',
  summary: 'Reads a node pool.',
  answer: json<NodePool>(),
  acl: 'node_pool:read',
  rpc: 'NodePool.GetNodePool',
  statuses: { 404: 'no such pool' },
  documentation: 'api-docs/node-pools#read-node-pool',
});

export const update = endpoint({
  id: 'nodePools.update',
  ...write,
  path: '/v1/node/pool/:poolName',
  summary: 'Replaces the node pool that the path names, or creates it.',
  remarks: '`Name` in the body must be that of the path.',
  body: json<NodePoolSpec>(),
  answer: empty,
  acl: 'node_pool:write',
  rpc: 'NodePool.UpsertNodePools',
  repeatable: 'yes',
  documentation: 'api-docs/node-pools#create-or-update-node-pool',
});

const remove = endpoint({
  id: 'nodePools.delete',
  ...removal,
  path: '/v1/node/pool/:poolName',
  summary: 'Deletes a node pool that is not in use.',
  answer: empty,
  acl: 'node_pool:delete',
  rpc: 'NodePool.DeleteNodePools',
  statuses: { 500: 'the pool has nodes, or jobs that have not ended, in some region' },
  documentation: 'api-docs/node-pools#delete-node-pool',
});
export { remove as delete };

export const nodes = endpoint({
  id: 'nodePools.nodes',
  ...pagedList,
  path: '/v1/node/pool/:poolName/nodes',
  summary: 'Lists the nodes of a pool.',
  query: {
    resources: boolean('Includes `NodeResources` and `ReservedResources` in each row. Default `false`.'),
    os: boolean('Includes the operating system in `Attributes` of each row. Default `false`.'),
  },
  answer: json<NodeListStub[]>(),
  acl: 'node:read and node_pool:read',
  rpc: 'NodePool.ListNodes',
  documentation: 'api-docs/node-pools#list-node-pool-nodes',
});

export const jobs = endpoint({
  id: 'nodePools.jobs',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/node/pool/:poolName/jobs',
  summary: 'Lists the jobs that ask for a pool.',
  query: { meta: boolean('Includes `Meta` in each row. Default `false`.'), reverse },
  answer: json<JobListStub[]>(),
  acl: 'node_pool:read, and namespace:list-jobs for each job shown',
  rpc: 'NodePool.ListJobs',
  documentation: 'api-docs/node-pools',
});
