/** Hands evaluations to workers: the most urgent first, and never two of one job at a time. */

import type { Evaluation } from '@yurt/contract';

import { rowKey } from '../../state/row-key.js';

function jobKey({ Namespace, JobID }: Evaluation): string {
  return rowKey(Namespace, JobID);
}

function isBefore(a: Evaluation, b: Evaluation): boolean {
  return a.Priority === b.Priority ? a.CreateIndex < b.CreateIndex : a.Priority > b.Priority;
}

function insert(queue: Evaluation[], evaluation: Evaluation): void {
  const at = queue.findIndex((other) => isBefore(evaluation, other));
  if (at === -1) queue.push(evaluation);
  else queue.splice(at, 0, evaluation);
}

/** The queue of evaluations that are ready to be looked at. */
export class EvaluationBroker {
  readonly #ready: Evaluation[] = [];
  /** Evaluations that wait for another one of their job. */
  readonly #waiting = new Map<string, Evaluation[]>();
  /** For each job, the evaluation that is ready or being looked at. */
  readonly #turn = new Map<string, string>();
  readonly #known = new Set<string>();
  /** Evaluations that are being looked at, each with its newer form when it was added again meanwhile. */
  readonly #taken = new Map<string, Evaluation | undefined>();
  readonly #wake: () => void;

  /** @param wake - called when there is something to take */
  constructor(wake: () => void) {
    this.#wake = wake;
  }

  /** How many evaluations are ready, waiting or being looked at. */
  get size(): number {
    return this.#known.size;
  }

  /** Adds an evaluation; one that is queued already is not added again, one that is being looked at comes once more. */
  enqueue(evaluation: Evaluation): void {
    if (this.#taken.has(evaluation.ID)) this.#taken.set(evaluation.ID, evaluation);
    if (this.#known.has(evaluation.ID)) return;
    this.#known.add(evaluation.ID);
    const key = jobKey(evaluation);
    if (this.#turn.has(key)) {
      const waiting = this.#waiting.get(key) ?? [];
      insert(waiting, evaluation);
      this.#waiting.set(key, waiting);
      return;
    }
    this.#turn.set(key, evaluation.ID);
    insert(this.#ready, evaluation);
    this.#wake();
  }

  /** Takes the most urgent evaluation. It must be given back with {@link finish}. */
  take(): Evaluation | undefined {
    const evaluation = this.#ready.shift();
    if (evaluation !== undefined) this.#taken.set(evaluation.ID, undefined);
    return evaluation;
  }

  /**
   * Says that an evaluation has been dealt with. The job's latest waiting one comes next; those before it have become
   * pointless and are the answer.
   */
  finish(evaluation: Evaluation): Evaluation[] {
    const key = jobKey(evaluation);
    const again = this.#taken.get(evaluation.ID);
    this.#taken.delete(evaluation.ID);
    this.#known.delete(evaluation.ID);
    this.#turn.delete(key);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    if (again !== undefined) waiting.push(again);
    const latest = waiting.reduce<Evaluation | undefined>(
      (best, other) => (best === undefined || other.CreateIndex >= best.CreateIndex ? other : best),
      undefined,
    );
    if (latest === undefined) return [];
    for (const other of waiting) this.#known.delete(other.ID);
    this.enqueue(latest);
    return waiting.filter((other) => other !== latest);
  }

  /** Forgets everything. */
  clear(): void {
    this.#ready.length = 0;
    this.#waiting.clear();
    this.#turn.clear();
    this.#known.clear();
    this.#taken.clear();
  }
}
