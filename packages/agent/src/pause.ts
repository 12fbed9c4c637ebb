/** Waiting for any length of time, until someone gives up. */

import { startTimer, type TimerOptions } from '@yurt/contract/timers';

/**
 * Waits for `ms`, of any length; none or less is no wait at all. Resolves with true after that, and with false as soon as
 * `signal` is aborted.
 */
export function pause(ms: number, signal: AbortSignal | undefined, options?: TimerOptions): Promise<boolean> {
  if (signal?.aborted || ms <= 0) return Promise.resolve(!signal?.aborted);
  return new Promise((resolve) => {
    const stopped = (): void => {
      timer.cancel();
      resolve(false);
    };
    const timer = startTimer(
      ms,
      () => {
        signal?.removeEventListener('abort', stopped);
        resolve(true);
      },
      options,
    );
    signal?.addEventListener('abort', stopped, { once: true });
  });
}
