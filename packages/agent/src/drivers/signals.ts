/** Signals by name, as drivers and the API take them. */

import { constants } from 'node:os';

/** Sent when a task names no other, as Nomad does for `raw_exec`. */
export const DEFAULT_STOP_SIGNAL = 'SIGINT';

const byName: ReadonlyMap<string, number> = new Map(Object.entries(constants.signals));

/** The full name of a signal, given with or without `SIG` in any case; `undefined` when the system has no such signal. */
export function signalName(name: string): NodeJS.Signals | undefined {
  const upper = name.toUpperCase();
  const full = upper.startsWith('SIG') ? upper : `SIG${upper}`;
  return isSignal(full) ? full : undefined;
}

function isSignal(name: string): name is NodeJS.Signals {
  return byName.has(name);
}

/** The number of a signal on this system; 0 when it has none of that name. */
export function signalNumber(name: string | null | undefined): number {
  return (name && byName.get(name)) || 0;
}
