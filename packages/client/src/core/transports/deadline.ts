/** Time limit and abort of one request as one signal, for transports that know signals only. */

import { type LongTimer, startTimer } from '@yurt/contract/timers';
import { abortedError, onAbort } from '../abort.js';
import { TimeoutError } from '../errors.js';

/** Aborts its signal when the time is over, when the caller's signal aborts, or when the transport closes. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #releases: (() => void)[] = [];
  #timer: LongTimer | undefined;
  #error: unknown;

  constructor(signal: AbortSignal | undefined, timeout: number | undefined, closing: AbortSignal) {
    if (signal?.aborted === true) {
      this.#end(abortedError(signal));
      return;
    }
    if (closing.aborted) {
      this.#end(closing.reason);
      return;
    }
    if (signal !== undefined) this.#releases.push(onAbort(signal, () => this.#end(abortedError(signal))));
    this.#releases.push(onAbort(closing, () => this.#end(closing.reason)));
    if (timeout !== undefined && timeout > 0) {
      this.#timer = startTimer(timeout, () => this.#end(new TimeoutError('no answer in time', timeout)));
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it ended, as the client's error; `undefined` while it has not. */
  get error(): unknown {
    return this.#error;
  }

  /** Takes the time limit off, and leaves the signals on. */
  stopTimer(): void {
    this.#timer?.cancel();
  }

  /** Takes everything off, when the answer is at its end. */
  release(): void {
    this.stopTimer();
    for (const release of this.#releases.splice(0)) release();
  }

  #end(error: unknown): void {
    this.release();
    this.#error = error;
    this.#controller.abort(error);
  }
}
