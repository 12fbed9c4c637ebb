/** Evaluations whose time has not come: one timer for the next of them. */

import type { Evaluation } from '@yurt/contract';
import { type LongTimer, startTimer } from '@yurt/contract/timers';

/** The evaluations that wait until a moment. */
export class DelayedEvaluations {
  readonly #waiting = new Map<string, { readonly evaluation: Evaluation; readonly at: number }>();
  readonly #due: (evaluation: Evaluation) => void;
  readonly #now: () => number;
  #timer: LongTimer | undefined;

  constructor(now: () => number, due: (evaluation: Evaluation) => void) {
    this.#now = now;
    this.#due = due;
  }

  /** Waits until `at`, in ms since 1970. */
  add(evaluation: Evaluation, at: number): void {
    this.#waiting.set(evaluation.ID, { evaluation, at });
    this.#arm();
  }

  /** Forgets an evaluation. */
  remove(id: string): void {
    if (this.#waiting.delete(id)) this.#arm();
  }

  /** Forgets everything. */
  clear(): void {
    this.#waiting.clear();
    this.#timer?.cancel();
  }

  #arm(): void {
    this.#timer?.cancel();
    if (this.#waiting.size === 0) return;
    const next = Math.min(...Array.from(this.#waiting.values(), ({ at }) => at));
    this.#timer = startTimer(next - this.#now(), () => this.#fire(), { ref: false });
  }

  #fire(): void {
    const now = this.#now();
    for (const [id, { evaluation, at }] of [...this.#waiting]) {
      if (at > now) continue;
      this.#waiting.delete(id);
      this.#due(evaluation);
    }
    this.#arm();
  }
}
