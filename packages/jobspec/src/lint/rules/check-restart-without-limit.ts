/** A `check_restart` that never restarts. */

import type { CheckRestartSpec } from '@yurt/contract';
import type { Key } from '../finding.js';
import { number, rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const checkRestartWithoutLimit = {
  code: 'check-restart-without-limit',
  severity: 'info',
  *service({ service, at }) {
    const checks = rows(service.Checks);
    const places: [readonly Key[], CheckRestartSpec | null | undefined][] = [
      [at, service.CheckRestart],
      ...checks.map(([index, check]): [Key[], typeof check.CheckRestart] => [
        [...at, 'Checks', index],
        check.CheckRestart,
      ]),
    ];
    for (const [keys, restart] of places) {
      if (!restart || number(restart.Limit) > 0) continue;
      yield problem(
        [...keys, 'CheckRestart'],
        'Without a limit the check never restarts the task.',
        'Set "limit", or remove "check_restart".',
      );
    }
  },
} as const satisfies Rule;
