/** Stops jobs, and removes them. */

import type { JobDeregisterResponse } from '@yurt/contract';

import { rowKey } from '../../state/row-key.js';
import type { Transaction } from '../../state/transaction.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { findJob, isTemplate, putVersion, writeMeta } from './job-lookup.js';

/** How a job is stopped. */
export interface StopSettings {
  readonly purge: boolean;
  readonly noShutdownDelay: boolean;
  readonly priority?: number;
}

function skipShutdownDelays(tx: Transaction, key: string): void {
  for (const allocation of [...tx.tables.allocations.by('job', key)]) {
    if (allocation.DesiredStatus !== 'run') continue;
    tx.put('allocations', {
      ...allocation,
      DesiredTransition: {
        Migrate: null,
        Reschedule: null,
        ForceReschedule: null,
        MigrateDisablePlacement: null,
        ...allocation.DesiredTransition,
        NoShutdownDelay: true,
      },
    });
  }
}

/** Stops a job. An unknown one is no error: the answer is all zero. */
export async function stopJob(
  namespace: string,
  jobId: string,
  settings: StopSettings,
  context: ServerContext,
): Promise<JobDeregisterResponse> {
  const { state, newId } = context;
  const now = unixNanoseconds(context.now());
  const none = { EvalID: '', EvalCreateIndex: 0, JobModifyIndex: 0, VolumeEvalID: '', VolumeEvalIndex: 0 };
  const job = findJob(state, namespace, jobId);
  if (job === undefined) return { ...none, Index: 0, ...writeMeta };
  const evalId = isTemplate(job) ? '' : newId();
  const { index } = await state.transact('job-deregistration', (tx) => {
    const key = rowKey(namespace, jobId);
    if (settings.noShutdownDelay) skipShutdownDelays(tx, key);
    if (settings.purge) tx.remove('jobs', key);
    else putVersion(tx, { ...job, Stop: true, VersionTag: null }, job, now);
    if (evalId === '') return;
    tx.put('evaluations', {
      ID: evalId,
      Namespace: namespace,
      Priority: settings.priority ?? job.Priority,
      // Nomad evaluates every stop as a service: ending is the same for all types.
      Type: 'service',
      TriggeredBy: 'job-deregister',
      JobID: jobId,
      JobModifyIndex: tx.index,
      Status: 'pending',
      CreateIndex: 0,
      ModifyIndex: 0,
      CreateTime: now,
      ModifyTime: now,
    });
  });
  return { ...none, EvalID: evalId, EvalCreateIndex: index, JobModifyIndex: index, Index: index, ...writeMeta };
}
