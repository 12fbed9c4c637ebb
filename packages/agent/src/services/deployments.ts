/** Deployments: reads. */

import { deployments } from '@yurt/contract';
import type { Deployment } from '@yurt/contract';

import { allocationStub } from './allocation-stub.js';
import { listPlaced } from './evaluations.js';
import { checkId } from './identifiers.js';
import { Listing } from './listing.js';
import { type Binding, MissingError, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** The routes of deployments that only read. */
export function deploymentServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(deployments.list, ({ query, namespace }) => {
      const { rows, tokens } = listPlaced<Deployment>('deployment', tables.deployments, { ...query, namespace });
      return Listing.of({ index: tables.deployments.lastIndex, rows, stub: (row) => row, tokens });
    }),
    serve(deployments.read, ({ path }) => {
      checkId('deployment', path.deploymentId);
      const deployment = tables.deployments.get(path.deploymentId);
      if (deployment === undefined) throw new MissingError(tables.deployments.lastIndex, 'deployment not found');
      return { index: deployment.ModifyIndex, data: deployment };
    }),
    serve(deployments.allocations, ({ path }) => {
      checkId('deployment', path.deploymentId);
      const rows = [...tables.allocations.by('deployment', path.deploymentId)];
      return { index: tables.allocations.lastIndex, data: rows.map((row) => allocationStub(row)) };
    }),
  ];
}
