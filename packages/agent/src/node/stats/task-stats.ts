/** Statistics of tasks, read from their processes. */

import type { AllocResourceUsage, CpuStats, MemoryStats, ResourceUsage, TaskResourceUsage } from '@yurt/contract';
import { type ProcessFacts, processesOf, readProcesses, TICKS_PER_SECOND } from '../../drivers/process-table.js';

const MEASURED_MEMORY = ['RSS', 'Swap'];
const MEASURED_CPU = ['System Mode', 'User Mode', 'Percent'];

/** What a process had spent when it was last looked at. */
interface Sample {
  readonly at: number;
  readonly user: number;
  readonly system: number;
}

function memory(rss: number): MemoryStats {
  return {
    RSS: rss,
    Cache: 0,
    Swap: 0,
    MappedFile: 0,
    Usage: 0,
    MaxUsage: 0,
    KernelUsage: 0,
    KernelMaxUsage: 0,
    Measured: MEASURED_MEMORY,
  };
}

function cpu(system: number, user: number, ticks: number): CpuStats {
  return {
    SystemMode: system,
    UserMode: user,
    TotalTicks: ticks,
    ThrottledPeriods: 0,
    ThrottledTime: 0,
    Percent: system + user,
    Measured: MEASURED_CPU,
  };
}

/** The statistics of nothing. */
function noUsage(): ResourceUsage {
  return {
    MemoryStats: { ...memory(0), Measured: null },
    CpuStats: { ...cpu(0, 0, 0), Measured: null },
    DeviceStats: [],
  };
}

/** Adds up usages, as the whole of its parts. */
function sum(usages: readonly ResourceUsage[], devices: ResourceUsage['DeviceStats']): ResourceUsage {
  const add = (pick: (usage: ResourceUsage) => number): number =>
    usages.reduce((total, usage) => total + pick(usage), 0);
  return {
    MemoryStats: memory(add(({ MemoryStats }) => MemoryStats.RSS)),
    CpuStats: cpu(
      add(({ CpuStats }) => CpuStats.SystemMode),
      add(({ CpuStats }) => CpuStats.UserMode),
      add(({ CpuStats }) => CpuStats.TotalTicks),
    ),
    DeviceStats: devices,
  };
}

/** Measures one task; processor figures are over the time since the last measurement. */
export class TaskStats {
  private samples = new Map<number, Sample>();
  private lastUsage: TaskResourceUsage | undefined;

  /** @param mhz what one core does in a second, in millions of ticks */
  constructor(
    private readonly mhz: number,
    private readonly now: () => number,
  ) {}

  /** The latest measurement; it stays when the task has ended. */
  get latest(): TaskResourceUsage | undefined {
    return this.lastUsage;
  }

  /** Measures the processes under `leader`. */
  measure(leader: number, all: readonly ProcessFacts[]): void {
    const found = processesOf(leader, all);
    if (found.length === 0) return;
    const at = this.now();
    const before = this.samples;
    this.samples = new Map();
    const pids: Record<string, ResourceUsage> = {};
    for (const facts of found) pids[facts.pid] = this.usage(facts, before.get(facts.pid), at);
    this.lastUsage = { ResourceUsage: sum(Object.values(pids), null), Timestamp: at * 1e6, Pids: pids };
  }

  private usage(facts: ProcessFacts, before: Sample | undefined, at: number): ResourceUsage {
    const now: Sample = { at, user: facts.userTicks, system: facts.systemTicks };
    this.samples.set(facts.pid, now);
    const elapsed = before ? ((at - before.at) / 1000) * TICKS_PER_SECOND : 0;
    const percent = (spent: number, then: number): number =>
      elapsed > 0 ? (Math.max(spent - then, 0) / elapsed) * 100 : 0;
    const user = before ? percent(now.user, before.user) : 0;
    const system = before ? percent(now.system, before.system) : 0;
    return {
      MemoryStats: memory(facts.residentBytes),
      CpuStats: cpu(system, user, ((user + system) / 100) * this.mhz),
      DeviceStats: null,
    };
  }
}

/** A task that can be measured. */
export interface MeasuredTask {
  readonly stats: TaskStats;
  /** The leader of its processes; absent when it does not run. */
  readonly pid: number | undefined;
}

/**
 * The statistics of an allocation.
 *
 * @param only measure this task alone; one that does not exist gives zeros
 * @param ended the allocation is over: its sum is zero, though the last figures of its tasks stay
 */
export function allocationUsage(
  tasks: ReadonlyMap<string, MeasuredTask>,
  only: string | undefined,
  ended: boolean,
): AllocResourceUsage {
  const chosen = [...tasks].filter(([name]) => !only || name === only);
  const running = chosen.some(([, { pid }]) => pid !== undefined);
  const all = running ? readProcesses() : [];
  const usages: Record<string, TaskResourceUsage> = {};
  for (const [name, { stats, pid }] of chosen) {
    if (pid !== undefined) stats.measure(pid, all);
    if (stats.latest) usages[name] = stats.latest;
  }
  const measured = ended ? [] : Object.values(usages);
  return {
    ResourceUsage:
      measured.length === 0
        ? noUsage()
        : sum(
            measured.map(({ ResourceUsage: usage }) => usage),
            [],
          ),
    Tasks: usages,
    Timestamp: measured.reduce((latest, { Timestamp }) => Math.max(latest, Timestamp), 0),
  };
}
