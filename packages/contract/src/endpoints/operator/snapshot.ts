/** Snapshots of the whole state. */

import { bytes, empty, endpoint } from '../../endpoint.js';
import { serverQuestion, write } from '../facts.js';

export const save = endpoint({
  id: 'operator.snapshot.save',
  ...serverQuestion,
  consistency: true,
  path: '/v1/operator/snapshot',
  summary: 'Saves the state of the servers as a gzipped tar archive.',
  remarks: 'The header `Digest` has the SHA-256 of the archive: `sha-256=<base64>`.',
  answer: bytes,
  acl: 'operator:snapshot-save or operator:write',
  rpc: 'Operator.SnapshotSave',
  documentation: 'api-docs/operator/snapshot#generate-snapshot',
});

export const restore = endpoint({
  id: 'operator.snapshot.restore',
  ...write,
  meta: 'none',
  path: '/v1/operator/snapshot',
  summary: 'Replaces the state of the servers by that of an archive.',
  body: bytes,
  answer: empty,
  acl: 'management',
  rpc: 'Operator.SnapshotRestore',
  documentation: 'api-docs/operator/snapshot#restore-snapshot',
});
