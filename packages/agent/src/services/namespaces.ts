/** Namespaces: reads. */

import { namespaces } from '@yurt/contract';

import { type Binding, MissingError, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** The routes of namespaces that only read. */
export function namespaceServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(namespaces.list, ({ query }) => {
      const rows = [...tables.namespaces.all({ prefix: query.prefix ?? '' })];
      return { index: tables.namespaces.lastIndex, data: rows };
    }),
    serve(namespaces.read, ({ path }) => {
      const namespace = tables.namespaces.get(path.namespaceName);
      if (namespace === undefined) throw new MissingError(tables.namespaces.lastIndex, 'Namespace not found');
      return { index: namespace.ModifyIndex, data: namespace };
    }),
  ];
}
