/** A port with a fixed number in a group that runs more than once. */

import { portsOf } from '../ports.js';
import { number } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { canariesOf, countOf, hasOwnHosts } from '../strategy.js';

export const staticPortWithCount = {
  code: 'static-port-with-count',
  severity: 'warning',
  *group(scope) {
    const { group, at, type } = scope;
    const copies = countOf(scope) + canariesOf(scope);
    if (copies < 2 || type === 'system' || type === 'sysbatch' || hasOwnHosts(scope)) return;
    for (const { port, keys } of portsOf(group.Networks, [...at, 'Networks'])) {
      if (number(port.Value) === 0 || port.IgnoreCollision) continue;
      yield problem(
        keys,
        `A node has port ${port.Value} once: ${copies} instances (with canaries) need as many nodes, or wait.`,
        'Remove "static", or add a constraint with distinct_hosts = true.',
      );
    }
  },
} as const satisfies Rule;
