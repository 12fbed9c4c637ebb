/**
 * Drives deployments on: an evaluation when allocations became healthy, promotion where it is automatic, failure when an
 * allocation is not healthy for good or there was no progress in time, and then back to the last stable version.
 */

import type { Allocation, Deployment, Evaluation, Job } from '@yurt/contract';
import { type LongTimer, startTimer } from '@yurt/contract/timers';

import { sameSpecification } from '../../jobs/spec-equality.js';
import { groupOf } from '../../scheduler/group-change.js';
import { mayBeRescheduled } from '../../scheduler/rescheduling.js';
import { rowKey } from '../../state/row-key.js';
import type { Commit, StateStore } from '../../state/state-store.js';
import type { Transaction } from '../../state/transaction.js';
import { promote } from './deployment-promotion.js';
import { isActiveDeployment, progressBy, revertJob, setDeploymentStatus } from './deployment-status.js';

/** What the watcher works with. */
export interface WatcherContext {
  readonly state: StateStore;
  readonly newId: () => string;
  /** Nanoseconds since 1970. */
  readonly now: () => number;
  /** For how many ms healthy allocations are gathered into one evaluation. Default 250. */
  readonly batchPeriod?: number;
}

interface Watched {
  batch?: NodeJS.Timeout;
  deadline?: LongTimer;
  deadlineAt?: number;
  /** Allocations that may be replaced although the deployment runs. */
  readonly replaceable: Set<string>;
}

/** The texts of deployments that end badly. */
const FAILED_ALLOCATIONS = 'Failed due to unhealthy allocations';
const NO_PROGRESS = 'Failed due to progress deadline';

/** The evaluation with which a deployment goes on. */
export function deploymentEvaluation(deployment: Deployment, job: Job, id: string, now: number): Evaluation {
  return {
    ID: id,
    Namespace: deployment.Namespace,
    Priority: deployment.EvalPriority || job.Priority,
    Type: job.Type,
    TriggeredBy: 'deployment-watcher',
    JobID: deployment.JobID,
    DeploymentID: deployment.ID,
    Status: 'pending',
    CreateIndex: 0,
    ModifyIndex: 0,
    CreateTime: now,
    ModifyTime: now,
  };
}

/** What a failed deployment goes back to, and how its description says so. */
export function rollbackOf(
  tx: Transaction,
  job: Job,
  description: string,
  reverts: boolean,
): { readonly target: Job | undefined; readonly description: string } {
  if (!reverts) return { target: undefined, description };
  const versions = [...tx.tables.jobVersions.by('job', rowKey(job.Namespace, job.ID))];
  const stable = versions.toReversed().find((version) => version.Stable);
  if (stable === undefined) {
    return { target: undefined, description: `${description} - no stable job version to auto revert to` };
  }
  if (sameSpecification(job, stable)) {
    const noop = `not rolling back to stable job version ${stable.Version} as current job has same specification`;
    return { target: undefined, description: `${description} - ${noop}` };
  }
  return { target: stable, description: `${description} - rolling back to job version ${stable.Version}` };
}

/** Watches all deployments that are under way. */
export class DeploymentWatcher {
  readonly #context: WatcherContext;
  readonly #watched = new Map<string, Watched>();
  #closed = false;

  constructor(context: WatcherContext) {
    this.#context = context;
  }

  /** Takes up the deployments that are under way already. */
  start(): void {
    for (const deployment of this.#context.state.tables.deployments.all()) {
      if (!isActiveDeployment(deployment)) continue;
      this.#follow(deployment);
      this.#look(deployment.ID);
    }
  }

