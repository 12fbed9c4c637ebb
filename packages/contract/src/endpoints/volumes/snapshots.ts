/** Snapshots of CSI volumes, at their provider. */

import { empty, endpoint, json } from '../../endpoint.js';
import { required, string } from '../../parameters.js';
import type {
  CSISnapshotCreateRequest,
  CSISnapshotCreateResponse,
  CSISnapshotListResponse,
} from '../../types/index.js';
import { inNamespace, read, removal, write } from '../facts.js';
import { csiSecrets } from './secrets.js';

const pluginId = required(string('ID of the plugin to ask.'));

export const list = endpoint({
  id: 'volumes.snapshots.list',
  ...read,
  ...inNamespace,
  paginated: true,
  path: '/v1/volumes/snapshot',
  summary: "Asks a storage provider for its volumes' snapshots.",
  remarks: 'The token of the next page comes in the body too.',
  query: { pluginId },
  headers: csiSecrets,
  answer: json<CSISnapshotListResponse>(),
  acl: 'namespace:csi-list-volume or namespace:csi-read-volume or namespace:csi-mount-volume or namespace:list-jobs',
  rpc: 'CSIVolume.ListSnapshots',
  documentation: 'api-docs/volumes#list-csi-volume-snapshots',
});

export const create = endpoint({
  id: 'volumes.snapshots.create',
  ...write,
  ...inNamespace,
  meta: 'query',
  path: '/v1/volumes/snapshot',
  summary: 'Takes snapshots of CSI volumes.',
  remarks: 'When some fail, the whole is answered with 500 and a text that lists all errors.',
  body: json<CSISnapshotCreateRequest>(),
  answer: json<CSISnapshotCreateResponse>(),
  acl: 'namespace:csi-write-volume and plugin:read',
  rpc: 'CSIVolume.CreateSnapshot',
  documentation: 'api-docs/volumes#create-csi-volume-snapshot',
});

const remove = endpoint({
  id: 'volumes.snapshots.delete',
  ...removal,
  ...inNamespace,
  meta: 'query',
  path: '/v1/volumes/snapshot',
  summary: 'Deletes a snapshot at its provider.',
  query: { pluginId, snapshotId: required(string('ID of the snapshot, as its provider knows it.')) },
  headers: csiSecrets,
  answer: empty,
  acl: 'namespace:csi-write-volume and plugin:read',
  rpc: 'CSIVolume.DeleteSnapshot',
  documentation: 'api-docs/volumes#delete-csi-volume-snapshot',
});
export { remove as delete };
