/**
 * Timers of any length. Node's own hold 2^31-1 ms (24.8 days) and fire a longer one at once; jobs may ask to wait for
 * months.
 */

const LONGEST = 2 ** 31 - 1;

/** How a wait behaves. */
export interface TimerOptions {
  /** Whether the wait alone keeps the process alive. Default true. */
  readonly ref?: boolean;
}

/** A wait that has begun. */
export interface LongTimer {
  /** Ends the wait; what was due is not done. Does nothing once it was. */
  cancel(): void;
}

/**
 * Calls `due` once, never before `ms` have passed.
 *
 * @param ms any length: none or less is the next turn, `Infinity` is never
 */
export function startTimer(ms: number, due: () => void, { ref = true }: TimerOptions = {}): LongTimer {
  let timer: NodeJS.Timeout;
  const wait = (left: number): void => {
    const step = Math.min(left, LONGEST);
    timer = setTimeout(() => (left > step ? wait(left - step) : due()), step);
    if (!ref) timer.unref();
  };
  // Node cuts fractions off, and would be early.
  wait(Math.max(0, Math.ceil(ms)));
  return { cancel: () => clearTimeout(timer) };
}

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
