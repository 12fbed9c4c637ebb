/** How much of a node is used, and whether an allocation still fits. */

import type { AllocatedCpuResources, AllocatedResources, Allocation, Node, NumaCore, TaskGroup } from '@yurt/contract';
import { isOnNode } from './allocation-status.js';
import { NodePorts } from './ports.js';

/** Amounts that are counted on a node. */
export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
  readonly cores: number;
}

type Phase = 'prestart' | 'sidecar' | 'main' | 'poststop';

function phaseOf(lifecycle: { Hook: string; Sidecar: boolean } | null | undefined): Phase {
  if (lifecycle === null || lifecycle === undefined) return 'main';
  if (lifecycle.Hook === 'prestart') return lifecycle.Sidecar ? 'sidecar' : 'prestart';
  if (lifecycle.Hook === 'poststop') return 'poststop';
  return lifecycle.Sidecar ? 'sidecar' : 'main';
}

/** What an allocation takes of its node at most: tasks that never run together are not added up. */
function amountsOf(resources: AllocatedResources): Amounts {
  const sums: Record<Phase, { cpu: number; memory: number }> = {
    prestart: { cpu: 0, memory: 0 },
    sidecar: { cpu: 0, memory: 0 },
    main: { cpu: 0, memory: 0 },
    poststop: { cpu: 0, memory: 0 },
  };
  let cores = 0;
  for (const [name, task] of Object.entries(resources.Tasks)) {
    const sum = sums[phaseOf(resources.TaskLifecycles?.[name])];
    sum.cpu += task.Cpu.CpuShares;
    sum.memory += task.Memory.MemoryMB;
    cores += task.Cpu.ReservedCores?.length ?? 0;
  }
  const peak = (key: 'cpu' | 'memory'): number =>
    sums.sidecar[key] + Math.max(sums.prestart[key], sums.main[key], sums.poststop[key]);
  return { cpu: peak('cpu'), memory: peak('memory'), disk: resources.Shared.DiskMB, cores };
}

/** The speed that a core counts with, MHz. */
function coreSpeed({ BaseSpeed, MaxSpeed, GuessSpeed }: NumaCore): number {
  return BaseSpeed || MaxSpeed || GuessSpeed;
}

/** What a node can give to allocations. */
function capacityOf({ NodeResources: total, ReservedResources: reserved }: Node): Amounts {
  return {
    cpu: total.Cpu.CpuShares - reserved.Cpu.CpuShares,
    memory: total.Memory.MemoryMB - reserved.Memory.MemoryMB,
    disk: total.Disk.DiskMB - reserved.Disk.DiskMB,
    cores: total.Cpu.ReservableCpuCores?.length ?? 0,
  };
}

/** A node with what runs on it, and with what is planned for it. */
export class NodeRoom {
  readonly node: Node;
  readonly capacity: Amounts;
  readonly ports: NodePorts;
  readonly #allocations = new Map<string, Allocation>();
  #collides = false;

  constructor(node: Node, allocations: Iterable<Allocation>) {
    this.node = node;
    this.capacity = capacityOf(node);
    this.ports = new NodePorts(node);
    for (const allocation of allocations) if (isOnNode(allocation)) this.add(allocation);
  }

  /** What runs here or is planned to. */
  get allocations(): Iterable<Allocation> {
    return this.#allocations.values();
  }

  /** True when two allocations hold the same port. */
  get portsCollide(): boolean {
    return this.#collides;
  }

  /** Adds an allocation, or puts it in place of its earlier form. */
  add(allocation: Allocation): void {
    this.remove(allocation.ID);
    this.#allocations.set(allocation.ID, allocation);
    if (!this.ports.take(allocation.AllocatedResources)) this.#collides = true;
  }

  /** Takes an allocation away. */
  remove(id: string): void {
    const existing = this.#allocations.get(id);
    if (existing === undefined) return;
    this.#allocations.delete(id);
    this.ports.release(existing.AllocatedResources);
  }

  /**
   * The cores that the tasks of a group would have to themselves, by task: for each the lowest that are free, and their
   * speed in MHz. `undefined` when too few are free.
   */
  reserveCores(group: TaskGroup): ReadonlyMap<string, AllocatedCpuResources> | undefined {
    const reserved = new Map<string, AllocatedCpuResources>();
    if (!group.Tasks.some(({ Resources: { Cores } }) => Cores > 0)) return reserved;
    const taken = new Set(this.#reservedCores());
    const { Cpu, Processors } = this.node.NodeResources;
    const free = (Cpu.ReservableCpuCores ?? []).filter((id) => !taken.has(id)).toSorted((a, b) => a - b);
    const speeds = new Map((Processors.Topology.Cores ?? []).map((core) => [core.ID, coreSpeed(core)]));
    for (const { Name, Resources } of group.Tasks) {
      if (Resources.Cores <= 0) continue;
      if (free.length < Resources.Cores) return undefined;
      const ids = free.splice(0, Resources.Cores);
      const shares = ids.reduce((sum, id) => sum + (speeds.get(id) ?? 0), 0);
      reserved.set(Name, { CpuShares: shares, ReservedCores: ids });
    }
    return reserved;
  }

  #reservedCores(): number[] {
    return [...this.#allocations.values()].flatMap(({ AllocatedResources: { Tasks } }) =>
      Object.values(Tasks).flatMap(({ Cpu }) => Cpu.ReservedCores ?? []),
    );
  }

  /** True when two tasks were given the same core. */
  get coresCollide(): boolean {
    const cores = this.#reservedCores();
    return new Set(cores).size < cores.length;
  }

  /** What is used, with `more` on top. */
  used(more?: AllocatedResources): Amounts {
    let [cpu, memory, disk, cores] = [0, 0, 0, 0];
    const count = (resources: AllocatedResources): void => {
      const amounts = amountsOf(resources);
      cpu += amounts.cpu;
      memory += amounts.memory;
      disk += amounts.disk;
      cores += amounts.cores;
    };
    for (const { AllocatedResources: resources } of this.#allocations.values()) count(resources);
    if (more !== undefined) count(more);
    return { cpu, memory, disk, cores };
  }

  /** The first amount of which there would be too little with `more`; `undefined` when it fits. */
  shortage(more?: AllocatedResources): 'cores' | 'cpu' | 'memory' | 'disk' | undefined {
    const used = this.used(more);
    const { capacity } = this;
    if (used.cores > capacity.cores) return 'cores';
    if (used.cpu > capacity.cpu) return 'cpu';
    if (used.memory > capacity.memory) return 'memory';
    return used.disk > capacity.disk ? 'disk' : undefined;
  }
}
