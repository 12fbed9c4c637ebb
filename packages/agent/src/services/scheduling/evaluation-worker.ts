/** Looks at one evaluation: asks the scheduler, commits what it decides, and notes the outcome. */

import type { Evaluation, PlannedEvaluation } from '@yurt/contract';

import { decide } from '../../scheduler/decide.js';
import { type Decision, isEmptyPlan } from '../../scheduler/plan.js';
import type { SchedulerEnvironment, SchedulerView } from '../../scheduler/view.js';
import type { StateStore } from '../../state/state-store.js';
import { blockedEvaluation } from './blocked-evaluation.js';
import { applyPlan } from './plan-apply.js';

const MOST_ATTEMPTS = 5;

/** What a worker works with. */
export interface WorkerContext {
  readonly state: StateStore;
  readonly view: SchedulerView;
  readonly environment: SchedulerEnvironment;
}

function stored(planned: PlannedEvaluation): Evaluation {
  return { ...planned, CreateIndex: 0, ModifyIndex: 0 };
}

/** What an evaluation says once it has been looked at. */
function outcome(evaluation: Evaluation, decision: Decision, snapshotIndex: number, now: number): Evaluation {
  const { StatusDescription: _description, FailedTGAllocs: _failed, QueuedAllocations: _queued, ...rest } = evaluation;
  const failed = Object.keys(decision.failures).length > 0;
  const queued = Object.keys(decision.queued).length > 0;
  return {
    ...rest,
    Status: 'complete',
    ...(decision.deploymentId === undefined ? {} : { DeploymentID: decision.deploymentId }),
    ...(failed ? { FailedTGAllocs: decision.failures } : {}),
    PlanAnnotations: { DesiredTGUpdates: decision.annotations, PreemptedAllocs: null },
    ...(queued ? { QueuedAllocations: decision.queued } : {}),
    SnapshotIndex: snapshotIndex,
    ModifyTime: now,
  };
}

/** One evaluation on its way. */
class EvaluationRun {
  readonly #context: WorkerContext;
  #evaluation: Evaluation;
  #blockedId: string | undefined;
  #nextId: string | undefined;

  constructor(context: WorkerContext, evaluation: Evaluation) {
    this.#context = context;
    this.#evaluation = evaluation;
  }

  async run(): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (await this.#attempt()) return;
    }
    await this.#put({
      ...this.#evaluation,
      Status: 'failed',
      StatusDescription: `maximum attempts reached (${MOST_ATTEMPTS})`,
    });
  }

  async #attempt(): Promise<boolean> {
    const { state, view, environment } = this.#context;
    const snapshotIndex = view.index;
    const decision = decide(view, this.#evaluation, environment);
    const failed = Object.keys(decision.failures).length > 0;
    const wasBlocked = this.#evaluation.Status === 'blocked';

    for (const planned of decision.followUps) {
      await this.#put(stored(planned));
      this.#nextId = planned.ID;
    }
    if (failed && !wasBlocked && this.#blockedId === undefined) {
      this.#blockedId = environment.newId();
      const blocked = blockedEvaluation(this.#evaluation, decision, this.#blockedId, environment.now());
      await this.#put({ ...stored(blocked), SnapshotIndex: snapshotIndex });
    }
    if (!isEmptyPlan(decision.plan)) {
      const result = await applyPlan(state, decision.plan, environment.now());
      if (!result.isComplete) return false;
    }
    if (failed && wasBlocked) await this.#blockAgain(decision, snapshotIndex);
    else await this.#complete(decision, snapshotIndex);
    return true;
  }

  async #blockAgain(decision: Decision, snapshotIndex: number): Promise<void> {
    await this.#put({
      ...this.#evaluation,
      Status: 'blocked',
      FailedTGAllocs: decision.failures,
      ClassEligibility: { ...this.#evaluation.ClassEligibility, ...decision.classEligibility },
      ...(decision.escapedClasses ? { EscapedComputedClass: true } : {}),
      SnapshotIndex: snapshotIndex,
      ModifyTime: this.#context.environment.now(),
    });
  }

  async #complete(decision: Decision, snapshotIndex: number): Promise<void> {
    const done = outcome(this.#evaluation, decision, snapshotIndex, this.#context.environment.now());
    await this.#put({
      ...done,
      ...(this.#blockedId === undefined ? {} : { BlockedEval: this.#blockedId }),
      ...(this.#nextId === undefined ? {} : { NextEval: this.#nextId }),
    });
  }

  async #put(evaluation: Evaluation): Promise<void> {
    await this.#context.state.transact('evaluation-update', (tx) => {
      tx.put('evaluations', evaluation);
    });
  }
}

/** Looks at an evaluation until it is complete, blocked or failed. */
export async function processEvaluation(context: WorkerContext, evaluation: Evaluation): Promise<void> {
  // What was queued may have been canceled or deleted since.
  const current = context.state.tables.evaluations.get(evaluation.ID);
  if (current === undefined || (current.Status !== 'pending' && current.Status !== 'blocked')) return;
  await new EvaluationRun(context, current).run();
}
