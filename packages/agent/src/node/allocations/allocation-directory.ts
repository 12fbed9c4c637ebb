/** The folders of an allocation on disk, with the rights that Nomad gives them. */

import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folders of one task. */
export interface TaskDirectory {
  /** Where the task runs. */
  readonly root: string;
  readonly local: string;
  readonly secrets: string;
  readonly private: string;
  readonly tmp: string;
  /** Shared by the allocation's tasks. */
  readonly shared: string;
  readonly logs: string;
}

const EVERYONE = 0o777;
const STICKY = 0o1777;

/** Makes a folder with exactly these rights, whatever the process's mask is. */
async function makeFolder(path: string, mode: number): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, mode);
}

/** One allocation's folder: `alloc/` shared by all, and one folder a task. */
export class AllocationDirectory {
  readonly shared: string;
  readonly logs: string;

  /** @param root the allocation's own folder */
  constructor(readonly root: string) {
    this.shared = join(root, 'alloc');
    this.logs = join(this.shared, 'logs');
  }

  /** Makes what all tasks share. */
  async build(): Promise<void> {
    await makeFolder(this.root, 0o755);
    await makeFolder(this.shared, EVERYONE);
    await Promise.all(['data', 'logs', 'tmp'].map((name) => makeFolder(join(this.shared, name), EVERYONE)));
  }

  /** Where a task's folders are, whether or not they exist yet. */
  task(name: string): TaskDirectory {
    const root = join(this.root, name);
    return {
      root,
      local: join(root, 'local'),
      secrets: join(root, 'secrets'),
      private: join(root, 'private'),
      tmp: join(root, 'tmp'),
      shared: this.shared,
      logs: this.logs,
    };
  }

  /** Makes a task's folders. */
  async buildTask(name: string): Promise<TaskDirectory> {
    const directory = this.task(name);
    await makeFolder(directory.root, EVERYONE);
    await Promise.all([
      makeFolder(directory.local, EVERYONE),
      makeFolder(directory.secrets, EVERYONE),
      makeFolder(directory.private, EVERYONE),
      makeFolder(directory.tmp, STICKY),
    ]);
    return directory;
  }

  /** Moves the shared data and the tasks' local files of another allocation here, as a sticky disk asks for. */
  async takeOver(other: string, tasks: readonly string[]): Promise<void> {
    const parts = [join('alloc', 'data'), ...tasks.map((name) => join(name, 'local'))];
    for (const part of parts) {
      const from = join(other, part);
      if (!(await stat(from).catch(() => undefined))) continue;
      await rm(join(this.root, part), { recursive: true, force: true });
      await mkdir(dirname(join(this.root, part)), { recursive: true });
      await rename(from, join(this.root, part));
    }
  }
}
