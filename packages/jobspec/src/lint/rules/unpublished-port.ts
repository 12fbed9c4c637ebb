/** A port that no container gets: on the host's network, Docker and Podman publish only what `ports` names. */

import type { TaskSpec } from '@yurt/contract';
import { runsImage } from '../driver-config.js';
import { networkMode, portsOf } from '../ports.js';
import { isInterpolated, listOf, quote, rows, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const unpublishedPort = {
  code: 'unpublished-port',
  severity: 'warning',
  *group({ group, at }) {
    const tasks = rows(group.Tasks).map(([, task]) => task);
    const isIsolated = ({ Driver, Config, Kind }: TaskSpec): boolean =>
      runsImage(text(Driver)) && !Config?.['network_mode'] && !Config?.['port_map'] && !Kind;
    const published = new Set(tasks.flatMap((task) => listOf(task.Config?.['ports']).map(text)));
    if (networkMode(group) !== 'host' || !tasks.every(isIsolated) || [...published].some(isInterpolated)) return;
    for (const { port, keys } of portsOf(group.Networks, [...at, 'Networks'])) {
      const label = text(port.Label);
      if (published.has(label)) continue;
      yield problem(
        keys,
        `No container gets port ${quote(label)}: nothing answers there.`,
        `Add ports = [${quote(label)}] to "config", or use network mode "bridge".`,
      );
    }
  },
} as const satisfies Rule;
