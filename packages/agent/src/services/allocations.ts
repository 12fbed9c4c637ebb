/** Allocations: reads. */

import { allocations, nodes } from '@yurt/contract';
import type { Allocation, PlacedAllocation } from '@yurt/contract';

import { allocationStub } from './allocation-stub.js';
import { listPlaced } from './evaluations.js';
import { checkId } from './identifiers.js';
import { Listing } from './listing.js';
import { type Binding, MissingError, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** What allocations leave out when it is empty, for filters. */
const ABSENT = {
  DesiredDescription: '',
  DesiredTransition: {},
  ClientDescription: '',
  TaskStates: null,
  AllocStates: null,
  DeploymentID: '',
  DeploymentStatus: null,
  FollowupEvalID: '',
  PreviousAllocation: '',
  NextAllocation: '',
  RescheduleTracker: null,
  NetworkStatus: null,
  PreemptedAllocations: null,
  PreemptedByAllocation: '',
};

function hasJob(allocation: Allocation): allocation is PlacedAllocation {
  return allocation.Job !== undefined;
}

/** The routes of allocations that only read. */
export function allocationServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(allocations.list, ({ query, namespace }) => {
      const found = listPlaced<Allocation>('alloc', tables.allocations, { ...query, namespace });
      return Listing.of({
        index: tables.allocations.lastIndex,
        rows: found.rows,
        stub: (row) => allocationStub(row, query),
        tokens: found.tokens,
        absent: ABSENT,
      });
    }),
    serve(allocations.read, ({ path }) => {
      checkId('alloc', path.allocationId);
      const allocation = tables.allocations.get(path.allocationId);
      if (allocation === undefined || !hasJob(allocation)) {
        throw new MissingError(tables.allocations.lastIndex, 'alloc not found');
      }
      return { index: allocation.ModifyIndex, data: allocation };
    }),
    serve(nodes.allocations, ({ path }) => {
      const rows = [...tables.allocations.by('node', path.nodeId)];
      const index = rows.reduce((latest, row) => Math.max(latest, row.ModifyIndex), 0);
      // An index of 0 would make callers that block come back at once, over and over.
      return { index: Math.max(index, 1), data: rows.filter(hasJob) };
    }),
  ];
}
