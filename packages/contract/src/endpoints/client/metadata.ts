/** A node's metadata, which may change while it runs. */

import { endpoint, json } from '../../endpoint.js';
import type { NodeMetaApplyRequest, NodeMetaResponse } from '../../types/index.js';
import { nodeId, nodeOrder, nodeQuestion } from '../facts.js';

export const read = endpoint({
  id: 'client.metadata.read',
  ...nodeQuestion,
  path: '/v1/client/metadata',
  summary: "Reads a node's metadata: from its configuration, as set at run time, and both together.",
  query: { nodeId },
  answer: json<NodeMetaResponse>(),
  acl: 'node:read',
  rpc: 'NodeMeta.Read',
  documentation: 'api-docs/client#read-dynamic-node-metadata',
});

export const apply = endpoint({
  id: 'client.metadata.apply',
  ...nodeOrder,
  method: 'POST',
  alsoMethods: [],
  path: '/v1/client/metadata',
  summary: "Sets keys of a node's metadata; a null value removes the key.",
  remarks: 'A node in the query goes before `NodeID` in the body. The servers learn of it within seconds.',
  query: { nodeId },
  body: json<NodeMetaApplyRequest>(),
  answer: json<NodeMetaResponse>(),
  acl: 'node:write',
  rpc: 'NodeMeta.Apply',
  repeatable: 'yes',
  documentation: 'api-docs/client#update-dynamic-node-metadata',
});
