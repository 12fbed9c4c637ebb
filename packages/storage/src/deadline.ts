/** Bounding what waits: by a time limit and by the caller's signal, with nothing left behind. */

import { AbortedError } from '@yurt/client';
import { startTimer } from '@yurt/contract/timers';
import { StorageError } from './errors.js';

/** How long something may take, and what ends it. */
export interface Bounds {
  /** Milliseconds, however many; 0 or `Infinity` means no limit. */
  readonly timeout: number;
  /** The caller's signal. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` with a signal that ends when the time is up or the caller's signal aborts.
 *
 * @param onTimeout - makes the error for when the time was up
 * @throws StorageError when the time is none, before `work` has begun.
 */
export async function withDeadline<T>(
  { timeout, signal }: Bounds,
  work: (signal: AbortSignal) => Promise<T>,
  onTimeout: () => Error,
): Promise<T> {
  if (!(timeout >= 0)) throw new StorageError('invalid', `timeout must be milliseconds, 0 or more, not ${timeout}`);
  if (signal?.aborted === true) throw aborted(signal);
  const ending = new AbortController();
  const follow = (): void => ending.abort(signal?.reason);
  signal?.addEventListener('abort', follow, { once: true });
  let isTimeUp = false;
  const timer =
    timeout > 0
      ? startTimer(timeout, () => {
          isTimeUp = true;
          ending.abort();
        })
      : undefined;
  try {
    return await work(ending.signal);
  } catch (error) {
    if (isTimeUp && error instanceof AbortedError) throw onTimeout();
    throw error;
  } finally {
    timer?.cancel();
    signal?.removeEventListener('abort', follow);
  }
}

/** Throws when the signal has aborted. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw aborted(signal);
}

/** Waits some milliseconds, or until the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(aborted(signal));
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      reject(aborted(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}

function aborted(signal: AbortSignal): AbortedError {
  return new AbortedError('the call was aborted', { cause: signal.reason });
}
