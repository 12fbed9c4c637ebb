/** Waiting and aborting without leaks: every listener and timer is gone when the wait is over. */

import { startTimer } from '@yurt/contract/timers';
import { AbortedError } from './errors.js';

interface Listeners {
  readonly all: Set<() => void>;
  readonly call: () => void;
}

/** One event listener serves all calls of a signal: Node warns of a leak when there are more than ten. */
const listening = new WeakMap<AbortSignal, Listeners>();

/** Calls `listener` once when `signal` aborts; the result takes it off again. Must not be called on an aborted signal. */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  let listeners = listening.get(signal);
  if (listeners === undefined) {
    const all = new Set<() => void>();
    const call = (): void => {
      listening.delete(signal);
      for (const each of all) each();
    };
    listeners = { all, call };
    listening.set(signal, listeners);
    signal.addEventListener('abort', call, { once: true });
  }
  const { all, call } = listeners;
  // Each registration counts by itself, even of the same function.
  const own = (): void => listener();
  all.add(own);
  return () => {
    if (!all.delete(own) || all.size > 0 || listening.get(signal)?.all !== all) return;
    listening.delete(signal);
    signal.removeEventListener('abort', call);
  };
}

/** The error of an aborted signal. */
export function abortedError(signal: AbortSignal): AbortedError {
  return new AbortedError('the call was aborted', { cause: signal.reason });
}

/** Throws when the signal is aborted already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError(signal);
}

/** Resolves after some milliseconds, however many; rejects with an `AbortedError` when the signal aborts before. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortedError(signal));
      return;
    }
    const timer = startTimer(milliseconds, () => {
      release?.();
      resolve();
    });
    const release =
      signal &&
      onAbort(signal, () => {
        timer.cancel();
        reject(abortedError(signal));
      });
  });
}
