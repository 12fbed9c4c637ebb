/** Follows an evaluation to its end: what it creates and changes, and what it finds no place for. */

import type { AllocationListStub, Evaluation } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import { shortId } from '../output/size.js';
import { failedCount, placementReasons } from '../views/placement-failure.js';
import type { Steps } from './steps.js';

/** What followers of a job share. */
export interface Monitoring {
  readonly nomad: Nomad;
  readonly namespace: string;
  readonly steps: Steps;
  readonly signal: AbortSignal;
  /** Whole IDs instead of short ones. */
  readonly verbose: boolean;
}

/** What came of an evaluation and those that followed on it at once. */
export interface Placement {
  readonly evaluation: Evaluation;
  readonly allocations: readonly AllocationListStub[];
  /** Whether something found no place. */
  readonly isIncomplete: boolean;
}

/** Follows an evaluation, and those that follow on it, until they have ended. */
export async function followEvaluation(monitoring: Monitoring, evaluationId: string): Promise<Placement> {
  const { nomad, namespace, steps, signal, verbose } = monitoring;
  const id = (text: string): string => JSON.stringify(shortId(text, verbose));
  steps.stage(`Monitoring evaluation ${id(evaluationId)}`);
  let next = evaluationId;
  let isIncomplete = false;
  for (;;) {
    const evaluation = await endOf(monitoring, next);
    if (evaluation.NodeID !== undefined && evaluation.NodeID !== '') {
      steps.step(`Evaluation triggered by node ${id(evaluation.NodeID)}`);
    }
    steps.step(`Evaluation triggered by job ${JSON.stringify(evaluation.JobID)}`);
    if (evaluation.DeploymentID !== undefined && evaluation.DeploymentID !== '') {
      steps.step(`Evaluation within deployment: ${id(evaluation.DeploymentID)}`);
    }
    const allocations = await nomad.evaluations.allocations(evaluation.ID, { namespace, signal });
    for (const one of allocations) {
      const where = `node ${id(one.NodeID)}, group ${JSON.stringify(one.TaskGroup)}`;
      if (one.CreateIndex < evaluation.CreateIndex) steps.step(`Allocation ${id(one.ID)} modified: ${where}`);
      else if (one.DesiredStatus === 'run') steps.step(`Allocation ${id(one.ID)} created: ${where}`);
    }
    isIncomplete = describeEnd(steps, evaluation, id);
    if (evaluation.NextEval === undefined || evaluation.NextEval === '') {
      return { evaluation, allocations, isIncomplete };
    }
    next = evaluation.NextEval;
    steps.stage(`Monitoring next evaluation ${id(next)}`);
  }
}

/** Says how an evaluation ended; whether something found no place. */
function describeEnd(steps: Steps, evaluation: Evaluation, id: (text: string) => string): boolean {
  const failed = Object.entries(evaluation.FailedTGAllocs ?? {});
  const ended = `Evaluation ${id(evaluation.ID)} finished with status ${JSON.stringify(evaluation.Status)}`;
  const why =
    evaluation.Status === 'complete' || (evaluation.StatusDescription ?? '') === ''
      ? ''
      : ` (${evaluation.StatusDescription ?? ''})`;
  if (failed.length === 0) {
    steps.stage(`${ended}${why}`);
    return false;
  }
  steps.stage(`${ended} but failed to place all allocations:`);
  for (const [group, metric] of failed) {
    const count = failedCount(metric);
    steps.step(`Task Group ${JSON.stringify(group)} (failed to place ${count} allocation${count === 1 ? '' : 's'}):`);
    for (const reason of placementReasons(metric)) steps.detail(`  ${reason}`);
  }
  if (evaluation.BlockedEval !== undefined && evaluation.BlockedEval !== '') {
    steps.step(`Evaluation ${id(evaluation.BlockedEval)} waiting for additional capacity to place remainder`);
  }
  return true;
}

async function endOf({ nomad, namespace, signal }: Monitoring, evaluationId: string): Promise<Evaluation> {
  const readings = nomad.evaluations.read(evaluationId, { namespace }).watch({ signal });
  for await (const evaluation of readings) {
    if (evaluation.Status !== 'pending') return evaluation;
  }
  signal.throwIfAborted();
  throw new Error(`the evaluation ${evaluationId} could not be followed to its end`);
}
