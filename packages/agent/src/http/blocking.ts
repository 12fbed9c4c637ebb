/** Blocking queries: an answer is held until its index is above the caller's, or the time is up. */

import { CodedError } from '../coded-error.js';
import { MissingError } from '../services/serve.js';
import type { StateStore } from '../state/state-store.js';
import type { Reads } from '../state/watch.js';

/** What an attempt at an answer came to: the answer itself, or that what is asked for is not there. */
type Attempt<T> = { readonly index: number } & (
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
 * Runs a query until its index is above the caller's, or the time is up. The query reads the state before its first
 * `await`: that is what is watched. It runs again in the very moment of a change, before anything follows from it, so that
 * a caller sees each state that it waited for.
 */
export function block<T extends { readonly index: number }>(
  state: StateStore,
  query: () => T | Promise<T>,
  { minimumIndex, wait, signal, random }: BlockingOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let unwatch: (() => void) | undefined;
    let isLate = minimumIndex === 0;

    const settle = (act: () => void): void => {
      clearTimeout(timer);
      unwatch?.();
      signal.removeEventListener('abort', stopped);
      act();
    };
    const stopped = (): void => settle(() => reject(new CodedError(500, 'the agent is stopping')));
    const judge = (outcome: Attempt<T>, reads: Reads): void => {
      if (!isLate && outcome.index <= minimumIndex) {
        unwatch = state.watches.once(reads, run);
        return;
      }
      if (outcome.error === undefined) settle(() => resolve(outcome.answer));
      else settle(() => reject(outcome.error));
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const run = (): void => {
      try {
        const { result, reads } = state.watches.track(() => attempt(query));
        if (result instanceof Promise) result.then((outcome) => judge(outcome, reads)).catch(fail);
        else judge(result, reads);
      } catch (error) {
        fail(error);
      }
    };
    const late = (): void => {
      isLate = true;
      unwatch?.();
      run();
    };
    // Rounded up: a timer that fires a moment early would answer before the time.
    const timer = isLate ? undefined : setTimeout(late, Math.ceil(wait + random() * (wait / 16)));
    signal.addEventListener('abort', stopped, { once: true });
    if (signal.aborted) stopped();
    else run();
  });
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
