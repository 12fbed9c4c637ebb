/** Network keys of a container's `config` that go against the group's network. */

import { runsImage } from '../driver-config.js';
import { networkMode } from '../ports.js';
import { quote, rows, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const containerNetwork = {
  code: 'container-network',
  severity: 'error',
  *task({ group, task, at }) {
    if (!runsImage(text(task.Driver)) || rows(group.Networks).length === 0) return;
    const mode = networkMode(group);
    const own = text(task.Config?.['network_mode']);
    if (own !== '' && mode !== 'host') {
      yield problem(
        [...at, 'Config', 'network_mode'],
        `The container is in network ${quote(own)} and not in the group's (${mode}), where its ports and services are.`,
        'Remove "network_mode".',
      );
    }
    if (task.Config?.['port_map'] && rows(task.Resources?.Networks).length === 0) {
      yield problem(
        [...at, 'Config', 'port_map'],
        'The driver refuses "port_map" for ports of the group, so the task fails when it starts.',
        'Write the number as "to" of the port, and its label in "ports".',
      );
    }
  },
} as const satisfies Rule;
