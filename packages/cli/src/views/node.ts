/** Nodes: a list of them, and one with what it has and uses. */

import type { Allocation, AllocResourceUsage, HostStats, Node, NodeListStub } from '@yurt/contract';
import { mebibytesText, shortId, sizeText } from '../output/size.js';
import { type Cell, properties, table } from '../output/table.js';
import { ago, hoursText, isoTime } from '../output/time.js';

/** How much of a node to show. */
export interface NodeViewOptions {
  readonly verbose?: boolean;
  readonly stats?: boolean;
  readonly short?: boolean;
}

/** What is known of one node; figures are absent when the node can't be reached. */
export interface NodeFacts {
  readonly node: Node;
  readonly allocations: readonly Allocation[];
  readonly host: HostStats | undefined;
  readonly usages: readonly AllocResourceUsage[] | undefined;
}

/** Nodes, one a row. */
export function nodeTable(nodes: readonly NodeListStub[], verbose = false): string {
  if (nodes.length === 0) return 'No nodes registered';
  const place = verbose ? ['Address', 'Version'] : [];
  const rows = nodes.map((node) => [
    shortId(node.ID, verbose),
    node.NodePool,
    node.Datacenter,
    node.Name,
    node.NodeClass,
    ...(verbose ? [node.Address, node.Version] : []),
    node.Drain,
    node.SchedulingEligibility,
    node.Status,
  ]);
  return table(['ID', 'Node Pool', 'DC', 'Name', 'Class', ...place, 'Drain', 'Eligibility', 'Status'], rows);
}

/** A node in sections, each a heading and its lines. */
export function nodeView(facts: NodeFacts, options: NodeViewOptions): [string, string][] {
  const { node, host, allocations } = facts;
  const sections: [string, string][] = [['', basics(node, host)]];
  if (options.short !== true) {
    const events = node.Events.toReversed().map((event) => [isoTime(event.Timestamp), event.Subsystem, event.Message]);
    sections.push(['Node Events', table(['Time', 'Subsystem', 'Message'], events)], ...resources(facts));
    if (options.stats === true && host !== undefined) sections.push(...statistics(host));
  }
  sections.push(['Allocations', nodeAllocations(allocations, options.verbose)]);
  if (options.verbose === true) {
    sections.push(['Attributes', sorted(node.Attributes)], ['Meta', sorted(node.Meta)]);
  }
  return sections;
}

function basics(node: Node, host: HostStats | undefined): string {
  const healthy = Object.entries(node.Drivers)
    .filter(([, driver]) => driver.Detected)
    .map(([name, driver]) => (driver.Healthy ? name : `${name} (unhealthy: ${driver.HealthDescription})`));
  const pairs: (readonly [string, Cell])[] = [
    ['ID', node.ID],
    ['Name', node.Name],
    ['Node Pool', node.NodePool],
    ['Class', node.NodeClass],
    ['DC', node.Datacenter],
    ['Drain', node.DrainStrategy !== null],
    ['Eligibility', node.SchedulingEligibility],
    ['Status', node.Status],
    ['CSI Controllers', names(node.CSIControllerPlugins)],
    ['CSI Drivers', names(node.CSINodePlugins)],
    ...(host === undefined ? [] : [['Uptime', hoursText(host.Uptime)] as const]),
    ['Host Volumes', names(node.HostVolumes)],
    ['Host Networks', names(node.HostNetworks ?? {})],
    ['Driver Status', healthy.toSorted().join(',')],
  ];
  return properties(pairs);
}

