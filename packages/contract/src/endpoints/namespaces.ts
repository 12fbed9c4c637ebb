/** Routes of namespaces: `nomad.namespaces`. */

import { empty, endpoint, json } from '../endpoint.js';
import type { Namespace, NamespaceSpec } from '../types/index.js';
import { blockingRead, prefix, removal, write } from './facts.js';

export const list = endpoint({
  id: 'namespaces.list',
  ...blockingRead,
  path: '/v1/namespaces',
  summary: 'Lists the namespaces that the token may see.',
  query: { prefix: prefix('namespaces whose name starts') },
  answer: json<Namespace[]>(),
  acl: 'any capability in each namespace shown',
  rpc: 'Namespace.ListNamespaces',
  documentation: 'api-docs/namespaces#list-namespaces',
});

export const create = endpoint({
  id: 'namespaces.create',
  ...write,
  path: '/v1/namespace',
  summary: 'Creates a namespace, or replaces the one of that name.',
  body: json<NamespaceSpec>(),
  answer: empty,
  acl: 'management',
  rpc: 'Namespace.UpsertNamespaces',
  repeatable: 'yes',
  documentation: 'api-docs/namespaces#create-or-update-namespace',
});

export const read = endpoint({
  id: 'namespaces.read',
  ...blockingRead,
  path: '/v1/namespace/:namespaceName',
  summary: 'Reads a namespace.',
  answer: json<Namespace>(),
  acl: 'any capability in the namespace',
  rpc: 'Namespace.GetNamespace',
  statuses: { 404: 'no such namespace' },
  documentation: 'api-docs/namespaces#read-namespace',
});

export const update = endpoint({
  id: 'namespaces.update',
  ...write,
  path: '/v1/namespace/:namespaceName',
  summary: 'Replaces the namespace that the path names, or creates it.',
  remarks: '`Name` in the body must be that of the path.',
  body: json<NamespaceSpec>(),
  answer: empty,
  acl: 'management',
  rpc: 'Namespace.UpsertNamespaces',
  repeatable: 'yes',
  documentation: 'api-docs/namespaces#create-or-update-namespace',
});

const remove = endpoint({
  id: 'namespaces.delete',
  ...removal,
  path: '/v1/namespace/:namespaceName',
  summary: 'Deletes a namespace that holds nothing; `default` stays.',
  answer: empty,
  acl: 'management',
  rpc: 'Namespace.DeleteNamespaces',
  statuses: { 500: 'it holds running jobs or allocations, volumes, variables or quotas in some region' },
  documentation: 'api-docs/namespaces#delete-namespace',
});
export { remove as delete };
