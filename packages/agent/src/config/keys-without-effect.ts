/** Which keys of a configuration are known, and yet change nothing here. */

import type { AgentConfiguration } from './configuration.js';

/** The keys that have effect; `*` stands for any label. A block's name stands for all that is in it. */
const EFFECTIVE: readonly string[] = [
  'region',
  'datacenter',
  'name',
  'data_dir',
  'log_level',
  'bind_addr',
  'ports',
  'addresses.http',
  'advertise.http',
  'acl.enabled',
  'tls.http',
  'server.enabled',
  'server.event_buffer_size',
  'client.enabled',
  'client.node_class',
  'client.node_pool',
  'client.options',
  'client.meta',
  'client.network_interface',
  'client.cpu_total_compute',
  'client.memory_total_mb',
  'client.disk_total_mb',
  'client.max_kill_timeout',
  'client.max_dynamic_port',
  'client.min_dynamic_port',
  'client.reserved.cpu',
  'client.reserved.memory',
  'client.reserved.disk',
  'client.reserved.reserved_ports',
  'client.gc_max_allocs',
  'client.host_volume',
  'plugin.*.config.enabled',
  'plugin.raw_exec.config.denied_envvars',
];

/**
 * The keys that a configuration sets and that have no effect, such as `client.cni_path`. A block of which no key has any
 * is named as one: `telemetry`.
 */
export function keysWithoutEffect(configuration: AgentConfiguration): string[] {
  return without(
    configuration,
    [],
    EFFECTIVE.map((key) => key.split('.')),
  );
}

/** @param effective what has effect below this block, by its path from here */
function without(block: object, path: readonly string[], effective: readonly (readonly string[])[]): string[] {
  return Object.entries(block).flatMap(([key, value]: readonly [string, unknown]) => {
    const here = [...path, key];
    const below = effective.filter(([first]) => first === key || first === '*').map((steps) => steps.slice(1));
    if (below.length === 0) return [here.join('.')];
    const isWhole = below.some((steps) => steps.length === 0);
    return isWhole || typeof value !== 'object' || value === null ? [] : without(value, here, below);
  });
}