function resources({ node, allocations, host, usages }: NodeFacts): [string, string][] {
  const running = allocations.filter((one) => one.ClientStatus === 'running');
  const { NodeResources: all, ReservedResources: reserved } = node;
  const cpu = all.Cpu.CpuShares - reserved.Cpu.CpuShares;
  const memory = all.Memory.MemoryMB - reserved.Memory.MemoryMB;
  const disk = all.Disk.DiskMB - reserved.Disk.DiskMB;
  const given = (amount: (one: Allocation) => number): number => running.reduce((sum, one) => sum + amount(one), 0);
  const count = node.NodeMaxAllocs > 0 ? `${running.length}/${node.NodeMaxAllocs}` : running.length;
  const sections: [string, string][] = [
    [
      'Allocated Resources',
      table(
        ['CPU', 'Memory', 'Disk', 'Alloc Count'],
        [
          [
            `${given((one) => one.Resources.CPU)}/${cpu} MHz`,
            `${mebibytesText(given((one) => one.Resources.MemoryMB))}/${mebibytesText(memory)}`,
            `${mebibytesText(given((one) => one.Resources.DiskMB))}/${mebibytesText(disk)}`,
            count,
          ],
        ],
      ),
    ],
  ];
  if (usages !== undefined) {
    const ticks = usages.reduce((sum, one) => sum + one.ResourceUsage.CpuStats.TotalTicks, 0);
    const bytes = usages.reduce((sum, { ResourceUsage: { MemoryStats: own } }) => sum + (own.Usage || own.RSS), 0);
    const row = [`${Math.floor(ticks)}/${cpu} MHz`, `${sizeText(bytes)}/${mebibytesText(memory)}`];
    sections.push(['Allocation Resource Utilization', table(['CPU', 'Memory'], [row])]);
  }
  if (host !== undefined) {
    const device = node.Attributes['unique.storage.volume'] ?? '';
    const own = host.DiskStats?.find((one) => one.Device === device);
    const row = [
      `${Math.floor(host.CPUTicksConsumed)}/${all.Cpu.CpuShares} MHz`,
      `${sizeText(host.Memory.Used)}/${sizeText(host.Memory.Total)}`,
      own === undefined ? `(${device})` : `${sizeText(own.Used)}/${sizeText(own.Size)}`,
    ];
    sections.push(['Host Resource Utilization', table(['CPU', 'Memory', 'Disk'], [row])]);
  }
  return sections;
}

function statistics(host: HostStats): [string, string][] {
  const percent = (value: number): string => `${value.toFixed(2)}%`;
  const cpus = host.CPU.map((cpu) =>
    properties([
      ['CPU', cpu.CPU],
      ['User', percent(cpu.User)],
      ['System', percent(cpu.System)],
      ['Idle', percent(cpu.Idle)],
    ]),
  );
  const disks = (host.DiskStats ?? []).map((disk) =>
    properties([
      ['Device', disk.Device],
      ['MountPoint', disk.Mountpoint],
      ['Size', sizeText(disk.Size)],
      ['Used', sizeText(disk.Used)],
      ['Available', sizeText(disk.Available)],
      ['Used Percent', percent(disk.UsedPercent)],
      ['Inodes Percent', percent(disk.InodesUsedPercent)],
    ]),
  );
  const memory = properties([
    ['Total', sizeText(host.Memory.Total)],
    ['Available', sizeText(host.Memory.Available)],
    ['Used', sizeText(host.Memory.Used)],
    ['Free', sizeText(host.Memory.Free)],
  ]);
  return [
    ['CPU Stats', cpus.join('\n\n')],
    ['Memory Stats', memory],
    ['Disk Stats', disks.join('\n\n')],
  ];
}

function nodeAllocations(allocations: readonly Allocation[], verbose = false): string {
  if (allocations.length === 0) return 'No allocations placed';
  const when = verbose ? isoTime : ago;
  const rows = allocations.map((one) => [
    shortId(one.ID, verbose),
    shortId(one.NodeID, verbose),
    one.TaskGroup,
    one.Job?.Version,
    one.DesiredStatus,
    one.ClientStatus,
    when(one.CreateTime),
    when(one.ModifyTime),
  ]);
  return table(['ID', 'Node ID', 'Task Group', 'Version', 'Desired', 'Status', 'Created', 'Modified'], rows);
}

function names(things: Readonly<Record<string, unknown>>): string {
  return Object.keys(things).toSorted().join(',');
}

function sorted(values: Readonly<Record<string, string>> | null): string {
  const pairs = Object.entries(values ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return properties(pairs);
}
