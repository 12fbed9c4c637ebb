/** Evaluations whose time has not come: one timer for the next of them. */

import type { Evaluation } from '@yurt/contract';

const LONGEST_TIMER = 2 ** 31 - 1;

/** The evaluations that wait until a moment. */
export class DelayedEvaluations {
  readonly #waiting = new Map<string, { readonly evaluation: Evaluation; readonly at: number }>();
  readonly #due: (evaluation: Evaluation) => void;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;

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
    clearTimeout(this.#timer);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const next = Math.min(...Array.from(this.#waiting.values(), ({ at }) => at));
    this.#timer = setTimeout(() => this.#fire(), Math.min(Math.max(0, next - this.#now()), LONGEST_TIMER));
    this.#timer.unref();
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
