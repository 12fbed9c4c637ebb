/** A leader that is meant to end before the others, and ends them with it. */

import { problem, type Rule } from '../rule.js';

export const leaderEndsEarly = {
  code: 'leader-ends-early',
  severity: 'error',
  *task({ task, at }) {
    const lifecycle = task.Lifecycle;
    if (!task.Leader || !lifecycle || lifecycle.Sidecar || lifecycle.Hook === 'poststop') return;
    yield problem(
      [...at, 'Leader'],
      `A ${lifecycle.Hook} task ends soon, and with the leader all tasks are stopped.`,
      'Make a main task the leader.',
    );
  },
} as const satisfies Rule;
