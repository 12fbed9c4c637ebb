/** How commands in tasks are started; the same for `exec` and for the actions of jobs. */

import type { client, jobs } from '@yurt/contract';
import type { Caller, PathOf } from '../core/caller.js';
import type { Options } from '../core/options.js';
import { ExecSession, type ExecSettings } from '../streams/exec.js';

/** The rows that run a command. */
type ExecEndpoint = typeof client.allocation.exec | typeof jobs.runAction;

/** What to run and how: the query of the row, the options of a call, and what the session is told. */
export type ExecOptions<E extends ExecEndpoint, N extends string = string> = Options<E, N> & ExecSettings;

/** Starts a command over the WebSocket of a row. `shown` is the path for error messages. */
export function openExec<E extends ExecEndpoint>(
  caller: Caller,
  endpoint: E,
  values: PathOf<E>,
  shown: string,
  options: Options<E>,
  settings: ExecSettings,
): ExecSession {
  const { tty = false } = options;
  return new ExecSession(caller.upgrade(endpoint, values, options), { endpoint, path: shown, tty }, settings);
}
