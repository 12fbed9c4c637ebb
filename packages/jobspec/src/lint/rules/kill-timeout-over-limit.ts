/** A kill timeout that the node cuts short. */

import { number } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const killTimeoutOverLimit = {
  code: 'kill-timeout-over-limit',
  severity: 'warning',
  *task({ task, at, maxKillTimeout }) {
    const timeout = number(task.KillTimeout);
    if (timeout <= maxKillTimeout) return;
    const limit = `${maxKillTimeout / 1e9} s`;
    yield problem(
      [...at, 'KillTimeout'],
      `Nodes kill the task after ${limit}, not ${timeout / 1e9} s, without a word.`,
      'Raise max_kill_timeout of the nodes, or end sooner.',
    );
  },
} as const satisfies Rule;
