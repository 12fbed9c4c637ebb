/** Evaluations that found no room: which of them a change may help. */

import type { Evaluation } from '@yurt/contract';

import { rowKey } from '../../state/row-key.js';

/** Whether room on a node of a class may help an evaluation. */
function mayHelp({ EscapedComputedClass, ClassEligibility }: Evaluation, computedClass: string): boolean {
  return EscapedComputedClass === true || ClassEligibility?.[computedClass] !== false;
}

/** The blocked evaluations, one for each job. */
export class BlockedEvaluations {
  readonly #byJob = new Map<string, Evaluation>();
  /** For each class of nodes, the index at which room last appeared. */
  readonly #roomAt = new Map<string, number>();

  /** How many jobs are blocked. */
  get size(): number {
    return this.#byJob.size;
  }

  /** Notes a blocked evaluation; an older one of the same job is the answer: it has become a duplicate. */
  block(evaluation: Evaluation): Evaluation | undefined {
    const key = rowKey(evaluation.Namespace, evaluation.JobID);
    const known = this.#byJob.get(key);
    if (known === undefined || known.ID === evaluation.ID) {
      this.#byJob.set(key, evaluation);
      return undefined;
    }
    const isNewer = evaluation.CreateIndex > known.CreateIndex;
    if (isNewer) this.#byJob.set(key, evaluation);
    return isNewer ? known : evaluation;
  }

  /** Forgets an evaluation that is blocked no more. */
  release(evaluation: Evaluation): void {
    const key = rowKey(evaluation.Namespace, evaluation.JobID);
    if (this.#byJob.get(key)?.ID === evaluation.ID) this.#byJob.delete(key);
  }

  /** Takes the evaluations that room on a node of a class, at an index of the state, may help. */
  unblock(computedClass: string, index: number): Evaluation[] {
    this.#roomAt.set(computedClass, index);
    const freed = [...this.#byJob.values()].filter((evaluation) => mayHelp(evaluation, computedClass));
    for (const evaluation of freed) this.release(evaluation);
    return freed;
  }

  /** Whether room appeared after the evaluation was looked at and before it was noted here. */
  hasMissed(evaluation: Evaluation): boolean {
    const seen = evaluation.SnapshotIndex ?? 0;
    return [...this.#roomAt].some(([name, index]) => index > seen && mayHelp(evaluation, name));
  }

  /** Forgets everything. */
  clear(): void {
    this.#byJob.clear();
    this.#roomAt.clear();
  }
}
