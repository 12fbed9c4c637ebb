/** Keys that Nomad still reads, and that have no effect, or one that there is a better way to. */

import type { Key } from '../finding.js';
import { isObject, rows } from '../reading.js';
import { problem, type Problem, type Rule } from '../rule.js';

function* deprecated(part: unknown, at: readonly Key[], key: string, instead?: string): Generator<Problem> {
  const value = isObject(part) ? part[key] : undefined;
  // A server fills in false, 0 and [].
  if (!value || (Array.isArray(value) && value.length === 0)) return;
  const fix = instead === undefined ? 'Remove it.' : `Use "${instead}".`;
  yield problem([...at, key], `${key} is deprecated, and does little or nothing.`, fix);
}

export const deprecatedKey = {
  code: 'deprecated-key',
  severity: 'warning',
  *group({ group, at }) {
    yield* deprecated(group, at, 'MaxClientDisconnect', 'disconnect.lost_after');
    yield* deprecated(group, at, 'StopAfterClientDisconnect', 'disconnect.stop_on_client_after');
    yield* deprecated(group, at, 'PreventRescheduleOnLost', 'disconnect.replace');
    for (const [index, network] of rows(group.Networks))
      yield* deprecated(network, [...at, 'Networks', index], 'MBits');
  },
  *task({ task, at }) {
    yield* deprecated(task.Resources, [...at, 'Resources'], 'IOPS');
    yield* deprecated(task.Resources, [...at, 'Resources'], 'Networks', 'group.network');
    yield* deprecated(task.Vault, [...at, 'Vault'], 'Policies', 'vault.role');
  },
} as const satisfies Rule;
