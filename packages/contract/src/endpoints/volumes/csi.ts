/** CSI volumes: storage from outside, through plugins. */

import { empty, endpoint, json } from '../../endpoint.js';
import { boolean, required, string } from '../../parameters.js';
import type {
  CSIVolume,
  CSIVolumeCreateRequest,
  CSIVolumeCreateResponse,
  CSIVolumeListExternalResponse,
  CSIVolumeListStub,
  CSIVolumeRegisterRequest,
  CSIVolumeRegisterResponse,
} from '../../types/index.js';
import {
  acrossNamespaces,
  blockingRead,
  inNamespace,
  pagedList,
  prefix,
  read as plainRead,
  removal,
  write,
} from '../facts.js';
import { csiSecrets } from './secrets.js';

const listing =
  'namespace:csi-list-volume or namespace:csi-read-volume or namespace:csi-mount-volume or namespace:list-jobs';

export const list = endpoint({
  id: 'volumes.csi.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/volumes',
  summary: 'Lists CSI volumes that are registered.',
  query: {
    pluginId: string('Only volumes of this plugin.'),
    nodeId: string('Only volumes that allocations on this node use.'),
    prefix: prefix('volumes whose ID starts'),
  },
  fixedQuery: { type: 'csi' },
  answer: json<CSIVolumeListStub[]>(),
  acl: listing,
  rpc: 'CSIVolume.List',
  variantOf: 'volumes.list',
  documentation: 'api-docs/volumes#list-volumes',
});

export const listExternal = endpoint({
  id: 'volumes.csi.listExternal',
  ...plainRead,
  ...inNamespace,
  paginated: true,
  path: '/v1/volumes/external',
  summary: 'Asks a storage provider for its volumes, registered or not.',
  remarks: 'The token of the next page comes in the body too.',
  query: { pluginId: required(string('ID of the plugin to ask.')) },
  answer: json<CSIVolumeListExternalResponse>(),
  acl: listing,
  rpc: 'CSIVolume.ListExternal',
  statuses: { 500: 'no such plugin, or the provider failed' },
  documentation: 'api-docs/volumes#list-external-csi-volumes',
});

export const read = endpoint({
  id: 'volumes.csi.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/volume/csi/:volumeId',
  summary: 'Reads a CSI volume with the allocations that use it.',
  remarks: "Secrets are left out. IDs with a `/` can't be read here.",
  answer: json<CSIVolume>(),
  acl: 'namespace:csi-read-volume or namespace:csi-mount-volume or namespace:read-job',
  rpc: 'CSIVolume.Get',
  statuses: { 404: 'no such volume in the namespace' },
  documentation: 'api-docs/volumes#read-csi-volume',
});

export const registerAll = endpoint({
  id: 'volumes.csi.registerAll',
  ...write,
  ...inNamespace,
  meta: 'query',
  path: '/v1/volumes',
  summary: 'Registers CSI volumes that exist at their provider.',
  body: json<CSIVolumeRegisterRequest>(),
  answer: json<CSIVolumeRegisterResponse>(),
  acl: 'namespace:csi-write-volume and plugin:read',
  rpc: 'CSIVolume.Register',
  repeatable: 'yes',
  documentation: 'api-docs/volumes#register-csi-volume',
});

export const register = endpoint({
  id: 'volumes.csi.register',
  ...write,
  ...inNamespace,
  alsoMethods: [],
  meta: 'query',
  path: '/v1/volume/csi/:volumeId',
  summary: 'Registers a CSI volume that exists at its provider.',
  remarks: 'The volumes in the body decide; the ID in the path is not looked at.',
  body: json<CSIVolumeRegisterRequest>(),
  answer: json<CSIVolumeRegisterResponse>(),
  acl: 'namespace:csi-write-volume and plugin:read',
  rpc: 'CSIVolume.Register',
  repeatable: 'yes',
  documentation: 'api-docs/volumes#register-csi-volume',
});

export const deregister = endpoint({
  id: 'volumes.csi.deregister',
  ...removal,
  ...inNamespace,
  meta: 'query',
  path: '/v1/volume/csi/:volumeId',
  summary: 'Forgets a CSI volume; it stays at its provider.',
  query: { force: boolean('Forgets it even while claims on it remain. Default `false`.') },
  answer: empty,
  acl: 'namespace:csi-write-volume',
  rpc: 'CSIVolume.Deregister',
  statuses: { 500: 'no such volume, or it is in use' },
  documentation: 'api-docs/volumes#deregister-csi-volume',
});

export const create = endpoint({
  id: 'volumes.csi.create',
  ...write,
  ...inNamespace,
  alsoMethods: [],
  meta: 'query',
  path: '/v1/volume/csi/:volumeId/create',
  summary: 'Creates a CSI volume at its provider and registers it.',
  remarks: 'The volumes in the body decide; the ID in the path is not looked at.',
  body: json<CSIVolumeCreateRequest>(),
  answer: json<CSIVolumeCreateResponse>(),
  acl: 'namespace:csi-write-volume and plugin:read',
  rpc: 'CSIVolume.Create',
  repeatable: 'yes',
  documentation: 'api-docs/volumes#create-csi-volume',
});

const remove = endpoint({
  id: 'volumes.csi.delete',
  ...removal,
  ...inNamespace,
  meta: 'query',
  path: '/v1/volume/csi/:volumeId/delete',
  summary: 'Deletes a CSI volume at its provider and forgets it.',
  headers: csiSecrets,
  answer: empty,
  acl: 'namespace:csi-write-volume and plugin:read',
  rpc: 'CSIVolume.Delete',
  documentation: 'api-docs/volumes#delete-csi-volume',
});
export { remove as delete };

export const detach = endpoint({
  id: 'volumes.csi.detach',
  ...removal,
  ...inNamespace,
  meta: 'query',
  path: '/v1/volume/csi/:volumeId/detach',
  summary: 'Detaches a CSI volume from a node.',
  query: { node: required(string('ID of the node.')) },
  answer: empty,
  acl: 'namespace:csi-mount-volume and plugin:read',
  rpc: 'CSIVolume.Unpublish',
  statuses: { 400: 'no node is given' },
  documentation: 'api-docs/volumes#detach-csi-volume',
});
