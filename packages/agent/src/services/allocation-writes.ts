/** Allocations: stopping one, so that another takes its place. */

import { allocations } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { checkId } from './identifiers.js';
import { type Binding, serve } from './serve.js';
import { type ServerContext, unixNanoseconds } from './server-context.js';

/** The routes of allocations that change them. */
export function allocationWriteServices(context: ServerContext): Binding[] {
  const { state, newId } = context;
  return [
    serve(allocations.stop, async ({ path, query }) => {
      checkId('alloc', path.allocationId);
      const allocation = state.tables.allocations.get(path.allocationId);
      if (allocation === undefined) throw new CodedError(404, 'allocation not found');
      const now = unixNanoseconds(context.now());
      const EvalID = newId();
      const { index } = await state.transact('allocation-desired-transition', (tx) => {
        tx.put('allocations', {
          ...allocation,
          DesiredTransition: {
            ForceReschedule: null,
            MigrateDisablePlacement: null,
            ...allocation.DesiredTransition,
            Migrate: true,
            Reschedule: query.reschedule ?? false,
            NoShutdownDelay: query.noShutdownDelay ?? false,
          },
        });
        tx.put('evaluations', {
          ID: EvalID,
          Namespace: allocation.Namespace,
          Priority: allocation.Job?.Priority ?? 50,
          Type: allocation.Job?.Type ?? 'service',
          TriggeredBy: 'alloc-stop',
          JobID: allocation.JobID,
          JobModifyIndex: allocation.Job?.ModifyIndex ?? 0,
          Status: 'pending',
          CreateIndex: 0,
          ModifyIndex: 0,
          CreateTime: now,
          ModifyTime: now,
        });
      });
      return { index, data: { EvalID, Index: index } };
    }),
  ];
}
