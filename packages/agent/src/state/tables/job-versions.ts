import type { Job } from '@yurt/contract';

import { orderedNumber, rowKey } from '../row-key.js';
import type { TableDefinition } from '../table.js';

/** The versions of jobs, oldest first. Kept by `derive/job-versions.ts`: each write of a job is mirrored here. */
export const jobVersions: TableDefinition<Job, 'job'> = {
  name: 'job_versions',
  key: (job) => rowKey(job.Namespace, job.ID, orderedNumber(job.Version)),
  indexes: { job: { value: (job) => rowKey(job.Namespace, job.ID) } },
};
