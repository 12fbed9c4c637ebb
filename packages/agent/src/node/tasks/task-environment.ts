/**
 * The variables that a task sees, and those that its specification may name.
 *
 * @see https://developer.hashicorp.com/nomad/docs/reference/runtime-environment-settings
 */

import type { Allocation, Job, NetworkResource, Node, Task, TaskGroup } from '@yurt/contract';
import { interpolate, type Lookup } from './interpolation.js';

/** Where a task's folders are. */
interface TaskFolders {
  /** Shared by the tasks of the allocation. */
  readonly alloc: string;
  readonly local: string;
  readonly secrets: string;
}

/** What an environment is made from. */
export interface EnvironmentSource {
  readonly allocation: Allocation;
  readonly job: Job;
  readonly group: TaskGroup;
  readonly task: Task;
  readonly node: Node;
  readonly region: string;
  readonly folders: TaskFolders;
  /** Variables of the machine, already without what tasks must not see. */
  readonly host: Readonly<Record<string, string>>;
}

/** Variables of the agent that never reach a task, however the node is configured. */
const AGENT_ONLY = /^(?:NOMAD_|YURT_|NODE_CHANNEL_|npm_config_.*(?:auth|token|password))/i;

/** Variables with secrets of the machine that tasks do not get unless `env.denylist` says otherwise. */
const DEFAULT_DENYLIST = [
  'CONSUL_TOKEN',
  'CONSUL_HTTP_TOKEN',
  'CONSUL_HTTP_TOKEN_FILE',
  'VAULT_TOKEN',
  'CONSUL_LICENSE',
  'VAULT_LICENSE',
  'CONSUL_LICENSE_PATH',
  'VAULT_LICENSE_PATH',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_METADATA_URL',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'GOOGLE_OAUTH_ACCESS_TOKEN',
];

/**
 * The variables of the agent's own environment that tasks of drivers without isolation get.
 *
 * @param denylist names separated by commas, the node's `env.denylist`; default: well-known secrets
 */
export function hostEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  denylist: string | undefined,
): Record<string, string> {
  const denied = new Set(denylist === undefined ? DEFAULT_DENYLIST : denylist.split(',').map((name) => name.trim()));
  const host: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !denied.has(name) && !AGENT_ONLY.test(name)) host[name] = value;
  }
  return host;
}

/** What a specification may name beside the task's variables: `node.*`, `attr.*` and `meta.*`. */
function nodeVariables(node: Node, region: string): Map<string, string> {
  const variables = new Map([
    ['node.region', region],
    ['node.unique.id', node.ID],
    ['node.unique.name', node.Name],
    ['node.class', node.NodeClass],
    ['node.datacenter', node.Datacenter],
    ['node.pool', node.NodePool],
  ]);
  for (const [key, value] of Object.entries(node.Attributes)) variables.set(`attr.${key}`, value);
  for (const [key, value] of Object.entries(node.Meta)) variables.set(`meta.${key}`, value);
  return variables;
}

/** A task's environment, built once for each start. */
export class TaskEnvironment {
  /** What the process gets. */
  readonly variables: Readonly<Record<string, string>>;
  /** Finds the task's variables, then those of the node. */
  readonly lookup: Lookup;

  constructor(source: EnvironmentSource, templates: Readonly<Record<string, string>> = {}) {
    const node = nodeVariables(source.node, source.region);
    const variables = new Map<string, string>([...identity(source), ...limits(source), ...ports(source)]);
    const lookup: Lookup = (name) => node.get(name) ?? variables.get(name);
    for (const [key, value] of metadata(source)) variables.set(key, interpolate(value, lookup));
    for (const [key, value] of Object.entries(source.host)) {
      if (!variables.has(key)) variables.set(key, interpolate(value, lookup));
    }
    for (const [key, value] of Object.entries(source.task.Env ?? {})) variables.set(key, interpolate(value, lookup));
    for (const [key, value] of Object.entries(templates)) variables.set(key, value);
    const cleaned = new Map([...variables].map(([key, value]) => [cleanName(key), value]));
    this.variables = Object.fromEntries(cleaned);
    this.lookup = (name) => cleaned.get(name) ?? node.get(name);
  }
}

