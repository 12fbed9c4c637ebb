/** A check that waits longer than it takes until the next one is due. */

import { number, rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const checkTimeoutOverInterval = {
  code: 'check-timeout-over-interval',
  severity: 'warning',
  *service({ service, at }) {
    for (const [index, check] of rows(service.Checks)) {
      const timeout = number(check.Timeout) / 1e9;
      const interval = number(check.Interval) / 1e9;
      if (timeout <= interval) continue;
      yield problem(
        [...at, 'Checks', index, 'Timeout'],
        `The check waits up to ${timeout} s but is due every ${interval} s: a slow service is asked ever more.`,
        'Set "timeout" below "interval".',
      );
    }
  },
} as const satisfies Rule;
