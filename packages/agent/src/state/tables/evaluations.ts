import type { Evaluation } from '@yurt/contract';

import { orderedNumber, rowKey } from '../row-key.js';
import { stampIndexes, type TableDefinition } from '../table.js';

/** The order in which evaluations are listed: as they were made. */
const created = (evaluation: Evaluation): string => rowKey(orderedNumber(evaluation.CreateIndex ?? 0), evaluation.ID);

/** Evaluations by ID; index `created` lists them as they were made, `job` by status and ID. */
export const evaluations: TableDefinition<Evaluation, 'created' | 'namespace' | 'job' | 'deployment' | 'status'> = {
  name: 'evaluations',
  key: (evaluation) => evaluation.ID,
  indexes: {
    created: { value: () => '', order: created },
    namespace: { value: (evaluation) => evaluation.Namespace, order: created },
    job: {
      value: (evaluation) => rowKey(evaluation.Namespace, evaluation.JobID),
      order: (evaluation) => rowKey(evaluation.Status, evaluation.ID),
    },
    deployment: { value: (evaluation) => evaluation.DeploymentID || undefined },
    status: { value: (evaluation) => evaluation.Status, order: created },
  },
  stamp: stampIndexes,
};
