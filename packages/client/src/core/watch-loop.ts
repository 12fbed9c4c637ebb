/**
 * The loop of blocking queries behind `watch`. It delivers what is read when it has changed, starts over when the index
 * goes back, and goes on after failures. Nomad may wake a query with nothing new, since indexes count whole tables: such
 * readings are not delivered.
 */

import { onAbort, pause } from './abort.js';
import type { Changes } from './call-request.js';
import type { PageMeta, Watch, WatchOptions, WatchStatus, WithMeta } from './call.js';
import { toMilliseconds } from './duration.js';
import {
  AbortedError,
  ApiError,
  ConnectionError,
  EnterpriseOnlyError,
  NotFoundError,
  ProtocolError,
  RateLimitedError,
  ResponseTooLargeError,
  TimeoutError,
} from './errors.js';
import { fingerprint } from './fingerprint.js';
import type { LongPollBudget } from './long-poll-budget.js';
import { backoff } from './retry.js';

const defaultWait = 60_000;
const longestWait = 300_000;
/** How long a query is held while others wait for their turn. */
const crowdedWait = 2000;
const failurePause = { base: 500, cap: 30_000 };
const leastPause = 250;
/** Answers that come this fast and bring nothing new are noise; after some of them the loop slows down. */
const fast = 50;
const fastLimit = 10;
const noisePause = 1000;

/** What the loop needs of a call. */
export interface WatchedCall {
  readonly given: Changes;
  readonly longPolls: LongPollBudget;
  /** Sends one reading. */
  readonly read: (changes: Changes) => Promise<{ readonly text: string; readonly meta: PageMeta }>;
  readonly decode: (text: string) => unknown;
}

type Result = WithMeta<unknown, PageMeta>;

/** A watch over a call. */
export function watchReadings(call: WatchedCall, options: WatchOptions): Watch<unknown, PageMeta> {
  return {
    [Symbol.asyncIterator]: () => mapped(new WatchLoop(call, options).results(), (result) => result.data),
    withMeta: () => ({ [Symbol.asyncIterator]: () => new WatchLoop(call, options).results() }),
  };
}

/** An iterator over other values, that ends the one beneath it when it is left. */
function mapped<A, B>(
  results: AsyncIterator<A, void, undefined>,
  change: (value: A) => B,
): AsyncIterator<B, void, undefined> {
  return {
    next: async () => {
      const result = await results.next();
      return result.done === true ? result : { done: false, value: change(result.value) };
    },
    return: async () => {
      await results.return?.();
      return { done: true, value: undefined };
    },
  };
}

class WatchLoop {
  readonly #call: WatchedCall;
  readonly #options: WatchOptions;
  readonly #wait: number;
  /** Ends the loop: the caller's signals end it, and so does leaving the iteration. */
  readonly #ending = new AbortController();
  readonly #releases: (() => void)[] = [];

  #index: number | bigint;
  #lastMark: string | undefined;
  #failures = 0;
  #fastAnswers = 0;
  #status: WatchStatus['state'] | undefined;

  constructor(call: WatchedCall, options: WatchOptions) {
    this.#call = call;
    this.#options = options;
    this.#wait = Math.min(toMilliseconds(options.wait ?? call.given.wait ?? defaultWait, 'wait'), longestWait);
    this.#index = options.index ?? call.given.index ?? 0;
  }

  results(): AsyncIterator<Result, void, undefined> {
    const loop = this.#run();
    return {
      next: () => loop.next(),
      return: async () => {
        this.#ending.abort();
        return loop.return();
      },
    };
  }

  async *#run(): AsyncGenerator<Result, void, undefined> {
    this.#follow(this.#options.signal);
    this.#follow(this.#call.given.signal);
    const { signal } = this.#ending;
    try {
      while (!signal.aborted) {
        const started = performance.now();
        let reading: { readonly text: string; readonly meta: PageMeta };
        try {
          reading = await this.#read(signal);
        } catch (error) {
          if (signal.aborted) return;
          await this.#afterFailure(error, signal);
          continue;
        }
        const wasFast = performance.now() - started < fast;
        const result = this.#judge(reading);
        this.#fastAnswers = wasFast && result === undefined ? this.#fastAnswers + 1 : 0;
        if (result !== undefined) yield result;
        if (this.#fastAnswers >= fastLimit) await pause(noisePause, signal);
      }
    } catch (error) {
      if (!(error instanceof AbortedError && signal.aborted)) throw error;
    } finally {
      for (const release of this.#releases) release();
      this.#ending.abort();
    }
  }

  #follow(signal: AbortSignal | undefined): void {
    if (signal === undefined) return;
    if (signal.aborted) this.#ending.abort(signal.reason);
    else this.#releases.push(onAbort(signal, () => this.#ending.abort(signal.reason)));
  }

  async #read(signal: AbortSignal): Promise<{ readonly text: string; readonly meta: PageMeta }> {
    if (!(this.#index > 0)) return this.#call.read({ signal, index: undefined, wait: undefined });
    const turn = await this.#call.longPolls.take(signal);
    try {
      const wait = turn.crowded ? Math.min(this.#wait, crowdedWait) : this.#wait;
      return await this.#call.read({ signal, index: this.#index, wait });
    } finally {
      turn.release();
    }
  }

  /** What to deliver of a reading; `undefined` when it brings nothing new. */
  #judge({ text, meta }: { readonly text: string; readonly meta: PageMeta }): Result | undefined {
    const { index } = meta;
    const wentBack = index < this.#index;
    this.#failures = 0;
    this.#report({ state: 'live', index });
    // Index 0 would be answered at once, again and again.
    this.#index = index > 0 ? index : 1;
    const mark = fingerprint(text);
    const isNew = mark !== this.#lastMark;
    if (!isNew && !wentBack) return undefined;
    this.#lastMark = mark;
    return { data: this.#call.decode(text), meta };
  }

  async #afterFailure(error: unknown, signal: AbortSignal): Promise<void> {
    if (error instanceof NotFoundError && this.#options.whenMissing === 'wait') {
      const index = error.index ?? 0;
      this.#lastMark = undefined;
      this.#failures = 0;
      this.#report({ state: 'missing', index });
      const waited = index > 0 && index !== this.#index;
      this.#index = index > 0 ? index : 1;
      // Without an index there is nothing to block on; and a repeated one may mean that nothing was held.
      if (!waited) await pause(leastPause, signal);
      return;
    }
    if (!mayPass(error)) throw error;
    this.#failures++;
    const length = Math.max(leastPause, backoff(this.#failures, failurePause));
    this.#status = undefined;
    this.#report({ state: 'degraded', error, pause: length });
    await pause(length, signal);
  }

  #report(status: WatchStatus): void {
    if (status.state === this.#status) return;
    this.#status = status.state;
    this.#options.onStatus?.(status);
  }
}

/** Whether a failure can pass by itself, so that the watch goes on. */
function mayPass(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof RateLimitedError)
    return true;
  // An answer that is too large now will hardly be smaller the next time.
  if (error instanceof ProtocolError) return !(error instanceof ResponseTooLargeError);
  return error instanceof ApiError && error.status >= 500 && isServerTrouble(error);
}

/** A 500 may also say that the request is wrong; those kinds have classes of their own. */
function isServerTrouble(error: ApiError): boolean {
  return !(error instanceof EnterpriseOnlyError) && (error.code === 'server_error' || error.code === 'no_leader');
}
