/** A node's own figures and its garbage. */

import { empty, endpoint, json } from '../../endpoint.js';
import type { HostStats } from '../../types/index.js';
import { nodeId, nodeQuestion } from '../facts.js';

export const stats = endpoint({
  id: 'client.stats',
  ...nodeQuestion,
  path: '/v1/client/stats',
  anyMethod: true,
  summary: 'Measures the CPU, memory, disks and devices of a node.',
  query: { nodeId },
  answer: json<HostStats>(),
  acl: 'node:read',
  rpc: 'ClientStats.Stats',
  statuses: { 400: 'no node is given and the agent is none', 404: 'no such node, or it is not connected' },
  documentation: 'api-docs/client#read-stats',
});

export const gc = endpoint({
  id: 'client.gc',
  ...nodeQuestion,
  path: '/v1/client/gc',
  anyMethod: true,
  summary: 'Removes the directories of all allocations on a node that have ended.',
  remarks: 'A GET that changes something, as Nomad has it.',
  query: { nodeId },
  answer: empty,
  acl: 'node:write',
  rpc: 'ClientAllocations.GarbageCollectAll',
  statuses: { 400: 'no node is given and the agent is none', 404: 'no such node, or it is not connected' },
  documentation: 'api-docs/client#gc-all-allocation',
});
