/** Which servers an agent knows, and who belongs to the cluster. */

import { empty, endpoint, json } from '../../endpoint.js';
import { boolean, required, string, strings } from '../../parameters.js';
import type { AgentJoinResponse, ServerMembers } from '../../types/index.js';
import { agentOrder, agentQuestion } from '../facts.js';

export const members = endpoint({
  id: 'agent.members',
  ...agentQuestion,
  path: '/v1/agent/members',
  summary: 'Lists the servers that gossip with each other, in all regions.',
  answer: json<ServerMembers>(),
  acl: 'node:read',
  rpc: 'Status.Members',
  documentation: 'api-docs/agent#list-members',
});

export const join = endpoint({
  id: 'agent.join',
  ...agentOrder,
  path: '/v1/agent/join',
  summary: 'Makes a server join others.',
  remarks: 'A join that fails is answered with 200, `num_joined` 0 and a text in `error`.',
  query: { address: required(strings('Addresses of servers to join, as `host:port` of their gossip.')) },
  answer: json<AgentJoinResponse>(),
  acl: 'agent:write, which 2.0 only warns about',
  repeatable: 'yes',
  statuses: { 501: 'the agent is no server' },
  documentation: 'api-docs/agent#join-agent',
});

export const forceLeave = endpoint({
  id: 'agent.forceLeave',
  ...agentOrder,
  path: '/v1/agent/force-leave',
  summary: 'Makes a server that failed count as one that left.',
  query: {
    node: required(string('Name of the server.')),
    prune: boolean('Forgets it altogether. Default `false`.'),
  },
  answer: empty,
  acl: 'agent:write',
  repeatable: 'yes',
  statuses: { 501: 'the agent is no server' },
  documentation: 'api-docs/agent#force-leave-agent',
});

export const servers = endpoint({
  id: 'agent.servers',
  ...agentQuestion,
  path: '/v1/agent/servers',
  summary: 'Lists the servers that a client agent talks to, as `host:port`.',
  answer: json<string[]>(),
  acl: 'agent:read',
  statuses: { 501: 'the agent is no client' },
  documentation: 'api-docs/agent#list-servers',
});

export const setServers = endpoint({
  id: 'agent.setServers',
  ...agentOrder,
  path: '/v1/agent/servers',
  summary: 'Replaces the servers that a client agent talks to.',
  query: { address: required(strings('Addresses of the servers, as `host:port` of their RPC.')) },
  answer: empty,
  acl: 'agent:write',
  repeatable: 'yes',
  statuses: { 501: 'the agent is no client' },
  documentation: 'api-docs/agent#update-servers',
});
