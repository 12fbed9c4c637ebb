/** The list of volumes of either type. `volumes.host.list` and `volumes.csi.list` are the same with one type each. */

import { endpoint, json } from '../../endpoint.js';
import { oneOf, required, string } from '../../parameters.js';
import type { CSIVolumeListStub, HostVolumeStub } from '../../types/index.js';
import { acrossNamespaces, pagedList, prefix, reverse } from '../facts.js';

export const list = endpoint({
  id: 'volumes.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/volumes',
  summary: 'Lists volumes of one type.',
  remarks: 'Without a type the answer is empty and has no headers; an unknown type is answered with 404.',
  query: {
    type: required(oneOf(['csi', 'host'], 'The type of volume.')),
    pluginId: string('Only volumes of this plugin. CSI only.'),
    nodeId: string('Only volumes on this node.'),
    nodePool: string('Only volumes in this node pool. Host volumes only.'),
    prefix: prefix('volumes whose ID or, of a host volume, name starts'),
    reverse,
  },
  answer: json<CSIVolumeListStub[] | HostVolumeStub[]>(),
  acl: 'csi: namespace:csi-list-volume or namespace:csi-read-volume or namespace:csi-mount-volume or namespace:list-jobs; host: namespace:host-volume-read for each volume shown',
  rpc: 'CSIVolume.List or HostVolume.List',
  documentation: 'api-docs/volumes#list-volumes',
});
