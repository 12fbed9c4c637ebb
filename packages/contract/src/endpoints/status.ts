/** Routes of the servers' own state: `nomad.status`. */

import { endpoint, json } from '../endpoint.js';
import { serverQuestion } from './facts.js';

export const leader = endpoint({
  id: 'status.leader',
  ...serverQuestion,
  consistency: true,
  path: '/v1/status/leader',
  summary: 'Reads the address of the leader, as `host:port` of its RPC.',
  remarks: 'Without a leader the answer is an error, or with `stale` an empty text.',
  answer: json<string>(),
  acl: 'anonymous',
  rpc: 'Status.Leader',
  statuses: { 500: 'there is no leader' },
  documentation: 'api-docs/status#read-leader',
});

export const peers = endpoint({
  id: 'status.peers',
  ...serverQuestion,
  consistency: true,
  path: '/v1/status/peers',
  summary: 'Lists the addresses of the servers that vote, as `host:port` of their RPC.',
  answer: json<string[]>(),
  acl: 'anonymous',
  rpc: 'Status.Peers',
  documentation: 'api-docs/status#list-peers',
});
