/** The ports that a group has, by their labels. */

import type { NetworkResourceSpec, PortSpec, TaskGroupSpec, TaskSpec } from '@yurt/contract';
import type { Key } from './finding.js';
import { rows, text } from './reading.js';

/** A port of a network, and where it is. */
export interface PlacedPort {
  readonly port: PortSpec;
  readonly keys: readonly Key[];
}

/** The ports of networks that are at a place. */
export function* portsOf(
  networks: readonly NetworkResourceSpec[] | null | undefined,
  at: readonly Key[],
): Generator<PlacedPort> {
  for (const [index, network] of rows(networks)) {
    for (const kind of ['ReservedPorts', 'DynamicPorts'] as const) {
      for (const [number, port] of rows(network[kind])) yield { port, keys: [...at, index, kind, number] };
    }
  }
}

/** The labels of a group's ports, and of those that the (old) networks of tasks have. */
export function portLabels(group: TaskGroupSpec, tasks: readonly TaskSpec[]): Set<string> {
  const networks = [group.Networks, ...tasks.map((task) => task.Resources?.Networks)];
  return new Set(networks.flatMap((list) => [...portsOf(list, [])].map(({ port }) => text(port.Label))));
}

/** How tasks of the group see the network. */
export function networkMode(group: TaskGroupSpec): string {
  return text(rows(group.Networks)[0]?.[1].Mode) || 'host';
}
