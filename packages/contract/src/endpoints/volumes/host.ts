/** Dynamic host volumes: directories that a plugin makes on a node. */

import { endpoint, json } from '../../endpoint.js';
import { boolean, string } from '../../parameters.js';
import type {
  HostVolume,
  HostVolumeCreateRequest,
  HostVolumeCreateResponse,
  HostVolumeDeleteResponse,
  HostVolumeRegisterRequest,
  HostVolumeRegisterResponse,
  HostVolumeStub,
} from '../../types/index.js';
import { acrossNamespaces, blockingRead, inNamespace, pagedList, prefix, removal, reverse, write } from '../facts.js';

export const list = endpoint({
  id: 'volumes.host.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/volumes',
  summary: 'Lists dynamic host volumes.',
  remarks: 'A token without the capability gets an empty list, not an error.',
  query: {
    nodeId: string('Only volumes on this node.'),
    nodePool: string('Only volumes in this node pool.'),
    prefix: prefix('volumes whose ID or name starts'),
    reverse,
  },
  fixedQuery: { type: 'host' },
  answer: json<HostVolumeStub[]>(),
  acl: 'namespace:host-volume-read for each volume shown',
  rpc: 'HostVolume.List',
  variantOf: 'volumes.list',
  documentation: 'api-docs/volumes#list-volumes',
});

export const read = endpoint({
  id: 'volumes.host.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/volume/host/:volumeId',
  summary: 'Reads a dynamic host volume with the allocations that use it.',
  answer: json<HostVolume>(),
  acl: 'namespace:host-volume-read',
  rpc: 'HostVolume.Get',
  statuses: { 404: 'no such volume in the namespace' },
  documentation: 'api-docs/volumes#read-dynamic-host-volume',
});

export const create = endpoint({
  id: 'volumes.host.create',
  ...write,
  ...inNamespace,
  path: '/v1/volume/host/create',
  summary: 'Creates a dynamic host volume on a node that fits, with a plugin.',
  remarks:
    'The answer comes before the volume is ready: read it until `State` is `ready`, or `unavailable`. The namespace in ' +
    'the volume goes before that of the call. With the ID of a volume that exists, that one is changed.',
  body: json<HostVolumeCreateRequest>(),
  answer: json<HostVolumeCreateResponse>(),
  acl: 'namespace:host-volume-create',
  rpc: 'HostVolume.Create',
  repeatable: 'checked',
  documentation: 'api-docs/volumes#create-dynamic-host-volume',
});

export const register = endpoint({
  id: 'volumes.host.register',
  ...write,
  ...inNamespace,
  path: '/v1/volume/host/register',
  summary: 'Makes a directory that exists on a node known as a dynamic host volume.',
  body: json<HostVolumeRegisterRequest>(),
  answer: json<HostVolumeRegisterResponse>(),
  acl: 'namespace:host-volume-register',
  rpc: 'HostVolume.Register',
  repeatable: 'checked',
  documentation: 'api-docs/volumes#register-dynamic-host-volume',
});

const remove = endpoint({
  id: 'volumes.host.delete',
  ...removal,
  ...inNamespace,
  path: '/v1/volume/host/:volumeId',
  summary: 'Deletes a dynamic host volume and its data.',
  query: {
    force: boolean('Forgets the volume even when its node is gone, and the data stays where it is. Default `false`.'),
  },
  answer: json<HostVolumeDeleteResponse>(),
  acl: 'namespace:host-volume-delete',
  rpc: 'HostVolume.Delete',
  documentation: 'api-docs/volumes#delete-dynamic-host-volume',
});
export { remove as delete };
