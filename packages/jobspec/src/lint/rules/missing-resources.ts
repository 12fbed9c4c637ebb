/** A task that does not say what it needs. */

import { written } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const missingResources = {
  code: 'missing-resources',
  severity: 'info',
  *task({ task, at }) {
    const { CPU, Cores, MemoryMB } = written(task.Resources);
    const missing = [
      ...(CPU || Cores ? [] : ['100 MHz']),
      ...(MemoryMB ? [] : ['300 MiB, above which the task may be killed']),
    ];
    if (missing.length === 0 || task.Kind) return;
    yield problem(
      [...at, ...(task.Resources ? ['Resources'] : [])],
      `Nomad takes ${missing.join(' and ')}.`,
      'Say in "resources" what the task needs.',
    );
  },
} as const satisfies Rule;
