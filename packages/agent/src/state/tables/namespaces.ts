import type { Namespace } from '@yurt/contract';

import { stampIndexes, type TableDefinition } from '../table.js';

/** Namespaces by name. */
export const namespaces: TableDefinition<Namespace, never> = {
  name: 'namespaces',
  key: (namespace) => namespace.Name,
  indexes: {},
  stamp: stampIndexes,
};
