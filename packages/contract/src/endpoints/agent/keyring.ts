/** The keys that encrypt gossip between servers. The root keys are `operator.keyring`. */

import { endpoint, json } from '../../endpoint.js';
import type { KeyringRequest, KeyringResponse } from '../../types/index.js';
import { agentOrder, agentQuestion } from '../facts.js';

const shared = {
  answer: json<KeyringResponse>(),
  acl: 'agent:write',
  statuses: { 501: 'the agent is no server' },
  documentation: 'api-docs/agent',
} as const;

export const list = endpoint({
  id: 'agent.keyring.list',
  ...agentQuestion,
  ...shared,
  path: '/v1/agent/keyring/list',
  anyMethod: true,
  summary: 'Lists the gossip keys and how many servers have each.',
});

export const install = endpoint({
  id: 'agent.keyring.install',
  ...agentOrder,
  ...shared,
  path: '/v1/agent/keyring/install',
  anyMethod: true,
  summary: 'Gives a gossip key to all servers, to read with.',
  body: json<KeyringRequest>(),
  repeatable: 'yes',
});

export const use = endpoint({
  id: 'agent.keyring.use',
  ...agentOrder,
  ...shared,
  path: '/v1/agent/keyring/use',
  anyMethod: true,
  summary: 'Makes an installed gossip key the one to write with.',
  body: json<KeyringRequest>(),
  repeatable: 'yes',
});

export const remove = endpoint({
  id: 'agent.keyring.remove',
  ...agentOrder,
  ...shared,
  path: '/v1/agent/keyring/remove',
  anyMethod: true,
  summary: 'Takes a gossip key from all servers.',
  body: json<KeyringRequest>(),
  repeatable: 'yes',
});
