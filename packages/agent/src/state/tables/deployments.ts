import type { Deployment } from '@yurt/contract';

import { orderedNumber, rowKey } from '../row-key.js';
import { stampIndexes, type TableDefinition } from '../table.js';

/** The order in which deployments are listed: as they were made. */
const created = (deployment: Deployment): string => rowKey(orderedNumber(deployment.CreateIndex), deployment.ID);

/** Deployments by ID; index `created` lists them as they were made, `job` by ID. */
export const deployments: TableDefinition<Deployment, 'created' | 'namespace' | 'job'> = {
  name: 'deployments',
  key: (deployment) => deployment.ID,
  indexes: {
    created: { value: () => '', order: created },
    namespace: { value: (deployment) => deployment.Namespace, order: created },
    job: { value: (deployment) => rowKey(deployment.Namespace, deployment.JobID) },
  },
  stamp: stampIndexes,
};
