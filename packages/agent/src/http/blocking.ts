/** Blocking queries: an answer is held until its index is above the caller's, or the time is up. */

import { CodedError } from '../coded-error.js';
import { MissingError } from '../services/serve.js';
import type { StateStore } from '../state/state-store.js';

/** What an attempt at an answer came to: the answer itself, or that what is asked for is not there. */
export type Attempt<T> = { readonly index: number } & (
  | { readonly answer: T; readonly error?: undefined }
  | { readonly error: MissingError }
);

/** How long a query waits, and for what. */
export interface BlockingOptions {
  /** The caller's index: only what is newer is answered before the time is up. */
  readonly minimumIndex: number;
  /** In ms; up to a sixteenth is added, so that callers do not come back all at once. */
  readonly wait: number;
  readonly signal: AbortSignal;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/**
 * Runs a query until its index is above the caller's. The query reads the state before its first `await`: that is what is
 * watched.
 */
export async function block<T extends { readonly index: number }>(
  state: StateStore,
  query: () => T | Promise<T>,
  { minimumIndex, wait, signal, random }: BlockingOptions,
): Promise<T> {
  const deadline = performance.now() + wait + random() * (wait / 16);
  for (;;) {
    const { result, reads } = state.watches.track(() => attempt(query));
    const outcome = await result;
    const remaining = deadline - performance.now();
    if (minimumIndex === 0 || outcome.index > minimumIndex || remaining <= 0) {
      if (outcome.error !== undefined) throw outcome.error;
      return outcome.answer;
    }
    await new Promise<void>((resolve, reject) => {
      const stopped = (): void => {
        finish();
        reject(new CodedError(500, 'the agent is stopping'));
      };
      const finish = (): void => {
        clearTimeout(timer);
        stop();
        signal.removeEventListener('abort', stopped);
      };
      const wake = (): void => {
        finish();
        resolve();
      };
      // Rounded up, since a timer that fires a moment early would only run the query once more.
      const timer = setTimeout(wake, Math.ceil(remaining));
      const stop = state.watches.once(reads, wake);
      if (signal.aborted) stopped();
      else signal.addEventListener('abort', stopped, { once: true });
    });
  }
}

function attempt<T extends { readonly index: number }>(query: () => T | Promise<T>): Attempt<T> | Promise<Attempt<T>> {
  const answered = (answer: T): Attempt<T> => ({ index: answer.index, answer });
  try {
    const answer = query();
    return answer instanceof Promise ? answer.then(answered, missing<T>) : answered(answer);
  } catch (error) {
    return missing(error);
  }
}

function missing<T>(error: unknown): Attempt<T> {
  if (error instanceof MissingError) return { index: error.index, error };
  throw error;
}
