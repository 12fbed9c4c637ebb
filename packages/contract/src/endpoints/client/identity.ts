/** The identity with which a node speaks to the servers. */

import { endpoint, json, optionalJson } from '../../endpoint.js';
import type {
  NodeIdentityGetResponse,
  NodeIdentityRenewRequest,
  NodeIdentityRenewResponse,
} from '../../types/index.js';
import { nodeId, nodeOrder, nodeQuestion } from '../facts.js';

export const read = endpoint({
  id: 'client.identity.read',
  ...nodeQuestion,
  path: '/v1/client/identity',
  summary: "Reads the claims of a node's identity token.",
  query: { nodeId },
  answer: json<NodeIdentityGetResponse>(),
  acl: 'node:read',
  rpc: 'NodeIdentity.Get',
  documentation: 'api-docs/client#read-a-node-s-identity-claims',
});

export const renew = endpoint({
  id: 'client.identity.renew',
  ...nodeOrder,
  method: 'POST',
  alsoMethods: ['PUT'],
  path: '/v1/client/identity/renew',
  summary: 'Makes a node ask for a new identity token at its next heartbeat.',
  remarks: '`NodeID` in the body goes before a node in the query.',
  query: { nodeId },
  body: optionalJson<NodeIdentityRenewRequest>(),
  answer: json<NodeIdentityRenewResponse>(),
  acl: 'node:write',
  rpc: 'NodeIdentity.Renew',
  repeatable: 'yes',
  documentation: 'api-docs/client#renew-a-node-s-identity',
});
