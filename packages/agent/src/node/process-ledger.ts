/**
 * Remembers which processes a node has started, so that a new agent can end what a crash left behind. A process counts as
 * ours only when its start time is the one that was written down, or when it carries one of our folders in its environment.
 */

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessRecord } from '../drivers/driver.js';
import { processesOf, type ProcessFacts, readProcesses } from '../drivers/process-table.js';

/** One file for each running task. */
export class ProcessLedger {
  private readonly folder: string;

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
    const all = readProcesses();
    const doomed = new Set<ProcessFacts>();
    for (const name of await readdir(this.folder)) {
      const record = await readRecord(join(this.folder, name));
      const leader =
        record && all.find(({ pid, startTicks }) => pid === record.pid && startTicks === record.startTicks);
      if (leader) for (const facts of processesOf(leader.pid, all)) doomed.add(facts);
      await rm(join(this.folder, name), { force: true });
    }
    for (const facts of all) if (this.isOurs(facts.pid)) doomed.add(facts);
    for (const { pid } of doomed) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
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

async function readRecord(file: string): Promise<ProcessRecord | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // The crash came while it was written.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startTicks' in value)) return undefined;
  const { pid, startTicks } = value;
  return typeof pid === 'number' && typeof startTicks === 'number' ? { pid, startTicks } : undefined;
}
