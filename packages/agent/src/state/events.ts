/** Turns the changes of a transaction into entries of the event stream. */

import type { Allocation, Event, Node } from '@yurt/contract';

import type { Change, ChangeSet } from './changes.js';
import type { RowTypes, TableName } from './tables/index.js';
import { EVENT_TYPES, type TransactionKind } from './transaction-kinds.js';

/** An event as the stream sends it. Servers have more topics than Nomad's own client lists. */
export type StreamEvent = Omit<Event, 'Topic'> & { readonly Topic: string };

/** The events of one transaction. */
export interface EventEntry {
  readonly index: number;
  readonly events: readonly StreamEvent[];
}

type Subject = Pick<StreamEvent, 'Topic' | 'Key' | 'Namespace' | 'Payload'> & { FilterKeys?: string[] };

/** The longest-running reason that a node gives for an allocation, which the event names in fields of its own. */
const RAN_TOO_LONG = 'allocation exceeded max_run_duration';

function allocationPayload(allocation: Allocation): Record<string, unknown> {
  const { Job: _job, ...rest } = allocation;
  const Timeout = allocation.ClientStatus === 'complete' && allocation.ClientDescription === RAN_TOO_LONG;
  return { Allocation: rest, Timeout, TimeoutReason: Timeout ? RAN_TOO_LONG : '' };
}

function nodePayload(node: Node): Record<string, unknown> {
  return { Node: { ...node, SecretID: '' } };
}

/** What an event says about a row that was written; tables that are absent make no events. */
const written: { readonly [N in TableName]?: (row: RowTypes[N]) => Subject } = {
  evaluations: (row) => ({
    Topic: 'Evaluation',
    Key: row.ID,
    FilterKeys: [row.JobID, row.DeploymentID ?? ''],
    Namespace: row.Namespace,
    Payload: { Evaluation: row },
  }),
  allocations: (row) => ({
    Topic: 'Allocation',
    Key: row.ID,
    FilterKeys: [row.JobID, row.DeploymentID ?? ''],
    Namespace: row.Namespace,
    Payload: allocationPayload(row),
  }),
  jobs: (row) => ({ Topic: 'Job', Key: row.ID, Namespace: row.Namespace, Payload: { Job: row, Deleted: false } }),
  nodes: (row) => ({ Topic: 'Node', Key: row.ID, Namespace: '', Payload: nodePayload(row) }),
  nodePools: (row) => ({ Topic: 'NodePool', Key: row.Name, Namespace: '', Payload: { NodePool: row } }),
  deployments: (row) => ({
    Topic: 'Deployment',
    Key: row.ID,
    FilterKeys: [row.JobID],
    Namespace: row.Namespace,
    Payload: { Deployment: row },
  }),
  hostVolumes: (row) => ({
    Topic: 'HostVolume',
    Key: row.ID,
    FilterKeys: [row.ID, row.Name, row.PluginID],
    Namespace: row.Namespace,
    Payload: { Volume: row },
  }),
};

/** What an event says about a row that was removed. */
const removed: { readonly [N in TableName]?: (row: RowTypes[N]) => Subject } = {
  jobs: (row) => ({ Topic: 'Job', Key: row.ID, Namespace: row.Namespace, Payload: { Job: row, Deleted: true } }),
  nodes: (row) => ({ Topic: 'Node', Key: row.ID, Namespace: '', Payload: nodePayload(row) }),
  nodePools: (row) => ({ Topic: 'NodePool', Key: row.Name, Namespace: '', Payload: { NodePool: row } }),
  hostVolumes: (row) => ({
    Topic: 'HostVolume',
    Key: '',
    FilterKeys: [row.ID, row.Name, row.PluginID],
    Namespace: row.Namespace,
    Payload: { Volume: row },
  }),
};

function subjectOf<N extends TableName>(table: N, change: Change<N>): Subject | undefined {
  if (change.after !== undefined) return written[table]?.(change.after);
  return change.before === undefined ? undefined : removed[table]?.(change.before);
}

/** The events of a transaction, in the order of its writes; none when its kind makes none. */
export function eventsOf(kind: TransactionKind, index: number, changes: ChangeSet): EventEntry | undefined {
  const type = EVENT_TYPES[kind];
  if (type === undefined) return undefined;
  const found: { readonly sequence: number; readonly event: StreamEvent }[] = [];
  const collect = <N extends TableName>(table: N): void => {
    for (const change of changes.of(table)) {
      const subject = subjectOf(table, change);
      if (subject === undefined) continue;
      const event: StreamEvent = { ...subject, Type: type, FilterKeys: subject.FilterKeys ?? null, Index: index };
      found.push({ sequence: change.sequence, event });
    }
  };
  changes.tables.forEach((table) => collect(table));
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.sequence - b.sequence);
  return { index, events: found.map(({ event }) => event) };
}
