/** How a task's output is kept. */

import type { LogConfigSpec } from '@yurt/contract';
import { type FieldsOf, flag, whole } from './field.js';

/**
 * How a task's output is kept, for stdout and stderr each.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/logs
 */
export const logs = {
  /** How many files are kept; the oldest goes first. Default 10. */
  maxFiles: whole('MaxFiles'),
  /** Size at which a new file is begun, in MB. Default 10. All files together must fit the group's `EphemeralDisk`. */
  maxFileSize: whole('MaxFileSizeMB'),
  enabled: flag('Enabled'),
  /** Keeps nothing; the logs API has nothing to give then. Default false. */
  disabled: flag('Disabled'),
} as const satisfies FieldsOf<LogConfigSpec>;
