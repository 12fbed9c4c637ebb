/** The servers as nodes see them, over the state. */

import { CodedError } from '../../coded-error.js';
import type { Allocation, Evaluation, Node, NodeEvent } from '@yurt/contract';

import type { AllocationUpdate, ServerLink } from '../../node/server-link.js';
import { mayBeRescheduled } from '../../scheduler/rescheduling.js';
import { isClientTerminal } from '../../state/derive/terminal.js';
import { rowKey } from '../../state/row-key.js';
import type { Transaction } from '../../state/transaction.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { evaluateNode } from './node-evaluations.js';
import { nodeEvent, withEvent } from './node-events.js';

/** What the link works with. */
export interface NodeLinkOptions extends Pick<ServerContext, 'state' | 'newId' | 'now'> {
  /** Within how many ms a node must say again that it lives. Default 10 s, and as long again before it counts as down. */
  readonly heartbeatTtl?: number;
}

/** Nodes' reports, turned into transactions; and the allocations that they are to run. */
export class NodeLink implements ServerLink {
  readonly #options: NodeLinkOptions;
  readonly #heartbeats = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(options: NodeLinkOptions) {
    this.#options = options;
  }

  async registerNode(node: Node): Promise<void> {
    const { state, now } = this.#options;
    await state.transact('node-registration', (tx) => {
      const known = tx.tables.nodes.get(node.ID);
      if (known === undefined) {
        const event = nodeEvent('Cluster', 'Node registered', { now: now(), index: 0 });
        const StatusUpdatedAt = seconds(now());
        tx.put('nodes', withEvent({ ...node, Status: 'initializing', StatusUpdatedAt, Events: [] }, event));
        if (tx.tables.nodePools.get(node.NodePool) === undefined) putNodePool(tx, node.NodePool);
        return;
      }
      const isBack = known.Status !== 'ready' && node.Status === 'ready' && known.Status !== 'initializing';
      const merged: Node = {
        ...node,
        Events: known.Events,
        Drain: known.Drain,
        DrainStrategy: known.DrainStrategy,
        SchedulingEligibility: known.SchedulingEligibility,
        LastDrain: known.LastDrain,
        StatusUpdatedAt: known.Status === node.Status ? known.StatusUpdatedAt : seconds(now()),
        LastMissedHeartbeatIndex: known.LastMissedHeartbeatIndex,
        LastAllocUpdateIndex: known.LastAllocUpdateIndex,
      };
      const event = nodeEvent('Cluster', 'Node re-registered', { now: now(), index: tx.index });
      tx.put('nodes', isBack ? withEvent(merged, event) : merged);
    });
    const registered = state.tables.nodes.get(node.ID);
    if (registered === undefined || node.Status !== 'ready') return;
    if (registered.Status === 'initializing') await this.#revive(node.ID);
    else await state.transact('evaluation-update', (tx) => this.#evaluateSystemJobs(tx, registered));
  }

  heartbeat(nodeId: string): Promise<number> {
    const ttl = this.#options.heartbeatTtl ?? 10_000;
    clearTimeout(this.#heartbeats.get(nodeId));
    if (this.#closed) return Promise.resolve(ttl);
    const timer = setTimeout(() => void this.#markDown(nodeId), 2 * ttl);
    timer.unref();
    this.#heartbeats.set(nodeId, timer);
    return this.#revive(nodeId).then(() => ttl);
  }

  watchAllocations(nodeId: string, listener: (allocations: readonly Allocation[]) => void): () => void {
    const { state } = this.#options;
    let isWatching = true;
    const tell = (): void => {
      if (isWatching) listener([...state.tables.allocations.by('node', nodeId)]);
    };
    const stop = state.subscribe(({ kind, changes }) => {
      // What a node reports of its own tasks is no news to it.
      if (kind === 'allocation-client-update') return;
      for (const { before, after } of changes.of('allocations')) {
        if (before?.NodeID !== nodeId && after?.NodeID !== nodeId) continue;
        tell();
        return;
      }
    });
    queueMicrotask(tell);
    return () => {
      isWatching = false;
      stop();
    };
  }

  async updateAllocations(updates: readonly AllocationUpdate[]): Promise<void> {
    const time = unixNanoseconds(this.#options.now());
    await this.#options.state.transact('allocation-client-update', (tx) => {
      const evaluated = new Set<string>();
      for (const update of updates) {
        const known = tx.tables.allocations.get(update.ID);
        if (known !== undefined) this.#update(tx, known, update, time, evaluated);
      }
      for (const id of new Set([...tx.changes.of('allocations')].map(({ after }) => after?.NodeID ?? ''))) {
        const node = tx.tables.nodes.get(id);
        if (node !== undefined) tx.put('nodes', { ...node, LastAllocUpdateIndex: tx.index });
      }
    });
  }

  async emitEvents(nodeId: string, events: readonly NodeEvent[]): Promise<void> {
    await this.#options.state.transact('node-events', (tx) => {
      const node = tx.tables.nodes.get(nodeId);
      if (node === undefined) return;
      const stamped = events.map((event) => ({ ...event, CreateIndex: tx.index }));
      tx.put(
        'nodes',
        stamped.reduce((with_, event) => withEvent(with_, event), node),
      );
    });
  }

  /** Forgets every heartbeat; no node is marked down from now on. */
  close(): void {
    this.#closed = true;
    for (const timer of this.#heartbeats.values()) clearTimeout(timer);
    this.#heartbeats.clear();
  }

  #update(tx: Transaction, known: Allocation, update: AllocationUpdate, time: number, evaluated: Set<string>): void {
    const { DeploymentStatus: reported } = update;
    const status = known.DeploymentStatus;
    const isNews =
      reported !== undefined && (reported.Healthy ?? null) !== null && reported.Healthy !== status?.Healthy;
    const stored = tx.put('allocations', {
      ...known,
      ClientStatus: update.ClientStatus,
      ClientDescription: update.ClientDescription,
      TaskStates: { ...update.TaskStates },
      ...(update.NetworkStatus === undefined ? {} : { NetworkStatus: update.NetworkStatus }),
      ...(isNews
        ? { DeploymentStatus: { ...reported, Canary: status?.Canary ?? reported.Canary, ModifyIndex: tx.index } }
        : {}),
      ModifyTime: time,
    });
    const evaluation = this.#evaluationFor(tx, known, stored, time);
    if (evaluation === undefined || evaluated.has(rowKey(stored.Namespace, stored.JobID))) return;
    evaluated.add(rowKey(stored.Namespace, stored.JobID));
    tx.put('evaluations', evaluation);
  }

  /** An allocation that has failed is looked at again by the scheduler; one whose job is gone is stopped. */
  #evaluationFor(tx: Transaction, before: Allocation, after: Allocation, time: number): Evaluation | undefined {
    if (!isClientTerminal(after) || isClientTerminal(before)) return undefined;
    const job = tx.tables.jobs.get(rowKey(after.Namespace, after.JobID));
    const failed = after.ClientStatus === 'failed' && !after.FollowupEvalID && after.DesiredStatus === 'run';
    if (job !== undefined && !(failed && mayBeRescheduled(after))) return undefined;
    return {
      ID: this.#options.newId(),
      Namespace: after.Namespace,
      Priority: (job ?? after.Job)?.Priority ?? 50,
      Type: (job ?? after.Job)?.Type ?? 'service',
      TriggeredBy: job === undefined ? 'job-deregister' : 'alloc-failure',
      JobID: after.JobID,
      Status: 'pending',
      CreateIndex: 0,
      ModifyIndex: 0,
      CreateTime: time,
      ModifyTime: time,
    };
  }

  #evaluateSystemJobs(tx: Transaction, node: Node): void {
    const runs = [...tx.tables.jobs.all()].some((job) => job.Type === 'system' && !job.Stop);
    if (runs) evaluateNode(tx, node, this.#options);
  }

  async #revive(nodeId: string): Promise<void> {
    const { state, now } = this.#options;
    const node = state.tables.nodes.get(nodeId);
    if (node === undefined) throw new CodedError(500, 'node not found');
    if (node.Status === 'ready') return;
    await state.transact('node-status', (tx) => {
      const event = nodeEvent('Cluster', 'Node heartbeat', { now: now(), index: tx.index });
      const back = node.Status === 'initializing' ? node : withEvent(node, event);
      const stored = tx.put('nodes', { ...back, Status: 'ready', StatusUpdatedAt: seconds(now()) });
      evaluateNode(tx, stored, this.#options);
    });
  }

  async #markDown(nodeId: string): Promise<void> {
    const { state, now } = this.#options;
    this.#heartbeats.delete(nodeId);
    if (this.#closed) return;
    await state.transact('node-status', (tx) => {
      const node = tx.tables.nodes.get(nodeId);
      if (node === undefined || node.Status === 'down') return;
      const event = nodeEvent('Cluster', 'Node heartbeat missed', { now: now(), index: tx.index });
      const stored = tx.put('nodes', {
        ...withEvent(node, event),
        Status: 'down',
        StatusUpdatedAt: seconds(now()),
        LastMissedHeartbeatIndex: tx.index,
      });
      evaluateNode(tx, stored, this.#options);
    });
  }
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

function putNodePool(tx: Transaction, name: string): void {
  tx.put('nodePools', {
    Name: name,
    Description: '',
    Meta: null,
    NodeIdentityTTL: 24 * 3600 * 1e9,
    SchedulerConfiguration: null,
    Hash: null,
    CreateIndex: 0,
    ModifyIndex: 0,
  });
}
