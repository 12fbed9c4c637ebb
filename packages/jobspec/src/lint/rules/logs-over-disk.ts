/** Logs that may grow beyond the disk that the group asks for. */

import type { LogConfigSpec } from '@yurt/contract';
import { number, rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

/** What both streams of a task may take, in MB. */
function sizeOf(log: LogConfigSpec | null | undefined): number {
  return log?.Disabled ? 0 : 2 * number(log?.MaxFiles ?? 10) * number(log?.MaxFileSizeMB ?? 10);
}

export const logsOverDisk = {
  code: 'logs-over-disk',
  severity: 'warning',
  *group({ group, at }) {
    const sizes = rows(group.Tasks).map(([, task]) => sizeOf(task.LogConfig));
    const disk = number(group.EphemeralDisk?.SizeMB ?? 300);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    // With Nomad's own defaults two tasks are over the limit: nobody's mistake.
    if (total <= disk || sizes.every((size) => size <= sizeOf(null))) return;
    yield problem(
      [...at, 'EphemeralDisk'],
      `Logs may grow to ${total} MB (both streams of all tasks), but ${disk} MB of disk are set aside.`,
      'Raise "size" of "ephemeral_disk", or keep less in "logs".',
    );
  },
} as const satisfies Rule;
