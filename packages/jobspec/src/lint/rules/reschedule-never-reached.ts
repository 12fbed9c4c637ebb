/** A restart policy that never gives up, so that the rescheduling that was asked for never comes. */

import type { ReschedulePolicySpec, RestartPolicySpec } from '@yurt/contract';
import { number, rows, written } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { rescheduleOf } from '../strategy.js';

/** Whether it was asked for. What a server fills in (30 s doubling to an hour, or once a day for batch) was not. */
function isWanted({ Attempts, Delay, Unlimited }: ReschedulePolicySpec): boolean {
  return Unlimited ? Delay !== 30e9 : number(Attempts) > 0 && (Attempts !== 1 || Delay !== 5e9);
}

/** Whether the restarts never run out. */
function isEndless({ Mode, Attempts, Delay, Interval }: RestartPolicySpec): boolean {
  // A pause is up to a quarter longer than "delay", an eighth on average; a new interval counts anew.
  const pauses = number(Attempts) * number(Delay) * 1.125;
  return Mode === 'delay' || (pauses > 0 && pauses >= number(Interval));
}

export const rescheduleNeverReached = {
  code: 'reschedule-never-reached',
  severity: 'warning',
  *group(scope) {
    const { type, group, at } = scope;
    if (type.startsWith('sys') || !isWanted(rescheduleOf(scope))) return;
    const shared = written(group.RestartPolicy);
    // A server copies the group's policy into its tasks.
    const byGroup = isEndless(shared);
    for (const [index, task] of rows(group.Tasks)) {
      if (!isEndless({ ...shared, ...written(task.RestartPolicy) })) continue;
      yield problem(
        [...at, ...(byGroup ? [] : ['Tasks', index]), 'RestartPolicy'],
        'Restarts are never used up, so the allocation does not fail, and "reschedule" does not act.',
        'Use mode = "fail" and an interval well above attempts x delay.',
      );
    }
  },
} as const satisfies Rule;
