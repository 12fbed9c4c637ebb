/** A key that the task's driver needs, and `config` has not. */

import { driverConfigs } from '../driver-config.js';
import { quote, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const missingDriverKey = {
  code: 'missing-driver-key',
  severity: 'error',
  *task({ task, at }) {
    const driver = text(task.Driver);
    // A sidecar or gateway gets its image from Nomad.
    if (text(task.Kind) !== '') return;
    for (const [, key = ''] of driverConfigs.get(driver)?.keys.matchAll(/(\w+)!/gu) ?? []) {
      if ((task.Config?.[key] ?? null) !== null) continue;
      yield problem(
        [...at, 'Config'],
        `The driver ${quote(driver)} needs ${quote(key)}, so the task fails when it starts.`,
        `Add ${quote(key)} to "config".`,
      );
    }
  },
} as const satisfies Rule;
