import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RestartTracker, restartsOnSuccess } from './restart-policy.js';

const SECOND = 1e9;

function tracker(policy: { Attempts: number; Mode: 'fail' | 'delay' }, onSuccess = true) {
  const clock = { now: 1000, random: 0 };
  const made = new RestartTracker(
    { Interval: 60 * SECOND, Delay: SECOND, RenderTemplates: false, ...policy },
    onSuccess,
    {
      now: () => clock.now,
      random: () => clock.random,
    },
  );
  return { clock, decide: made.decide.bind(made) };
}

const failed = { kind: 'exited', successful: false } as const;
const done = { kind: 'exited', successful: true } as const;

describe('decisions', () => {
  test('within the policy, a task starts again; beyond it, it fails', () => {
    const { decide, clock } = tracker({ Attempts: 2, Mode: 'fail' });
    expect(decide(failed)).toEqual({ action: 'restart', delay: SECOND, reason: 'Restart within policy' });
    clock.random = 0.5;
    expect(decide(failed)).toMatchObject({ delay: 1.125 * SECOND });
    expect(decide(failed)).toEqual({
      action: 'fail',
      reason: 'Exceeded allowed attempts 2 in interval 1m0s and mode is "fail"',
    });
  });

  test('a new interval counts anew', () => {
    const { decide, clock } = tracker({ Attempts: 1, Mode: 'fail' });
    expect(decide(failed).action).toBe('restart');
    clock.now += 60_001;
    expect(decide(failed).action).toBe('restart');
    expect(decide(failed).action).toBe('fail');
  });

  test('in delay mode, the rest of the interval is waited for', () => {
    const { decide, clock } = tracker({ Attempts: 1, Mode: 'delay' });
    decide(failed);
    clock.now += 10_000;
    expect(decide(failed)).toEqual({
      action: 'restart',
      delay: 50 * SECOND,
      reason: 'Exceeded allowed attempts, applying a delay',
    });
  });

  test('what can not be cured is not tried again, and what is asked for always is', () => {
    const { decide } = tracker({ Attempts: 5, Mode: 'fail' });
    expect(decide({ kind: 'not-started', recoverable: false })).toEqual({
      action: 'fail',
      reason: 'Error was unrecoverable',
    });
    expect(decide({ kind: 'restart-requested' })).toEqual({ action: 'restart', delay: 0, reason: '' });
    expect(decide({ kind: 'killed' })).toEqual({ action: 'killed' });
  });

  test('success ends batch tasks, and restarts services', () => {
    expect(tracker({ Attempts: 2, Mode: 'fail' }, false).decide(done)).toEqual({ action: 'complete' });
    expect(tracker({ Attempts: 0, Mode: 'fail' }, false).decide(done)).toEqual({ action: 'complete' });
    expect(tracker({ Attempts: 2, Mode: 'fail' }, true).decide(done).action).toBe('restart');
    expect(tracker({ Attempts: 0, Mode: 'fail' }, true).decide(done)).toEqual({
      action: 'fail',
      reason: 'Policy allows no restarts',
    });
    expect(restartsOnSuccess('batch', null)).toBe(false);
    expect(restartsOnSuccess('service', null)).toBe(true);
    expect(restartsOnSuccess('batch', { Hook: 'prestart', Sidecar: true })).toBe(true);
    expect(restartsOnSuccess('service', { Hook: 'poststop', Sidecar: false })).toBe(false);
  });

  test("delays stay between the policy's and a quarter more", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const { decide, clock } = tracker({ Attempts: 1, Mode: 'fail' });
        clock.random = random;
        const decision = decide(failed);
        if (decision.action !== 'restart') throw new Error('no restart');
        expect(decision.delay).toBeGreaterThanOrEqual(SECOND);
        expect(decision.delay).toBeLessThanOrEqual(1.25 * SECOND);
      }),
    );
  });
});
