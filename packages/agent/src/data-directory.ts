/** The folders of an agent, and the lock that keeps two agents out of one of them. */

import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where an agent keeps what it keeps. */
export class DataDirectory {
  private constructor(
    readonly path: string,
    /** Whether the folder outlives the agent. */
    readonly isKept: boolean,
  ) {}

  /**
   * Takes a folder, made if absent, or a new temporary one.
   *
   * @throws Error when another agent that lives has the folder.
   */
  static async take(dataDir: string | undefined): Promise<DataDirectory> {
    if (dataDir === undefined) return new DataDirectory(await mkdtemp(join(tmpdir(), 'yurt-agent-')), false);
    const path = resolve(dataDir);
    await mkdir(path, { recursive: true });
    await lock(join(path, 'agent.lock'), path);
    return new DataDirectory(path, true);
  }

  /** The folder of the durable state; `undefined` when nothing is kept. */
  get state(): string | undefined {
    return this.isKept ? join(this.path, 'server', 'state') : undefined;
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
    await rm(this.isKept ? join(this.path, 'agent.lock') : this.path, { recursive: true, force: true });
  }
}

async function lock(file: string, path: string): Promise<void> {
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(`${process.pid}\n`);
      await handle.close();
      return;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isAlive(owner)) {
      throw new Error(`the agent of process ${owner} has the folder ${path}; stop it, or use another dataDir`);
    }
    await rm(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
