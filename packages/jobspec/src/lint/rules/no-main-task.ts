/** A group whose tasks all run before or after a task that is not there. */

import { rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const noMainTask = {
  code: 'no-main-task',
  severity: 'error',
  *group({ group, at, type }) {
    const tasks = rows(group.Tasks);
    if (tasks.length === 0 || tasks.some(([, task]) => !task.Lifecycle)) return;
    // Batch work may well be one prestart task: it runs to its end.
    if (type !== 'service' && type !== 'system' && !tasks.some(([, task]) => task.Lifecycle?.Sidecar)) return;
    yield problem(
      [...at, 'Tasks'],
      'All tasks have a "lifecycle": without a main task the group counts as done, and its sidecars are stopped.',
      'Remove "lifecycle" from the main task.',
    );
  },
} as const satisfies Rule;
