/**
 * Limits how many blocking queries are held open at one time: each holds a connection, and Nomad allows a client's
 * address 100 of them. When more are wanted they take turns, first come first served.
 */

import { abortedError, onAbort } from './abort.js';

/** Leave to hold one query open. */
export interface LongPollTurn {
  /** Whether others wait: hold the query for a short time only. */
  readonly crowded: boolean;
  /** Gives the turn back. */
  readonly release: () => void;
}

interface Waiting {
  readonly admit: () => void;
}

/** The long polls of one client and all that are derived from it. */
export class LongPollBudget {
  #free: number;
  readonly #queue = new Set<Waiting>();

  constructor(size: number) {
    this.#free = size;
  }

  /** Waits for a turn. Rejects with an `AbortedError` when the signal aborts before. */
  async take(signal: AbortSignal | undefined): Promise<LongPollTurn> {
    let waited = false;
    if (this.#free > 0) {
      this.#free--;
    } else {
      waited = true;
      await this.#admission(signal);
    }
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      const [next] = this.#queue;
      if (next === undefined) this.#free++;
      else next.admit();
    };
    return { crowded: waited || this.#queue.size > 0, release };
  }

  /** Whether queries wait for a turn now. */
  get crowded(): boolean {
    return this.#queue.size > 0;
  }

  #admission(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortedError(signal));
        return;
      }
      const waiting: Waiting = {
        admit: () => {
          this.#queue.delete(waiting);
          forget?.();
          resolve();
        },
      };
      const forget =
        signal &&
        onAbort(signal, () => {
          this.#queue.delete(waiting);
          reject(abortedError(signal));
        });
      this.#queue.add(waiting);
    });
  }
}
