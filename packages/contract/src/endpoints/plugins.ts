/** Routes of CSI plugins: `nomad.plugins`. */

import { endpoint, json } from '../endpoint.js';
import type { CSIPlugin, CSIPluginListStub } from '../types/index.js';
import { acrossNamespaces, blockingRead, prefix } from './facts.js';

export const list = endpoint({
  id: 'plugins.list',
  ...blockingRead,
  path: '/v1/plugins',
  summary: 'Lists the CSI plugins that run on nodes.',
  query: { prefix: prefix('plugins whose ID starts') },
  fixedQuery: { type: 'csi' },
  answer: json<CSIPluginListStub[]>(),
  acl: 'plugin:list',
  rpc: 'CSIPlugin.List',
  documentation: 'api-docs/plugins#list-plugins',
});

export const read = endpoint({
  id: 'plugins.read',
  ...blockingRead,
  ...acrossNamespaces,
  path: '/v1/plugin/csi/:pluginId',
  summary: 'Reads a CSI plugin: its controllers, its nodes, and the allocations that run it.',
  remarks: 'The namespace says which allocations are shown.',
  answer: json<CSIPlugin>(),
  acl: 'plugin:read, and namespace:read-job for each allocation shown',
  rpc: 'CSIPlugin.Get',
  statuses: { 404: 'no such plugin' },
  documentation: 'api-docs/plugins#read-plugin',
});
