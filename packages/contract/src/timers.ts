/**
 * Timers of any length, in Node and in browsers. Their own hold 2^31-1 ms (24.8 days) and fire a longer one at once; jobs
 * and callers may ask to wait for months.
 *
 * No part of the wire and no part of this package's door: the packages share it as `@yurt/contract/timers`.
 */

/** What `setTimeout` gives: an object in Node, a number in browsers. */
type Running = number | { unref(): unknown };

declare function setTimeout(due: () => void, ms: number): Running;
declare function clearTimeout(timer: Running): void;

const LONGEST = 2 ** 31 - 1;

/** How a wait behaves. */
export interface TimerOptions {
  /** Whether the wait alone keeps a process of Node alive. Default true. */
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
 * @param ms - any length: none or less is the next turn, `Infinity` is never
 */
export function startTimer(ms: number, due: () => void, { ref = true }: TimerOptions = {}): LongTimer {
  let timer: Running;
  const wait = (left: number): void => {
    const step = Math.min(left, LONGEST);
    timer = setTimeout(() => (left > step ? wait(left - step) : due()), step);
    if (!ref && typeof timer === 'object') timer.unref();
  };
  // Timers cut fractions off, and would be early.
  wait(Math.max(0, Math.ceil(ms)));
  return { cancel: () => clearTimeout(timer) };
}
