/**
 * Remembers which processes a node has started, so that a new agent can end what a crash left behind. A process counts as
 * ours only when its start time is the one that was written down, or when it carries one of our folders in its environment.
 */

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessRecord } from '../drivers/driver.js';
import { signalGroup } from '../drivers/leftovers.js';
import { processesOf, readProcesses } from '../drivers/process-table.js';

/** One file for each running task. */
export class ProcessLedger {
  private readonly folder: string;
  /** The leaders that this process started and that have not ended, by their files. */
  private readonly running = new Map<string, number>();

  /** @param allocDirectory the folder of all allocations */
  constructor(
    dataDir: string,
    private readonly allocDirectory: string,
  ) {
    this.folder = join(dataDir, 'client', 'processes');
  }

  /** Writes a task's process down, or that it has none any more. */
  async remember(allocationId: string, task: string, process: ProcessRecord | undefined): Promise<void> {
    const file = join(this.folder, `${allocationId}.${encodeURIComponent(task)}.json`);
    if (process) this.running.set(file, process.pid);
    else this.running.delete(file);
    if (process) await writeFile(file, JSON.stringify(process), { mode: 0o600 });
    else await rm(file, { force: true });
  }

  /**
   * Ends every process that an earlier agent left running. Call it before anything is started.
   *
   * @returns how many were ended
   */
  async endLeftovers(): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    return this.endRecorded();
  }

  /** Ends by force, before it returns, all that runs: for a program that exits. */
  endNow(): void {
    // A group dies as one, even while it makes new processes, and where there is no process table.
    for (const pid of this.running.values()) signalGroup(pid, 'SIGKILL');
    this.endRecorded();
  }

  private endRecorded(): number {
    const all = readProcesses();
    const files = namesIn(this.folder).map((name) => join(this.folder, name));
    const doomed = new Set(all.filter(({ pid }) => this.isOurs(pid)));
    for (const file of files) {
      const record = readRecord(file);
      const leader =
        record && all.find(({ pid, startTicks }) => pid === record.pid && startTicks === record.startTicks);
      if (leader) for (const facts of processesOf(leader.pid, all)) doomed.add(facts);
    }
    for (const { pid } of doomed) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    for (const file of files) rmSync(file, { force: true });
    return doomed.size;
  }

  /** Tasks have a folder of ours in their environment, and so has all that they start. */
  private isOurs(pid: number): boolean {
    if (pid === process.pid) return false;
    try {
      const environment = `\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`;
      return environment.includes(`\0NOMAD_ALLOC_DIR=${this.allocDirectory}/`);
    } catch {
      return false;
    }
  }
}

/** Ends what the nodes of an agent that is gone have left, given the agent's folder. */
export function endProcessesOf(folder: string): void {
  const nodes = join(folder, 'nodes');
  for (const dataDir of [folder, ...namesIn(nodes).map((name) => join(nodes, name))]) {
    new ProcessLedger(dataDir, join(dataDir, 'alloc')).endNow();
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readRecord(file: string): ProcessRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The crash came while it was written.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startTicks' in value)) return undefined;
  const { pid, startTicks } = value;
  return typeof pid === 'number' && typeof startTicks === 'number' ? { pid, startTicks } : undefined;
}
