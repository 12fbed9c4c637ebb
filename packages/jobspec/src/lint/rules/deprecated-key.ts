/** Keys that Nomad still reads, and that do nothing, or soon will. */

import type { Key } from '../finding.js';
import { isObject, rows } from '../reading.js';
import { problem, type Problem, type Rule } from '../rule.js';

function* deprecated(
  part: unknown,
  at: readonly Key[],
  key: string,
  state: string,
  instead: string,
): Generator<Problem> {
  const value = isObject(part) ? part[key] : undefined;
  if (!value || (Array.isArray(value) && value.length === 0)) return;
  yield problem([...at, key], `${key} ${state}.`, instead === '' ? 'Remove it.' : `Use ${instead}.`);
}

const ignored = 'has no effect any more';

export const deprecatedKey = {
  code: 'deprecated-key',
  severity: 'warning',
  *group({ group, at }) {
    yield* deprecated(group, at, 'MaxClientDisconnect', ignored, 'lost_after in "disconnect"');
    yield* deprecated(group, at, 'StopAfterClientDisconnect', ignored, 'stop_on_client_after in "disconnect"');
    yield* deprecated(group, at, 'PreventRescheduleOnLost', ignored, 'replace = false in "disconnect"');
    for (const [index, network] of rows(group.Networks)) {
      yield* deprecated(network, [...at, 'Networks', index], 'MBits', ignored, '');
    }
  },
  *task({ task, at }) {
    const resources = [...at, 'Resources'];
    yield* deprecated(task.Resources, resources, 'IOPS', ignored, '');
    yield* deprecated(
      task.Resources,
      resources,
      'Networks',
      'gave way to networks of groups',
      '"network" of the group',
    );
    yield* deprecated(task.Vault, [...at, 'Vault'], 'Policies', ignored, '"role"');
    for (const [index, template] of rows(task.Templates)) {
      yield* deprecated(template, [...at, 'Templates', index], 'VaultGrace', ignored, '');
    }
  },
} as const satisfies Rule;
