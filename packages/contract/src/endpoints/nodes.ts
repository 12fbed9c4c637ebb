/** Routes of nodes, as the servers know them: `nomad.nodes`. */

import { endpoint, json } from '../endpoint.js';
import { boolean } from '../parameters.js';
import type {
  Node,
  NodeDrainUpdateResponse,
  NodeEligibilityUpdateResponse,
  NodeListStub,
  NodePurgeResponse,
  NodeUpdateDrainRequest,
  NodeUpdateEligibilityRequest,
  NodeUpdateResponse,
  PlacedAllocation,
} from '../types/index.js';
import { blockingRead, pagedList, prefix, write } from './facts.js';

export const list = endpoint({
  id: 'nodes.list',
  ...pagedList,
  path: '/v1/nodes',
  summary: 'Lists nodes.',
  remarks: 'The filter sees the whole node, not only what the row shows.',
  query: {
    resources: boolean('Includes `NodeResources` and `ReservedResources` in each row. Default `false`.'),
    os: boolean('Includes the operating system in `Attributes` of each row. Default `false`.'),
    prefix: prefix('nodes whose ID starts'),
  },
  answer: json<NodeListStub[]>(),
  acl: 'node:read',
  rpc: 'Node.List',
  documentation: 'api-docs/nodes#list-nodes',
});

export const read = endpoint({
  id: 'nodes.read',
  ...blockingRead,
  path: '/v1/node/:nodeId',
  summary: 'Reads a node: attributes, resources, drivers, devices, events.',
  remarks: 'The ID must be whole; list with `prefix` to find it. `SecretID` is always empty.',
  answer: json<Node>(),
  acl: 'node:read',
  rpc: 'Node.GetNode',
  statuses: { 404: 'no such node' },
  documentation: 'api-docs/nodes#read-node',
});

export const allocations = endpoint({
  id: 'nodes.allocations',
  ...blockingRead,
  path: '/v1/node/:nodeId/allocations',
  summary: 'Lists the allocations of a node, whole ones.',
  remarks: 'Empty for an unknown node. Allocations of namespaces that the token may not read are left out.',
  answer: json<PlacedAllocation[]>(),
  acl: 'node:read, and namespace:read-job for each allocation shown',
  rpc: 'Node.GetAllocs',
  documentation: 'api-docs/nodes#list-node-allocations',
});

export const evaluate = endpoint({
  id: 'nodes.evaluate',
  ...write,
  path: '/v1/node/:nodeId/evaluate',
  summary: 'Creates an evaluation for each job that the node runs or could run.',
  answer: json<NodeUpdateResponse>(),
  acl: 'node:write',
  rpc: 'Node.Evaluate',
  documentation: 'api-docs/nodes#create-node-evaluation',
});

export const drain = endpoint({
  id: 'nodes.drain',
  ...write,
  path: '/v1/node/:nodeId/drain',
  summary: 'Starts, changes or ends the drain of a node.',
  remarks:
    'Without `DrainSpec` the drain ends. `Deadline` is in nanoseconds: 0 is none, below 0 stops allocations at once.',
  body: json<NodeUpdateDrainRequest>(),
  answer: json<NodeDrainUpdateResponse>(),
  acl: "node:write, or the node's own identity",
  rpc: 'Node.UpdateDrain',
  repeatable: 'yes',
  documentation: 'api-docs/nodes#drain-node',
});

export const setEligibility = endpoint({
  id: 'nodes.setEligibility',
  ...write,
  path: '/v1/node/:nodeId/eligibility',
  summary: 'Makes a node eligible for new allocations, or not.',
  remarks: 'A `NodeID` in the body goes before that of the path.',
  body: json<NodeUpdateEligibilityRequest>(),
  answer: json<NodeEligibilityUpdateResponse>(),
  acl: 'node:write',
  rpc: 'Node.UpdateEligibility',
  repeatable: 'yes',
  documentation: 'api-docs/nodes#toggle-node-eligibility',
});

export const purge = endpoint({
  id: 'nodes.purge',
  ...write,
  path: '/v1/node/:nodeId/purge',
  summary: 'Removes a node from the state; one that still runs registers again.',
  answer: json<NodePurgeResponse>(),
  acl: 'node:write',
  rpc: 'Node.Deregister',
  documentation: 'api-docs/nodes#purge-node',
});
