/** Logs that may grow beyond the disk that the group asks for. */

import type { LogConfigSpec } from '@yurt/contract';
import { number, rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

/** What a task that says nothing keeps of each of its two streams, in MB. */
const defaults = { MaxFiles: 10, MaxFileSizeMB: 10 };

function sizeMB(log: LogConfigSpec | null | undefined): number {
  if (log?.Disabled) return 0;
  return 2 * number(log?.MaxFiles ?? defaults.MaxFiles) * number(log?.MaxFileSizeMB ?? defaults.MaxFileSizeMB);
}

export const logsOverDisk = {
  code: 'logs-over-disk',
  severity: 'warning',
  *group({ group, at }) {
    const logs = rows(group.Tasks).map(([, task]) => task.LogConfig);
    const disk = number(group.EphemeralDisk?.SizeMB ?? 300);
    const total = logs.reduce((sum, log) => sum + sizeMB(log), 0);
    // With Nomad's own defaults two tasks are over the limit: nobody's mistake.
    if (total <= disk || logs.every((log) => sizeMB(log) <= sizeMB(undefined))) return;
    yield problem(
      [...at, 'EphemeralDisk'],
      `Logs (stdout and stderr of all tasks) may grow to ${total} MB, above the ${disk} MB of disk that are set aside.`,
      'Raise "size" of "ephemeral_disk", or keep less in "logs".',
    );
  },
} as const satisfies Rule;