function* identity({ allocation, job, task, node, region, folders }: EnvironmentSource): Generator<[string, string]> {
  yield ['NOMAD_ALLOC_DIR', folders.alloc];
  yield ['NOMAD_TASK_DIR', folders.local];
  yield ['NOMAD_SECRETS_DIR', folders.secrets];
  yield ['NOMAD_ALLOC_ID', allocation.ID];
  yield ['NOMAD_SHORT_ALLOC_ID', allocation.ID.slice(0, 8)];
  yield ['NOMAD_ALLOC_NAME', allocation.Name];
  yield ['NOMAD_ALLOC_INDEX', /\[(\d+)\]$/.exec(allocation.Name)?.[1] ?? '0'];
  yield ['NOMAD_GROUP_NAME', allocation.TaskGroup];
  yield ['NOMAD_TASK_NAME', task.Name];
  yield ['NOMAD_JOB_ID', job.ID];
  yield ['NOMAD_JOB_NAME', job.Name];
  if (job.ParentID) yield ['NOMAD_JOB_PARENT_ID', job.ParentID];
  yield ['NOMAD_DC', node.Datacenter];
  if (node.CgroupParent) yield ['NOMAD_PARENT_CGROUP', node.CgroupParent];
  yield ['NOMAD_NAMESPACE', allocation.Namespace];
  yield ['NOMAD_REGION', region];
}

function* limits({ allocation, task }: EnvironmentSource): Generator<[string, string]> {
  const resources = allocation.AllocatedResources.Tasks[task.Name];
  if (!resources) return;
  const { Cpu, Memory } = resources;
  if (Memory.MemoryMB) yield ['NOMAD_MEMORY_LIMIT', String(Memory.MemoryMB)];
  if (Memory.MemoryMaxMB) yield ['NOMAD_MEMORY_MAX_LIMIT', String(Memory.MemoryMaxMB)];
  if (Cpu.CpuShares) yield ['NOMAD_CPU_LIMIT', String(Cpu.CpuShares)];
  // A task without cores of its own gets a blank: programs of others test for it.
  yield ['NOMAD_CPU_CORES', Cpu.ReservedCores?.length ? coreRanges(Cpu.ReservedCores) : ' '];
}

/** Cores as the kernel writes sets: `0-3,6`. */
function coreRanges(cores: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const core of cores.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === core - 1) last[1] = core;
    else ranges.push([core, core]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

function joinHostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function* networkPorts(network: NetworkResource): Generator<{ label: string; value: number; ip: string }> {
  for (const port of [...(network.ReservedPorts ?? []), ...(network.DynamicPorts ?? [])]) {
    yield { label: port.Label, value: port.Value ?? 0, ip: network.IP ?? '' };
  }
}

function* ports({ allocation, task }: EnvironmentSource): Generator<[string, string]> {
  const { Tasks, Shared } = allocation.AllocatedResources;
  for (const [name, resources] of Object.entries(Tasks)) {
    for (const { label, value, ip } of (resources.Networks ?? []).flatMap((network) => [...networkPorts(network)])) {
      const suffix = name === task.Name ? label : `${name}_${label}`;
      yield [`NOMAD_IP_${suffix}`, ip];
      yield [`NOMAD_PORT_${suffix}`, String(value)];
      yield [`NOMAD_ADDR_${suffix}`, joinHostPort(ip, value)];
      if (name === task.Name) yield [`NOMAD_HOST_PORT_${label}`, String(value)];
    }
  }
  for (const { Label, Value, To, HostIP = '' } of Shared.Ports ?? []) {
    const inside = String(To || Value);
    const outside = joinHostPort(HostIP, Value);
    yield [`NOMAD_IP_${Label}`, HostIP];
    yield [`NOMAD_PORT_${Label}`, inside];
    yield [`NOMAD_ADDR_${Label}`, outside];
    yield [`NOMAD_HOST_IP_${Label}`, HostIP];
    yield [`NOMAD_HOST_PORT_${Label}`, String(Value)];
    yield [`NOMAD_HOST_ADDR_${Label}`, outside];
    yield [`NOMAD_ALLOC_PORT_${Label}`, inside];
  }
}

/** The metadata of job, group and task, the nearer one winning; each key as written and in capitals. */
function* metadata({ job, group, task }: EnvironmentSource): Generator<[string, string]> {
  if (job.Dispatched) {
    for (const key of job.ParameterizedJob?.MetaOptional ?? []) {
      yield [`NOMAD_META_${key.toUpperCase()}`, ''];
      yield [`NOMAD_META_${key}`, ''];
    }
  }
  for (const [key, value] of Object.entries({ ...job.Meta, ...group.Meta, ...task.Meta })) {
    yield [`NOMAD_META_${key.toUpperCase()}`, value];
    yield [`NOMAD_META_${key}`, value];
  }
}

const CLEANED = /^NOMAD_(?:ADDR|IP|PORT|HOST_PORT|META)_/;

/** Labels and keys may hold what variable names may not; only these families are made to fit. */
function cleanName(name: string): string {
  return CLEANED.test(name) ? name.replace(/[^a-zA-Z0-9_.]/g, '_') : name;
}
