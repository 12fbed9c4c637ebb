/** Has a job looked at again. */

import { CodedError } from '../../coded-error.js';
import type { JobRegisterResponse } from '@yurt/contract';

import { groupOf } from '../../scheduler/group-change.js';
import { rowKey } from '../../state/row-key.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { findJob, writeMeta } from './job-lookup.js';

/** Makes an evaluation of a job; with `forceReschedule`, failed allocations are replaced at once. */
export async function evaluateJob(
  namespace: string,
  jobId: string,
  forceReschedule: boolean,
  context: ServerContext,
): Promise<JobRegisterResponse> {
  const { state, newId } = context;
  const job = findJob(state, namespace, jobId);
  if (job === undefined) throw new CodedError(500, 'job not found');
  if (job.Periodic !== null) throw new CodedError(500, "can't evaluate periodic job");
  if (job.ParameterizedJob !== null && !job.Dispatched) throw new CodedError(500, "can't evaluate parameterized job");
  const now = unixNanoseconds(context.now());
  const evalId = newId();
  const { index } = await state.transact('allocation-desired-transition', (tx) => {
    for (const allocation of forceReschedule ? [...tx.tables.allocations.by('job', rowKey(namespace, jobId))] : []) {
      const policy = groupOf(job, allocation.TaskGroup)?.ReschedulePolicy;
      const replaceable = policy?.Unlimited === true || (policy?.Attempts ?? 0) > 0;
      if (!replaceable || allocation.ClientStatus !== 'failed' || (allocation.NextAllocation ?? '') !== '') continue;
      tx.put('allocations', {
        ...allocation,
        DesiredTransition: {
          Migrate: null,
          Reschedule: null,
          NoShutdownDelay: null,
          MigrateDisablePlacement: null,
          ...allocation.DesiredTransition,
          ForceReschedule: true,
        },
      });
    }
    tx.put('evaluations', {
      ID: evalId,
      Namespace: namespace,
      Priority: job.Priority,
      Type: job.Type,
      TriggeredBy: 'job-register',
      JobID: jobId,
      JobModifyIndex: job.ModifyIndex,
      Status: 'pending',
      CreateIndex: 0,
      ModifyIndex: 0,
      CreateTime: now,
      ModifyTime: now,
    });
  });
  return {
    EvalID: evalId,
    EvalCreateIndex: index,
    JobModifyIndex: job.ModifyIndex,
    Warnings: '',
    Index: index,
    ...writeMeta,
  };
}
