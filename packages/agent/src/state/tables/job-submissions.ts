import type { JobSubmission } from '@yurt/contract';

import { orderedNumber, rowKey } from '../row-key.js';
import type { TableDefinition } from '../table.js';

/** The source texts from which versions of jobs were made. */
export const jobSubmissions: TableDefinition<JobSubmission, 'job'> = {
  name: 'job_submissions',
  key: (submission) => rowKey(submission.Namespace, submission.JobID, orderedNumber(submission.Version)),
  indexes: { job: { value: (submission) => rowKey(submission.Namespace, submission.JobID) } },
};
