/** The allocations that a node has, running or over, and what is still kept of each. */

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Allocation, Job, TaskGroup, TaskState } from '@yurt/contract';
import { CodedError } from '../../coded-error.js';
import type { AllocationFiles } from '../files/file-reading.js';
import type { NodeLogger } from '../node-handle.js';
import { type MeasuredTask, TaskStats } from '../stats/task-stats.js';
import type { AllocationRunner } from './allocation-runner.js';
import { isTerminal } from './client-status.js';

/** One allocation of a node. */
interface Entry {
  allocation: Allocation;
  /** Absent when it was over before this agent started, or its folder was removed. */
  runner: AllocationRunner | undefined;
  readonly root: string;
  readonly stats: ReadonlyMap<string, TaskStats>;
  /** When it was over; 0 while it runs. */
  endedAt: number;
  collected: boolean;
}

/** What the table needs from its node. */
export interface AllocationTableOptions {
  /** The folder of all allocations. */
  readonly directory: string;
  /** How many that are over keep their folders. */
  readonly maxEnded: number;
  /** One core's speed. */
  readonly mhz: number;
  readonly now: () => number;
  readonly logger: NodeLogger;
  readonly createRunner: (allocation: Allocation, job: Job, group: TaskGroup, root: string) => AllocationRunner;
}

/** Runs what the servers place on a node, and keeps what is left of it for a while. */
export class AllocationTable {
  private readonly entries = new Map<string, Entry>();
  private firstList = true;
  private stopping = false;

  constructor(private readonly options: AllocationTableOptions) {}

  /** Takes the servers' list of the node's allocations: starts, updates and forgets. */
  reconcile(allocations: readonly Allocation[]): void {
    if (this.stopping) return;
    const listed = new Set<string>();
    for (const allocation of allocations) {
      listed.add(allocation.ID);
      const entry = this.entries.get(allocation.ID);
      if (entry) this.update(entry, allocation);
      else this.add(allocation);
    }
    for (const [id, entry] of this.entries) if (!listed.has(id)) this.forget(id, entry);
    if (this.firstList) {
      this.firstList = false;
      void this.removeStrangers(listed);
    }
  }

  has(id: string): boolean {
    return this.entries.has(id);
  }

  /** @throws {CodedError} when the node never had it */
  runner(id: string): AllocationRunner | undefined {
    return this.entry(id).runner;
  }

  /** The states of an allocation's tasks. */
  taskStates(id: string): Readonly<Record<string, TaskState>> {
    const { runner, allocation } = this.entry(id);
    return runner?.states() ?? allocation.TaskStates ?? {};
  }

  /** The files of an allocation. */
  files(id: string): AllocationFiles {
    const { root, stats } = this.entry(id);
    return { root, tasks: [...stats.keys()] };
  }

  /** @throws {CodedError} when its folder was removed */
  requireFiles(id: string): AllocationFiles {
    if (this.entry(id).collected) throw new CodedError(404, `state for allocation ${id} not found on client`);
    return this.files(id);
  }

  /** The tasks of an allocation, to be measured. */
  measured(id: string): { tasks: ReadonlyMap<string, MeasuredTask>; ended: boolean } {
    const { runner, stats, endedAt } = this.entry(id);
    const tasks = new Map(
      [...stats].map(([name, each]) => [name, { stats: each, pid: runner?.task(name)?.process?.pid }]),
    );
    return { tasks, ended: endedAt > 0 };
  }

  /** Removes the folder of an allocation that is over; false when it is not, or unknown. */
  async collect(id: string): Promise<boolean> {
    const entry = this.entries.get(id);
    if (!entry || entry.endedAt === 0) return false;
    if (!entry.collected) {
      entry.collected = true;
      entry.runner = undefined;
      await rm(entry.root, { recursive: true, force: true });
    }
    return true;
  }

  /** Removes the folders of all allocations that are over. */
  async collectAll(): Promise<void> {
    await Promise.all([...this.entries.keys()].map((id) => this.collect(id)));
  }

  /** Ends every task; nothing new starts. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.entries.values()].map(async ({ runner }) => runner?.stopTasks()));
  }

  private entry(id: string): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new CodedError(404, `Unknown allocation ${JSON.stringify(id)}`);
    return entry;
  }

  private add(allocation: Allocation): void {
    const job = allocation.Job;
    const group = job?.TaskGroups?.find(({ Name }) => Name === allocation.TaskGroup);
    const root = join(this.options.directory, allocation.ID);
    const stats = new Map(
      (group?.Tasks ?? []).map(({ Name }) => [Name, new TaskStats(this.options.mhz, this.options.now)]),
    );
    const over = isTerminal(allocation.ClientStatus);
    const entry: Entry = {
      allocation,
      runner: undefined,
      root,
      stats,
      endedAt: over ? this.options.now() : 0,
      collected: false,
    };
    this.entries.set(allocation.ID, entry);
    if (over) return;
    if (!job || !group) {
      this.options.logger.error({ allocation: allocation.ID }, 'allocation without its job');
      return;
    }
    const runner = this.options.createRunner(allocation, job, group, root);
    entry.runner = runner;
    this.run(entry, runner).catch((error: unknown) =>
      this.options.logger.error({ error, allocation: allocation.ID }, 'allocation could not be cleaned up'),
    );
  }

  /** Runs an allocation; one that replaces another here waits for that to end, and may take over its data. */
  private async run(entry: Entry, runner: AllocationRunner): Promise<void> {
    const { PreviousAllocation = '' } = entry.allocation;
    const previous = this.entries.get(PreviousAllocation);
    if (previous?.runner && !previous.runner.isDone) await previous.runner.done;
    // While it waited, the node may have been stopped, or the servers have forgotten it.
    if (this.stopping || this.entries.get(entry.allocation.ID) !== entry) return;
    const { Sticky, Migrate } = runner.group.EphemeralDisk;
    await runner.run(previous && (Sticky || Migrate) ? previous.root : undefined);
    entry.endedAt = this.options.now();
    await this.collectOldest();
  }

  private update(entry: Entry, allocation: Allocation): void {
    entry.allocation = allocation;
    entry.runner?.update(allocation);
  }

  /** The servers have forgotten an allocation, so that nobody can ask for it any more. */
  private forget(id: string, entry: Entry): void {
    this.entries.delete(id);
    const end = async (): Promise<void> => {
      await entry.runner?.stopTasks();
      await rm(entry.root, { recursive: true, force: true });
    };
    end().catch((error: unknown) =>
      this.options.logger.warn({ error, allocation: id }, 'allocation could not be removed'),
    );
  }

  private async collectOldest(): Promise<void> {
    const ended = [...this.entries].filter(([, { endedAt, collected }]) => endedAt > 0 && !collected);
    const excess = ended.length - this.options.maxEnded;
    if (excess <= 0 || this.stopping) return;
    ended.sort(([, a], [, b]) => a.endedAt - b.endedAt);
    for (const [id] of ended.slice(0, excess)) await this.collect(id);
  }

  /** Folders of allocations that the servers do not know are left from another life of this node. */
  private async removeStrangers(listed: ReadonlySet<string>): Promise<void> {
    const names = await readdir(this.options.directory).catch(() => []);
    for (const name of names) {
      if (!listed.has(name) && !this.entries.has(name)) {
        await rm(join(this.options.directory, name), { recursive: true, force: true });
      }
    }
  }
}
