/** Waiting and aborting without leaks: every listener and timer is gone when the wait is over. */

import { AbortedError } from './errors.js';

/** Calls `listener` once when `signal` aborts; the result takes it off again. Must not be called on an aborted signal. */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/** The error of an aborted signal. */
export function abortedError(signal: AbortSignal): AbortedError {
  return new AbortedError('the call was aborted', { cause: signal.reason });
}

/** Throws when the signal is aborted already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError(signal);
}

/** Resolves after some milliseconds; rejects with an `AbortedError` when the signal aborts before. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(abortedError(signal));
      return;
    }
    const timer = setTimeout(() => {
      release?.();
      resolve();
    }, milliseconds);
    const release =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer);
        reject(abortedError(signal));
      });
  });
}
