/** The servers as Raft sees them. */

import { empty, endpoint, json } from '../../endpoint.js';
import { required, string } from '../../parameters.js';
import type { LeadershipTransferResponse, RaftConfiguration } from '../../types/index.js';
import { removal, serverQuestion, write } from '../facts.js';

export const configuration = endpoint({
  id: 'operator.raft.configuration',
  ...serverQuestion,
  consistency: true,
  path: '/v1/operator/raft/configuration',
  summary: 'Reads which servers take part, which of them vote, and which one leads.',
  answer: json<RaftConfiguration>(),
  acl: 'management',
  rpc: 'Operator.RaftGetConfiguration',
  documentation: 'api-docs/operator/raft#read-raft-configuration',
});

export const removePeer = endpoint({
  id: 'operator.raft.removePeer',
  ...removal,
  meta: 'none',
  path: '/v1/operator/raft/peer',
  summary: 'Removes a server that is gone for good.',
  query: {
    id: required(string('ID of the server.')),
    address: string('Removal by address, which servers of 2.0 always refuse with 400.'),
  },
  answer: empty,
  acl: 'management',
  rpc: 'Operator.RaftRemovePeerByID',
  documentation: 'api-docs/operator/raft#remove-raft-peer',
});

export const transferLeadership = endpoint({
  id: 'operator.raft.transferLeadership',
  ...write,
  meta: 'none',
  path: '/v1/operator/raft/transfer-leadership',
  summary: 'Makes another server the leader, named by its ID or its address.',
  query: {
    id: string('ID of the server; not beside `address`.'),
    address: string('Address of the server; not beside `id`.'),
  },
  answer: json<LeadershipTransferResponse>(),
  acl: 'management',
  rpc: 'Operator.TransferLeadershipToPeer',
  statuses: { 503: 'there is no leader' },
  documentation: 'api-docs/operator/raft#transfer-leadership-to-another-raft-peer',
});
