/** An agent's own state. */

import { empty, endpoint, json } from '../../endpoint.js';
import { string, strings } from '../../parameters.js';
import type { AgentHealthResponse, AgentSelf, HostData, HostDataResponse } from '../../types/index.js';
import { agentOrder, agentQuestion, serverQuestion } from '../facts.js';

export const self = endpoint({
  id: 'agent.self',
  ...agentQuestion,
  path: '/v1/agent/self',
  summary: 'Reads the configuration, membership and figures of the agent.',
  remarks: 'Tokens in the configuration read `<redacted>`. An expired token is answered with 500 here.',
  answer: json<AgentSelf>(),
  acl: 'agent:read',
  documentation: 'api-docs/agent#query-self',
});

export const health = endpoint({
  id: 'agent.health',
  ...agentQuestion,
  path: '/v1/agent/health',
  summary: 'Reads whether the agent works, as a server, a client, or both.',
  remarks: 'A role that the agent does not have counts as unhealthy.',
  query: { type: strings('The roles to look at: `client`, `server`. Default: those that the agent has.') },
  answer: json<AgentHealthResponse>(),
  acl: 'anonymous',
  statuses: { 500: 'unhealthy; the body is the same JSON, as plain text' },
  documentation: 'api-docs/agent#health',
});

export const host = endpoint({
  id: 'agent.host',
  ...serverQuestion,
  path: '/v1/agent/host',
  summary: 'Reads what is to know about a host for support: system, network, disks, environment.',
  remarks: 'Of the agent itself the answer is the data alone, without `AgentID` around it.',
  query: {
    nodeId: string('ID of the node to ask; not beside `serverId`. Default: the agent that is called.'),
    serverId: string('ID or name of the server to ask, or `leader`; not beside `nodeId`.'),
  },
  answer: json<HostData | HostDataResponse>(),
  acl: 'agent:read; with ACLs off, `enable_debug = true`',
  rpc: 'Agent.Host',
  statuses: { 400: 'both IDs are given' },
  documentation: 'api-docs/agent#host',
});

export const reload = endpoint({
  id: 'agent.reload',
  ...agentOrder,
  path: '/v1/agent/reload',
  summary: 'Makes the agent read its configuration files again.',
  answer: empty,
  acl: 'agent:write',
  repeatable: 'yes',
  documentation: 'api-docs/agent',
});
