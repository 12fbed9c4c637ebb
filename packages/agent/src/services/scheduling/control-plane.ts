/**
 * The servers' own work: evaluations from the state to the scheduler and back, and what drives deployments on. All of it
 * is woken by the state's transactions; nothing polls.
 */

import type { Evaluation } from '@yurt/contract';

import type { SchedulerEnvironment } from '../../scheduler/view.js';
import type { Commit, StateStore } from '../../state/state-store.js';
import { SCHEDULER_CONFIGURATION } from '../../state/tables/scheduler-configurations.js';
import { isClientTerminal } from '../../state/derive/terminal.js';
import { BlockedEvaluations } from './blocked-evaluations.js';
import { DelayedEvaluations } from './delayed-evaluations.js';
import { DeploymentWatcher } from './deployment-watcher.js';
import { EvaluationBroker } from './evaluation-broker.js';
import { processEvaluation, type WorkerContext } from './evaluation-worker.js';
import { stateView } from './state-view.js';

/** What the control plane works with. */
export interface ControlPlaneOptions {
  readonly state: StateStore;
  /** A new UUID. */
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number in [0, 1). Default `Math.random`. */
  readonly random?: () => number;
  /** How many evaluations are looked at at a time. Default 4. */
  readonly workers?: number;
  /** Hears of an evaluation that could not be looked at because of a fault of our own. */
  readonly onFault?: (error: unknown, evaluation: Evaluation) => void;
}

/** A clock in nanoseconds that goes on between two ticks of one in milliseconds. */
function nanosecondClock(now: () => number): () => number {
  let last = 0;
  return () => {
    const current = now() * 1e6;
    // A double holds these numbers to 256 ns; each reading is later than the one before.
    last = current > last ? current : last + 256;
    return last;
  };
}

/** Runs from {@link ControlPlane.start} until {@link ControlPlane.stop}. */
export class ControlPlane {
  readonly #options: ControlPlaneOptions;
  readonly #worker: WorkerContext;
  readonly #broker = new EvaluationBroker(() => this.#wake());
  readonly #blocked = new BlockedEvaluations();
  readonly #delayed: DelayedEvaluations;
  readonly #deployments: DeploymentWatcher;
  readonly #running = new Set<Promise<void>>();
  #unsubscribe: (() => void) | undefined;

  constructor(options: ControlPlaneOptions) {
    const { state, newId, now, random = Math.random } = options;
    const environment: SchedulerEnvironment = { now: nanosecondClock(now), newId, random };
    this.#options = options;
    this.#worker = { state, environment, view: stateView(state) };
    this.#delayed = new DelayedEvaluations(now, (evaluation) => this.#broker.enqueue(evaluation));
    this.#deployments = new DeploymentWatcher({ state, newId, now: environment.now });
  }

  /** Takes up what the state holds and follows it from now on. */
  start(): void {
    const { state } = this.#options;
    this.#unsubscribe = state.subscribe((commit) => this.#notice(commit));
    for (const evaluation of state.tables.evaluations.all()) this.#sort(evaluation);
    this.#deployments.start();
  }

  /** Ends; resolves when no evaluation is being looked at any more. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#broker.clear();
    this.#blocked.clear();
    this.#delayed.clear();
    this.#deployments.stop();
    await Promise.allSettled(this.#running);
  }

  get #isPaused(): boolean {
    const configuration = this.#options.state.tables.schedulerConfigurations.get(SCHEDULER_CONFIGURATION);
    return configuration?.PauseEvalBroker === true;
  }

  #notice(commit: Commit): void {
    const { changes, kind } = commit;
    for (const { before, after } of changes.of('evaluations')) {
      // A plan moves the index of its evaluation, and cancels nothing.
      if (kind === 'plan-result') break;
      if (after !== undefined) this.#sort(after);
      else if (before !== undefined) this.#drop(before);
    }
    this.#noticeRoom(commit);
    this.#deployments.notice(commit);
    if (changes.has('schedulerConfigurations')) this.#wake();
  }

  /** Room appears when a node changes and when an allocation ends. */
  #noticeRoom({ changes, index, kind }: Commit): void {
    const { nodes } = this.#options.state.tables;
    const classes = new Set<string>();
    for (const { after } of changes.of('nodes')) {
      // Of a report on allocations, the node only keeps the index.
      if (kind === 'allocation-client-update') break;
      if (after?.Status === 'ready' && after.SchedulingEligibility === 'eligible') classes.add(after.ComputedClass);
    }
    for (const { before, after } of changes.of('allocations')) {
      const ended =
        before !== undefined && !isClientTerminal(before) && (after === undefined || isClientTerminal(after));
      const node = ended ? nodes.get(before.NodeID) : undefined;
      if (node !== undefined) classes.add(node.ComputedClass);
    }
    for (const name of classes) {
      for (const evaluation of this.#blocked.unblock(name, index)) this.#broker.enqueue(evaluation);
    }
  }

  #sort(evaluation: Evaluation): void {
    switch (evaluation.Status) {
      case 'pending': {
        const until = evaluation.WaitUntil === undefined ? 0 : Date.parse(evaluation.WaitUntil);
        if (until > this.#options.now()) this.#delayed.add(evaluation, until);
        else this.#broker.enqueue(evaluation);
        break;
      }
      case 'blocked':
        this.#block(evaluation);
        break;
      default:
        this.#drop(evaluation);
    }
  }

  #drop(evaluation: Evaluation): void {
    this.#delayed.remove(evaluation.ID);
    this.#blocked.release(evaluation);
  }

  #block(evaluation: Evaluation): void {
    if (this.#blocked.hasMissed(evaluation)) {
      this.#broker.enqueue(evaluation);
      return;
    }
    const duplicate = this.#blocked.block(evaluation);
    if (duplicate === undefined) return;
    this.#cancel([duplicate], `existing blocked evaluation exists for job "${duplicate.JobID}"`);
  }

  #cancel(evaluations: readonly Evaluation[], reason: string): void {
    if (evaluations.length === 0) return;
    const { state } = this.#options;
    const now = this.#worker.environment.now();
    const written = state.transact('evaluation-update', (tx) => {
      for (const { ID } of evaluations) {
        const current = tx.tables.evaluations.get(ID);
        if (current === undefined || (current.Status !== 'blocked' && current.Status !== 'pending')) continue;
        tx.put('evaluations', { ...current, Status: 'canceled', StatusDescription: reason, ModifyTime: now });
      }
    });
    written.catch(() => undefined);
  }

  #wake(): void {
    if (this.#isPaused) return;
    while (this.#running.size < (this.#options.workers ?? 4)) {
      const evaluation = this.#broker.take();
      if (evaluation === undefined) return;
      const run = this.#run(evaluation).finally(() => {
        this.#running.delete(run);
        this.#wake();
      });
      this.#running.add(run);
    }
  }

  async #run(evaluation: Evaluation): Promise<void> {
    try {
      await processEvaluation(this.#worker, evaluation);
    } catch (error) {
      this.#options.onFault?.(error, evaluation);
      await this.#markFailed(evaluation, error).catch(() => undefined);
    } finally {
      const pointless = this.#broker.finish(evaluation);
      this.#cancel(pointless, 'canceled after more recent eval was processed');
    }
  }

  async #markFailed(evaluation: Evaluation, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    await this.#options.state.transact('evaluation-update', (tx) => {
      const current = tx.tables.evaluations.get(evaluation.ID);
      if (current === undefined || current.Status === 'complete') return;
      tx.put('evaluations', { ...current, Status: 'failed', StatusDescription: reason });
    });
  }
}
