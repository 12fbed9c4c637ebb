/** Evaluations: reads. */

import { evaluations } from '@yurt/contract';
import type { Evaluation } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import type { Table } from '../state/table.js';
import { allocationStub } from './allocation-stub.js';
import { checkId, checkIdPrefix } from './identifiers.js';
import { creationTokens, Listing, textTokens, type Tokens } from './listing.js';
import { type Binding, MissingError, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** What evaluations leave out when it is empty, for filters. */
const ABSENT = {
  JobModifyIndex: 0,
  NodeID: '',
  NodeModifyIndex: 0,
  DeploymentID: '',
  StatusDescription: '',
  Wait: 0,
  WaitUntil: '',
  NextEval: '',
  PreviousEval: '',
  BlockedEval: '',
  RelatedEvals: null,
  FailedTGAllocs: null,
  PlanAnnotations: null,
  ClassEligibility: null,
  EscapedComputedClass: false,
  QuotaLimitReached: '',
  AnnotatePlan: false,
  QueuedAllocations: null,
  SnapshotIndex: 0,
  LeaderACL: '',
};

/** Rows that have an ID and belong to a namespace. */
interface Placed {
  readonly ID: string;
  readonly Namespace: string;
  readonly CreateIndex?: number;
}

/** What lists of such rows are narrowed by. */
export interface PlacedQuery {
  readonly namespace: string;
  readonly prefix?: string;
  readonly reverse?: boolean;
}

/** Rows as Nomad lists them: by creation, or by ID when a prefix narrows them. */
export function listPlaced<R extends Placed>(
  kind: string,
  table: Table<R, 'created' | 'namespace'>,
  { namespace, prefix, reverse = false }: PlacedQuery,
): { rows: Iterable<R>; tokens: Tokens<R> } {
  const isWanted = (row: R): boolean => namespace === '*' || row.Namespace === namespace;
  if (prefix) {
    checkIdPrefix(kind, prefix);
    const rows = [...table.all({ prefix, reverse })].filter(isWanted);
    return { rows, tokens: textTokens((row) => row.ID) };
  }
  const rows = namespace === '*' ? table.by('created', '') : table.by('namespace', namespace);
  return { rows: reverse ? [...rows].toReversed() : rows, tokens: creationTokens() };
}

/** The routes of evaluations that only read. */
export function evaluationServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(evaluations.list, ({ query, namespace }) => {
      const { job, status } = query;
      const found = listPlaced<Evaluation>('eval', tables.evaluations, { ...query, namespace });
      if (query.filter && (job || status)) {
        throw new CodedError(500, 'query parameters job and status can not be combined with a filter expression');
      }
      const isWanted = (row: Evaluation): boolean => (!job || row.JobID === job) && (!status || row.Status === status);
      const rows = job || status ? [...found.rows].filter(isWanted) : found.rows;
      const index = tables.evaluations.lastIndex;
      return Listing.of({ index, rows, stub: (row) => row, tokens: found.tokens, absent: ABSENT });
    }),
    serve(evaluations.read, ({ path }) => {
      checkId('failed to lookup eval: eval', path.evaluationId);
      const evaluation = tables.evaluations.get(path.evaluationId);
      if (evaluation === undefined) throw new MissingError(tables.evaluations.lastIndex, 'eval not found');
      return { index: evaluation.ModifyIndex ?? 0, data: evaluation };
    }),
    serve(evaluations.allocations, ({ path }) => {
      checkId('eval', path.evaluationId);
      const rows = [...tables.allocations.by('evaluation', path.evaluationId)];
      return { index: tables.allocations.lastIndex, data: rows.map((row) => allocationStub(row)) };
    }),
    serve(evaluations.count, ({ query, namespace }) => {
      const { rows, tokens } = listPlaced<Evaluation>('eval', tables.evaluations, { ...query, namespace });
      const index = tables.evaluations.lastIndex;
      const listing = Listing.of({ index, rows, stub: () => 1, tokens, absent: ABSENT });
      const Count = listing.page({ filter: query.filter }).rows.length;
      return { index, data: { Count, Index: index, LastContact: 0, KnownLeader: true, NextToken: '' } };
    }),
  ];
}