  /** Releases every timer. */
  stop(): void {
    this.#closed = true;
    for (const id of [...this.#watched.keys()]) this.#forget(id);
  }

  /** Looks at what a transaction has changed. */
  notice({ changes }: Commit): void {
    if (this.#closed) return;
    for (const { key, after } of changes.of('deployments')) {
      if (after === undefined || !isActiveDeployment(after)) this.#forget(key);
      else this.#follow(after);
    }
    const touched = new Set<string>();
    for (const { before, after } of changes.of('allocations')) {
      const id = after?.DeploymentID;
      if (id === undefined || !this.#watched.has(id)) continue;
      const was = before?.DeploymentStatus?.Healthy ?? null;
      const is = after?.DeploymentStatus?.Healthy ?? null;
      if (is !== null && is !== was) touched.add(id);
    }
    for (const id of touched) this.#look(id);
  }

  #follow(deployment: Deployment): void {
    const watched = this.#watched.get(deployment.ID) ?? { replaceable: new Set() };
    this.#watched.set(deployment.ID, watched);
    const deadline = this.#deadlineOf(deployment);
    if (deadline === watched.deadlineAt) return;
    watched.deadline?.cancel();
    delete watched.deadline;
    delete watched.deadlineAt;
    if (deadline === undefined) return;
    watched.deadlineAt = deadline;
    const wait = deadline - this.#context.now() / 1e6;
    watched.deadline = startTimer(wait, () => this.#miss(deployment.ID), { ref: false });
  }

  #forget(id: string): void {
    const watched = this.#watched.get(id);
    clearTimeout(watched?.batch);
    watched?.deadline?.cancel();
    this.#watched.delete(id);
  }

  #allocationsOf(id: string): Allocation[] {
    return [...this.#context.state.tables.allocations.by('deployment', id)];
  }

  #deadlineOf(deployment: Deployment): number | undefined {
    const allocations = this.#allocationsOf(deployment.ID);
    const times = Object.entries(deployment.TaskGroups).flatMap(([name, group]) => {
      const healthy = allocations.filter(
        (allocation) =>
          allocation.TaskGroup === name &&
          allocation.DesiredStatus === 'run' &&
          allocation.DeploymentStatus?.Healthy === true,
      ).length;
      const waitsForPromotion = group.DesiredCanaries !== 0 && !group.Promoted;
      if (!waitsForPromotion && healthy >= group.DesiredTotal) return [];
      return progressBy(group.RequireProgressBy) ?? [];
    });
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #jobOf(deployment: Deployment): Job | undefined {
    return this.#context.state.tables.jobs.get(rowKey(deployment.Namespace, deployment.JobID));
  }

  /** Whether an unhealthy allocation ends the deployment: it will not be tried again. */
  #failsEarly(deployment: Deployment, allocation: Allocation): boolean {
    if (allocation.DeploymentStatus?.Healthy !== false) return false;
    if ((deployment.TaskGroups[allocation.TaskGroup]?.ProgressDeadline ?? 0) === 0) return true;
    return !mayBeRescheduled(allocation);
  }

  #look(id: string): void {
    const deployment = this.#context.state.tables.deployments.get(id);
    const watched = this.#watched.get(id);
    if (deployment === undefined || watched === undefined || !isActiveDeployment(deployment)) return;
    const allocations = this.#allocationsOf(id);
    const fatal = allocations.filter((allocation) => this.#failsEarly(deployment, allocation));
    if (fatal.length > 0) {
      const reverts = fatal.some(({ TaskGroup }) => deployment.TaskGroups[TaskGroup]?.AutoRevert === true);
      this.#run(this.#fail(id, FAILED_ALLOCATIONS, reverts));
      return;
    }
    for (const { ID, DeploymentStatus, DesiredTransition } of allocations) {
      if (DeploymentStatus?.Healthy === false && DesiredTransition?.Reschedule !== true) watched.replaceable.add(ID);
    }
    this.#run(this.#promoteWhenReady(deployment, allocations));
    watched.batch ??= setTimeout(() => this.#advance(id), this.#context.batchPeriod ?? 250);
  }

  #run(work: Promise<unknown>): void {
    // Writes fail only when the state can't be written at all, which the state itself reports.
    work.catch(() => undefined);
  }

  async #promoteWhenReady(deployment: Deployment, allocations: readonly Allocation[]): Promise<void> {
    const waiting = Object.values(deployment.TaskGroups).filter(
      (group) => group.DesiredCanaries > 0 && !group.Promoted,
    );
    const healthy = new Set(allocations.filter((a) => a.DeploymentStatus?.Healthy === true).map(({ ID }) => ID));
    const ready = waiting.every((group) => {
      const placed = group.PlacedCanaries ?? [];
      return group.AutoPromote && placed.length >= group.DesiredCanaries && placed.every((id) => healthy.has(id));
    });
    const job = this.#jobOf(deployment);
    if (waiting.length === 0 || !ready || job === undefined) return;
    const { state, now, newId } = this.#context;
    await state.transact('deployment-promotion', (tx) => {
      promote(tx, deployment.ID, undefined, 0, now());
      tx.put('evaluations', deploymentEvaluation(deployment, job, newId(), now()));
    });
  }

  #advance(id: string): void {
    const watched = this.#watched.get(id);
    if (watched === undefined) return;
    delete watched.batch;
    const replaceable = [...watched.replaceable];
    watched.replaceable.clear();
    const { state, newId, now } = this.#context;
    const deployment = state.tables.deployments.get(id);
    const job = deployment === undefined ? undefined : this.#jobOf(deployment);
    if (deployment === undefined || job === undefined || !isActiveDeployment(deployment)) return;
    this.#run(
      state.transact('allocation-desired-transition', (tx) => {
        for (const allocationId of replaceable) allowReplacement(tx, allocationId);
        tx.put('evaluations', deploymentEvaluation(deployment, job, newId(), now()));
      }),
    );
  }

  #miss(id: string): void {
    const deployment = this.#context.state.tables.deployments.get(id);
    if (deployment === undefined || deployment.Status === 'paused') return;
    const behind = Object.entries(deployment.TaskGroups).filter(([, group]) => {
      const needed = group.DesiredCanaries > 0 && !group.Promoted ? group.DesiredCanaries : group.DesiredTotal;
      return group.HealthyAllocs < needed;
    });
    if (behind.length === 0) return;
    const job = this.#jobOf(deployment);
    const reverts = behind.some(([name]) => groupOf(job, name)?.Update?.AutoRevert === true);
    this.#run(this.#fail(id, NO_PROGRESS, reverts));
  }

  async #fail(id: string, reason: string, reverts: boolean): Promise<void> {
    const { state, newId, now } = this.#context;
    await state.transact('deployment-status', (tx) => {
      const deployment = tx.tables.deployments.get(id);
      if (deployment === undefined || !isActiveDeployment(deployment)) return;
      const job = tx.tables.jobs.get(rowKey(deployment.Namespace, deployment.JobID));
      if (job === undefined) return;
      const { target, description } = rollbackOf(tx, job, reason, reverts);
      setDeploymentStatus(tx, id, 'failed', description, now());
      if (target !== undefined) revertJob(tx, target, now());
      tx.put('evaluations', deploymentEvaluation(deployment, job, newId(), now()));
    });
  }
}

function allowReplacement(tx: Transaction, id: string): void {
  const allocation = tx.tables.allocations.get(id);
  if (allocation === undefined) return;
  tx.put('allocations', {
    ...allocation,
    DesiredTransition: {
      Migrate: null,
      ForceReschedule: null,
      NoShutdownDelay: null,
      MigrateDisablePlacement: null,
      ...allocation.DesiredTransition,
      Reschedule: true,
    },
  });
}
