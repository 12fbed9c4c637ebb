import type { JobSummary } from '@yurt/contract';

import { rowKey } from '../row-key.js';
import { stampIndexes, type TableDefinition } from '../table.js';

/** How many allocations of each group are in which state. Kept by `derive/job-summaries.ts`. */
export const jobSummaries: TableDefinition<JobSummary, never> = {
  name: 'job_summaries',
  key: (summary) => rowKey(summary.Namespace, summary.JobID),
  indexes: {},
  stamp: stampIndexes,
};
