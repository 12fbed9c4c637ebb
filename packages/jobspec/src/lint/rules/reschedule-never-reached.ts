/** A restart policy that never gives up, so that the rescheduling that was asked for never comes. */

import type { ReschedulePolicySpec, RestartPolicySpec } from '@yurt/contract';
import { number, rows, written } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { rescheduleOf } from '../strategy.js';

/** What a server fills in, and so nobody may have asked for: 30 s doubling to an hour, or once a day for batch. */
function isDefault({ Attempts, Delay, Unlimited }: ReschedulePolicySpec): boolean {
  return Unlimited ? Delay === 30e9 : Attempts === 1 && Delay === 5e9;
}

/** Why the restarts never run out; undefined if they do. */
function endless({ Mode, Attempts, Delay, Interval }: RestartPolicySpec): string | undefined {
  if (Mode === 'delay') return 'With mode = "delay" restarts go on for ever';
  // A pause is up to a quarter longer than "delay", an eighth on average.
  const mean = number(Attempts) * number(Delay) * 1.125;
  if (mean < number(Interval) || mean === 0) return undefined;
  return `${Attempts} restarts take longer than ${number(Interval) / 1e9} s and are never used up`;
}

export const rescheduleNeverReached = {
  code: 'reschedule-never-reached',
  severity: 'warning',
  *group(scope) {
    const { type, group, at } = scope;
    const reschedule = rescheduleOf(scope);
    const wanted = reschedule.Unlimited === true || number(reschedule.Attempts) > 0;
    if (type === 'system' || type === 'sysbatch' || !wanted || isDefault(reschedule)) return;
    for (const [index, task] of rows(group.Tasks)) {
      const own = written(task.RestartPolicy);
      const reason = endless({ ...written(group.RestartPolicy), ...own });
      if (reason === undefined) continue;
      yield problem(
        Object.keys(own).length > 0 ? [...at, 'Tasks', index, 'RestartPolicy'] : [...at, 'RestartPolicy'],
        `${reason}: the allocation never fails, so "reschedule" does not act.`,
        'Use mode = "fail" and an interval well above attempts x delay.',
      );
    }
  },
} as const satisfies Rule;
