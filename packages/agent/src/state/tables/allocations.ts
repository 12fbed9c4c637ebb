import type { Allocation } from '@yurt/contract';

import { orderedNumber, rowKey } from '../row-key.js';
import { stampIndexes, type TableDefinition } from '../table.js';

/** The order in which allocations are listed: as they were made. */
const created = (allocation: Allocation): string => rowKey(orderedNumber(allocation.CreateIndex), allocation.ID);

/**
 * Allocations by ID, each with the version of the job that it runs; index `created` lists them as they were made, `job`,
 * `evaluation` and `deployment` by ID. `AllocModifyIndex` moves with every write but a node's report.
 */
export const allocations: TableDefinition<
  Allocation,
  'created' | 'namespace' | 'job' | 'node' | 'evaluation' | 'deployment'
> = {
  name: 'allocations',
  key: (allocation) => allocation.ID,
  indexes: {
    created: { value: () => '', order: created },
    namespace: { value: (allocation) => allocation.Namespace, order: created },
    job: { value: (allocation) => rowKey(allocation.Namespace, allocation.JobID) },
    node: { value: (allocation) => allocation.NodeID },
    evaluation: { value: (allocation) => allocation.EvalID },
    deployment: { value: (allocation) => allocation.DeploymentID || undefined },
  },
  shared: {
    key: ({ Job: job }) =>
      job && rowKey(job.Namespace, job.ID, String(job.CreateIndex), String(job.Version), String(job.ModifyIndex)),
    take: (row, { Job }) => ({ ...row, Job }),
  },
  stamp: (row, stamp) => ({
    ...stampIndexes(row, stamp),
    AllocModifyIndex:
      stamp.kind === 'allocation-client-update' && stamp.existing !== undefined
        ? stamp.existing.AllocModifyIndex
        : stamp.index,
  }),
};
