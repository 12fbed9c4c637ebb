/** That a wait is as long as asked, however long, and ends when told to. */

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTimer } from './timers.js';

const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a timer', () => {
  test('of 60 days fires after 60 days, and once', () => {
    const due = vi.fn<() => void>();
    startTimer(60 * DAY, due);
    vi.advanceTimersByTime(60 * DAY - 1);
    expect(due).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(due).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('of any length is neither early nor late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 35 }), (ms) => {
        const due = vi.fn<() => void>();
        startTimer(ms, due);
        vi.advanceTimersByTime(ms - 1);
        expect(due).not.toHaveBeenCalled();
        vi.advanceTimersByTime(1);
        expect(due).toHaveBeenCalledTimes(1);
      }),
    );
  });

  test('fires in the next turn when there is nothing to wait for', () => {
    const due = vi.fn<() => void>();
    startTimer(-5, due);
    expect(due).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(due).toHaveBeenCalledTimes(1);
  });

  test('never comes early for the sake of a fraction', () => {
    const due = vi.fn<() => void>();
    startTimer(10.2, due);
    vi.advanceTimersByTime(10);
    expect(due).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(due).toHaveBeenCalledTimes(1);
  });

  test('can be cancelled in each part of its wait, and leaves nothing behind', () => {
    for (const passed of [0, 10 * DAY, 30 * DAY, 59 * DAY]) {
      const due = vi.fn<() => void>();
      const timer = startTimer(60 * DAY, due);
      vi.advanceTimersByTime(passed);
      timer.cancel();
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(90 * DAY);
      expect(due).not.toHaveBeenCalled();
    }
  });

  test('of no end waits for ever', () => {
    const due = vi.fn<() => void>();
    const timer = startTimer(Number.POSITIVE_INFINITY, due);
    vi.advanceTimersByTime(1000 * DAY);
    expect(due).not.toHaveBeenCalled();
    timer.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a timer alone keeps the process alive unless it is told not to', () => {
  vi.useRealTimers();
  const count = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = count();
  const silent = startTimer(60 * DAY, () => undefined, { ref: false });
  expect(count()).toBe(before);
  const loud = startTimer(60 * DAY, () => undefined);
  expect(count()).toBe(before + 1);
  for (const timer of [silent, loud]) timer.cancel();
  expect(count()).toBe(before);
});
