/** What can be asked of an allocation where it runs: statistics, checks, restart, signal, garbage. */

import { client } from '@yurt/contract';
import type { GenericResponse } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { findHolder } from './client-target.js';
import { type Binding, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

const DONE: GenericResponse = { Index: 0 };

const enterpriseOnly = (): never => {
  throw new CodedError(500, 'Enterprise only');
};

/** The routes of one allocation on its node. */
export function clientAllocationServices(context: ServerContext): Binding[] {
  const routes = client.allocation;
  return [
    serve(routes.stats, ({ path, query }) =>
      findHolder(context, path.allocationId).allocationStats(path.allocationId, query.task),
    ),
    serve(routes.checks, ({ path }) => findHolder(context, path.allocationId).checks(path.allocationId) ?? null),
    serve(routes.restart, async ({ path, body }) => {
      await findHolder(context, path.allocationId).restartAllocation(path.allocationId, {
        task: body?.TaskName ?? '',
        allTasks: body?.AllTasks ?? false,
      });
      return DONE;
    }),
    serve(routes.signal, async ({ path, body }) => {
      await findHolder(context, path.allocationId).signalAllocation(path.allocationId, {
        task: body.Task ?? '',
        signal: body.Signal ?? '',
      });
      return DONE;
    }),
    serve(routes.gc, async ({ path }) => {
      const collected = await findHolder(context, path.allocationId).collectAllocation(path.allocationId);
      if (!collected) {
        throw new CodedError(500, 'No such allocation on client, or allocation not eligible for GC');
      }
    }),
    serve(routes.pauseState, enterpriseOnly),
    serve(routes.setPauseState, enterpriseOnly),
  ];
}
