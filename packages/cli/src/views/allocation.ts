/** One allocation with its tasks: what they use, and what happened to them. */

import type { AllocResourceUsage, Allocation, PlacedAllocation, ResourceUsage, TaskState } from '@yurt/contract';
import { mebibytesText, shortId, sizeText } from '../output/size.js';
import { type Cell, properties, table } from '../output/table.js';
import { ago, isoTime } from '../output/time.js';
import { placementReasons } from './placement-failure.js';

/** How much of an allocation to show. */
export interface AllocationViewOptions {
  readonly verbose?: boolean;
  readonly stats?: boolean;
  readonly short?: boolean;
}

/** An allocation in sections. `usage` is absent where its node can't tell. */
export function allocationView(
  allocation: PlacedAllocation,
  usage: AllocResourceUsage | undefined,
  options: AllocationViewOptions,
): string[] {
  const states = Object.entries(allocation.TaskStates ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (options.short === true) {
    const rows = states.map(([task, state]) => {
      const last = state.Events.at(-1);
      return [task, state.State, last?.Type, last === undefined ? '' : isoTime(last.Time)];
    });
    return [shortFacts(allocation), `Tasks\n${table(['Name', 'State', 'Last Event', 'Time'], rows)}`];
  }
  const sections = [facts(allocation, options.verbose === true)];
  const addresses = addressTable(allocation);
  if (addresses !== undefined) sections.push(addresses);
  for (const [task, state] of states) sections.push(...taskView(allocation, task, state, usage, options));
  if (options.verbose === true) {
    sections.push(`Placement Metrics\n${scoreTable(allocation)}`);
  }
  return sections;
}

function shortFacts(allocation: Allocation): string {
  return properties([
    ['ID', allocation.ID],
    ['Name', allocation.Name],
    ['Created', ago(allocation.CreateTime)],
    ['Modified', ago(allocation.ModifyTime)],
  ]);
}

function facts(allocation: PlacedAllocation, verbose: boolean): string {
  const when = verbose ? isoTime : ago;
  const { DeploymentStatus: health, Metrics: metrics } = allocation;
  const pairs: [string, Cell][] = [
    ['ID', allocation.ID],
    ['Eval ID', shortId(allocation.EvalID, verbose)],
    ['Name', allocation.Name],
    ['Node ID', shortId(allocation.NodeID, verbose)],
    ['Node Name', allocation.NodeName],
    ['Job ID', allocation.JobID],
    ['Job Version', allocation.Job.Version],
    ['Client Status', allocation.ClientStatus],
    ['Client Description', allocation.ClientDescription],
    ['Desired Status', allocation.DesiredStatus],
    ['Desired Description', allocation.DesiredDescription],
    ['Created', when(allocation.CreateTime)],
    ['Modified', when(allocation.ModifyTime)],
  ];
  if (allocation.DeploymentID !== undefined && allocation.DeploymentID !== '') {
    const words = health?.Healthy === true ? 'healthy' : health?.Healthy === false ? 'unhealthy' : 'unset';
    pairs.push(['Deployment ID', shortId(allocation.DeploymentID, verbose)], ['Deployment Health', words]);
    if (health?.Canary === true) pairs.push(['Canary', true]);
  }
  if (allocation.NextAllocation !== undefined && allocation.NextAllocation !== '') {
    pairs.push(['Replacement Alloc ID', shortId(allocation.NextAllocation, verbose)]);
  }
  if (verbose) {
    pairs.push(
      ['Evaluated Nodes', metrics.NodesEvaluated],
      ['Filtered Nodes', metrics.NodesFiltered],
      ['Exhausted Nodes', metrics.NodesExhausted],
      ['Failures', metrics.CoalescedFailures],
    );
  }
  return properties(pairs);
}

function addressTable(allocation: Allocation): string | undefined {
  const ports = allocation.AllocatedResources.Shared.Ports ?? [];
  const [network] = allocation.AllocatedResources.Shared.Networks ?? [];
  if (ports.length === 0) return undefined;
  const mode = network?.Mode === undefined || network.Mode === '' ? '' : ` (mode = ${JSON.stringify(network.Mode)})`;
  const rows = ports.map((port) => {
    const target = port.To !== undefined && port.To > 0 ? ` -> ${port.To}` : '';
    return [`*${port.Label}`, 'yes', `${port.HostIP ?? ''}:${port.Value}${target}`];
  });
  return `Allocation Addresses${mode}:\n${table(['Label', 'Dynamic', 'Address'], rows)}`;
}

function taskView(
  allocation: Allocation,
  task: string,
  state: TaskState,
  usage: AllocResourceUsage | undefined,
  options: AllocationViewOptions,
): string[] {
  const used = usage?.Tasks[task]?.ResourceUsage;
  const sections = [
    `Task ${JSON.stringify(task)} is ${JSON.stringify(state.State)}\n${resourceTable(allocation, task, used)}`,
  ];
  if (options.stats === true && used !== undefined) sections.push(memoryTable(used), cpuTable(used));
  const times = properties([
    ['Started At', isoTime(state.StartedAt) || 'N/A'],
    ['Finished At', isoTime(state.FinishedAt) || 'N/A'],
    ['Total Restarts', state.Restarts],
    ['Last Restart', isoTime(state.LastRestart) || 'N/A'],
  ]);
  const events = state.Events.toReversed().map((event) => [
    isoTime(event.Time),
    event.Type,
    event.DisplayMessage || event.Message,
  ]);
  sections.push(`Task Events:\n${times}`, `Recent Events:\n${table(['Time', 'Type', 'Description'], events)}`);
  return sections;
}

function resourceTable(allocation: Allocation, task: string, used: ResourceUsage | undefined): string {
  const given = allocation.AllocatedResources.Tasks[task];
  if (given === undefined) return 'Task Resources:\nnone';
  const cores = given.Cpu.ReservedCores?.length ?? 0;
  const ticks = used === undefined ? '' : `${Math.floor(used.CpuStats.TotalTicks)}/`;
  const memory = used === undefined ? '' : `${sizeText(memoryOf(used))}/`;
  const addresses = (given.Networks ?? []).flatMap((network) =>
    [...(network.DynamicPorts ?? []), ...(network.ReservedPorts ?? [])].map(
      (port) => `${port.Label}: ${network.IP}:${port.Value}`,
    ),
  );
  const [first = ' ', ...more] = addresses;
  const most = given.Memory.MemoryMaxMB;
  const limit = most > 0 && most !== given.Memory.MemoryMB ? `Max: ${mebibytesText(most)}` : ' ';
  const rows = [
    [
      `${ticks}${given.Cpu.CpuShares} MHz`,
      `${memory}${mebibytesText(given.Memory.MemoryMB)}`,
      mebibytesText(allocation.AllocatedResources.Shared.DiskMB),
      first,
    ],
  ];
  if (limit !== ' ' || more.length > 0) rows.push([' ', limit, ' ', more[0] ?? ' ']);
  for (const address of more.slice(1)) rows.push([' ', ' ', ' ', address]);
  return `Task Resources:\n${table([cores > 0 ? `CPU (${cores} cores)` : 'CPU', 'Memory', 'Disk', 'Addresses'], rows)}`;
}

/** Nomad shows RSS, and the usage where the system does not measure it. */
function memoryOf(used: ResourceUsage): number {
  const { RSS: resident, Usage: usage, Measured: measured } = used.MemoryStats;
  return resident === 0 && measured?.includes('RSS') !== true ? usage : resident;
}

function memoryTable(used: ResourceUsage): string {
  const stats = used.MemoryStats;
  const values: Readonly<Record<string, number>> = {
    RSS: stats.RSS,
    Cache: stats.Cache,
    Swap: stats.Swap,
    Usage: stats.Usage,
    'Max Usage': stats.MaxUsage,
    'Kernel Usage': stats.KernelUsage,
    'Kernel Max Usage': stats.KernelMaxUsage,
  };
  const shown = (stats.Measured ?? []).filter((name) => values[name] !== undefined);
  return `Memory Stats\n${table(shown, [shown.map((name) => sizeText(values[name] ?? 0))])}`;
}

function cpuTable(used: ResourceUsage): string {
  const stats = used.CpuStats;
  const values: Readonly<Record<string, string>> = {
    Percent: `${stats.Percent.toFixed(2)}%`,
    'System Mode': `${stats.SystemMode.toFixed(2)}%`,
    'User Mode': `${stats.UserMode.toFixed(2)}%`,
    'Throttled Periods': String(stats.ThrottledPeriods),
    'Throttled Time': String(stats.ThrottledTime),
  };
  const shown = (stats.Measured ?? []).filter((name) => values[name] !== undefined).toSorted();
  return `CPU Stats\n${table(shown, [shown.map((name) => values[name])])}`;
}

function scoreTable(allocation: Allocation): string {
  const scored = allocation.Metrics.ScoreMetaData ?? [];
  const reasons = placementReasons(allocation.Metrics).map((reason) => `  ${reason}`);
  const names = [...new Set(scored.flatMap((one) => Object.keys(one.Scores)))].toSorted();
  const rows = scored.map((one) => [
    one.NodeID,
    ...names.map((name) => numberText(one.Scores[name] ?? 0)),
    numberText(one.NormScore),
  ]);
  return [...reasons, table(['Node', ...names, 'final score'], rows)].join('\n');
}

function numberText(value: number): string {
  return String(Number(value.toPrecision(3)));
}
