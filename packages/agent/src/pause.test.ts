/** That a pause is as long as asked, and ends when told to. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause } from './pause.js';

const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a pause of 60 days ends after 60 days', async () => {
  const paused = pause(60 * DAY, undefined);
  const ended = vi.fn<(passed: boolean) => void>();
  void paused.then(ended);
  await vi.advanceTimersByTimeAsync(60 * DAY - 1);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledWith(true);
});

test('a pause ends when it is told to, and leaves no timer', async () => {
  const stop = new AbortController();
  const paused = pause(60 * DAY, stop.signal);
  stop.abort();
  expect(await paused).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
  expect(await pause(1, stop.signal)).toBe(false);
});
