/** From Nomad's keys to the options of an agent. */

import { parseDuration } from '@yurt/contract';

import type { AgentOptions, ClientOptions, LogLevel } from '../agent-options.js';
import type { DriverSettings } from '../node/node-handle.js';
import type { AgentConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import type { Free } from './schema.js';

/** Nomad's HTTP port, which a configuration without one means. */
const HTTP_PORT = 4646;

const LOG_LEVELS: Readonly<Record<string, LogLevel>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
  OFF: 'silent',
};

/**
 * The options that a configuration means.
 *
 * @param dev Keep nothing, and offer `raw_exec`: what `-dev` asks for. A `data_dir` goes before it.
 * @throws {ConfigurationError} when it asks for what Yurt does not have, or a value is none of its key's.
 */
export function agentOptions(configuration: AgentConfiguration, dev = false): AgentOptions {
  const { acl, tls, client, server } = configuration;
  if (acl?.enabled === true)
    throw new ConfigurationError('acl.enabled: access control is not served yet; leave it off');
  if (tls?.http === true) throw new ConfigurationError('tls.http: TLS is not served yet; leave it off');
  if (!dev && server?.enabled !== true) {
    throw new ConfigurationError(
      'server.enabled: an agent is its own server; set server { enabled = true } or use -dev',
    );
  }
  const host =
    oneAddress('addresses.http', configuration.addresses?.http) ??
    oneAddress('bind_addr', configuration.bind_addr) ??
    (dev ? '127.0.0.1' : '0.0.0.0');
  const port = portOf('ports.http', configuration.ports?.http) ?? HTTP_PORT;
  return {
    ...(configuration.data_dir ? { dataDir: configuration.data_dir } : {}),
    host,
    port,
    ...(configuration.advertise?.http ? { advertise: withPort(configuration.advertise.http, port) } : {}),
    name: configuration.name,
    region: configuration.region,
    datacenter: configuration.datacenter,
    client: clientOptions(client, configuration.plugin, dev),
    serverPorts: {
      rpc: portOf('ports.rpc', configuration.ports?.rpc),
      serf: portOf('ports.serf', configuration.ports?.serf),
    },
    eventBufferSize: server?.event_buffer_size,
    logLevel: logLevel(configuration.log_level),
  };
}

/** An address to listen on; nothing when the text is empty, as in Nomad. Nomad takes templates and, of HTTP, several. */
function oneAddress(key: string, text: string | undefined): string | undefined {
  const address = text?.trim() ?? '';
  if (address.includes('{{')) {
    throw new ConfigurationError(`${key}: templates such as ${address} are not evaluated; write the address itself`);
  }
  if (/\s/.test(address)) {
    throw new ConfigurationError(
      `${key}: the agent listens on one address, not on ${address.split(/\s+/).join(' and ')}; name one, or 0.0.0.0 for all`,
    );
  }
  return address === '' ? undefined : address;
}

function portOf(key: string, port: number | undefined): number | undefined {
  if (port === undefined || (port >= 0 && port <= 65_535)) return port;
  throw new ConfigurationError(`${key}: ${port} is no port; ports go from 0 to 65535`);
}

function withPort(address: string, port: number): string {
  return /:\d+$/.test(address) ? address : `${address}:${port}`;
}

function logLevel(text: string | undefined): LogLevel {
  const level = LOG_LEVELS[(text ?? 'INFO').toUpperCase()];
  if (level !== undefined) return level;
  throw new ConfigurationError(`log_level: ${JSON.stringify(text)} is none of ${Object.keys(LOG_LEVELS).join(', ')}`);
}

function clientOptions(
  client: AgentConfiguration['client'],
  plugins: AgentConfiguration['plugin'],
  dev: boolean,
): ClientOptions {
  const volumes = Object.entries(client?.host_volume ?? {}).map(([name, { path, read_only: readOnly }]) => {
    if (path === undefined) throw new ConfigurationError(`client.host_volume "${name}": path is missing`);
    return [name, { path, readOnly: readOnly ?? false }] as const;
  });
  const reserved = client?.reserved;
  return {
    enabled: client?.enabled ?? dev,
    nodeClass: client?.node_class,
    nodePool: client?.node_pool,
    meta: client?.meta,
    options: client?.options,
    hostVolumes: Object.fromEntries(volumes),
    reserved: {
      cpuMhz: reserved?.cpu,
      memoryMb: reserved?.memory,
      diskMb: reserved?.disk,
      ports: reserved?.reserved_ports,
    },
    networkInterface: client?.network_interface,
    minDynamicPort: portOf('client.min_dynamic_port', client?.min_dynamic_port),
    maxDynamicPort: portOf('client.max_dynamic_port', client?.max_dynamic_port),
    cpuTotalCompute: client?.cpu_total_compute,
    memoryTotalMb: client?.memory_total_mb,
    diskTotalMb: client?.disk_total_mb,
    maxKillTimeout: milliseconds(client?.max_kill_timeout),
    gcMaxAllocs: client?.gc_max_allocs,
    drivers: drivers(client?.options, plugins, dev),
  };
}

function milliseconds(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text) / 1e6;
}

/** What `plugin` blocks, and before them the older `driver.<name>.enable` options and `-dev`, say of drivers. */
function drivers(
  options: Readonly<Record<string, string>> | undefined,
  plugins: AgentConfiguration['plugin'],
  dev: boolean,
): Record<string, DriverSettings> {
  const settings: Record<string, DriverSettings> = dev ? { raw_exec: { enabled: true } } : {};
  for (const [key, value] of Object.entries(options ?? {})) {
    const name = /^driver\.(.+)\.enable$/.exec(key)?.[1];
    if (name !== undefined) settings[name] = { enabled: value === 'true' || value === '1' };
  }
  for (const [name, { config }] of Object.entries(plugins ?? {})) {
    if (typeof config !== 'object' || config === null) continue;
    const enabled = 'enabled' in config ? config.enabled : undefined;
    if (typeof enabled === 'boolean') settings[name] = { ...settings[name], enabled };
    if (name !== 'raw_exec' || !('denied_envvars' in config)) continue;
    const deniedEnvvars = names('plugin "raw_exec": denied_envvars', config.denied_envvars);
    settings[name] = { ...settings[name], deniedEnvvars };
  }
  return settings;
}

function names(key: string, value: Free): readonly string[] {
  const list: readonly Free[] = Array.isArray(value) ? value : [value];
  return list.map((name) => {
    if (typeof name === 'string') return name;
    throw new ConfigurationError(`${key}: must be a list of names, such as ["AWS_*"]`);
  });
}
