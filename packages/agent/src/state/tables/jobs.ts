import type { Job } from '@yurt/contract';

import { rowKey } from '../row-key.js';
import { stampIndexes, type TableDefinition } from '../table.js';

/** Jobs as they stand, by namespace and ID. `JobModifyIndex`, the index of the specification, is the writer's to set. */
export const jobs: TableDefinition<Job, 'namespace' | 'parent' | 'nodePool'> = {
  name: 'jobs',
  key: (job) => rowKey(job.Namespace, job.ID),
  indexes: {
    namespace: { value: (job) => job.Namespace },
    parent: { value: (job) => (job.ParentID === '' ? undefined : rowKey(job.Namespace, job.ParentID)) },
    nodePool: { value: (job) => job.NodePool },
  },
  stamp: stampIndexes,
};
