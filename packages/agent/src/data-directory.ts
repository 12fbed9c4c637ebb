/** The folders of an agent, and the lock that keeps two agents out of one of them. */

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { isRunning, ownerName, parseOwner, thisProcess } from './owning-process.js';
import { makeTemporaryFolder, removal } from './temporary-folder.js';

/** Where an agent keeps what it keeps. */
export class DataDirectory {
  private constructor(
    readonly path: string,
    /** What is removed in the end: the lock of a folder that outlives the agent, or the folder. */
    private readonly passing: string,
  ) {}

  /**
   * Takes a folder, made if absent, or a new temporary one. Agents in containers that share a folder do not see each
   * other, so that a container that is started again after a crash has its folder at once.
   *
   * @throws Error when another agent that lives has the folder.
   */
  static async take(dataDir: string | undefined): Promise<DataDirectory> {
    if (dataDir === undefined) {
      const path = await makeTemporaryFolder();
      return new DataDirectory(path, path);
    }
    const path = resolve(dataDir);
    await mkdir(path, { recursive: true });
    return new DataDirectory(path, await lock(path));
  }

  /** The folder of the durable state; `undefined` when nothing is kept. */
  get state(): string | undefined {
    return this.passing === this.path ? undefined : join(this.path, 'server', 'state');
  }

  /** The folder of one node. Of a single node it is `client`'s parent, as in Nomad. */
  node(number: number, count: number): string {
    return count === 1 ? this.path : join(this.path, 'nodes', String(number));
  }

  /** A UUID that stays with the folder. */
  async identity(...at: readonly string[]): Promise<string> {
    const file = join(this.path, ...at);
    const kept = await readFile(file, 'utf8').catch(() => '');
    if (kept.trim() !== '') return kept.trim();
    const id = randomUUID();
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, `${id}\n`);
    return id;
  }

  /** Gives the folder back: a temporary one is removed. */
  async release(): Promise<void> {
    await rm(this.passing, removal);
  }

  /** As {@link DataDirectory.release}, for a process that exits. */
  releaseNow(): void {
    rmSync(this.passing, removal);
  }
}

/**
 * Makes the lock of this process. Each process has a file of its own, never taken over, and looks for others only once its
 * own is there: so of two that start at once at least one sees the other, and a stale file is removed without a race.
 *
 * @returns the lock's file
 */
async function lock(path: string): Promise<string> {
  const own = `agent-${ownerName(thisProcess())}.lock`;
  const file = join(path, own);
  try {
    await writeFile(file, '', { flag: 'wx' });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? isTaken(process.pid, path) : error;
  }
  try {
    for (const name of await readdir(path)) {
      const owner = parseOwner(/^agent-(.+)\.lock$/.exec(name)?.[1] ?? '');
      if (!owner || name === own) continue;
      if (isRunning(owner) === true) throw isTaken(owner.pid, path);
      await rm(join(path, name), { force: true });
    }
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return file;
}

function isTaken(pid: number, path: string): Error {
  return new Error(`the agent of process ${pid} has the folder ${path}; stop it, or use another dataDir`);
}
