/**
 * Folders of agents that keep nothing. Each names its process, so that the next agent can take away what one that was
 * killed has left: its folder and the processes of its tasks.
 */

import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { endProcessesOf } from './node/process-ledger.js';
import { isRunning, ownerName, parseOwner, thisProcess } from './owning-process.js';

const PREFIX = 'yurt-agent-';
/** Not what a data directory's lock is called: what is kept is never swept, whatever its folder is called. */
const OWNER = 'temporary-';

/** How a folder is removed that tasks may still write to for a moment, since they have just been killed. */
export const removal = { recursive: true, force: true, maxRetries: 3, retryDelay: 20 } as const;

/** Makes a new temporary folder of this process, after those of processes that are gone have been removed. */
export async function makeTemporaryFolder(): Promise<string> {
  const parent = resolve(tmpdir());
  await sweep(parent);
  const path = await mkdtemp(join(parent, PREFIX));
  await writeFile(join(path, OWNER + ownerName(thisProcess())), '');
  return path;
}

async function sweep(parent: string): Promise<void> {
  // Whoever can't list the folder may still make one in it.
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const path = join(parent, name);
    if (!name.startsWith(PREFIX) || !(await isAbandoned(path))) continue;
    endProcessesOf(path);
    // What can't be removed, such as files that tasks made as other users, is no reason not to start.
    await rm(path, removal).catch(() => undefined);
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  // In a folder that everybody writes to, another user could name any process as a leftover.
  if (!found?.isDirectory() || found.uid !== process.getuid?.()) return false;
  const names = await readdir(path).catch(() => []);
  const owner = parseOwner(names.find((name) => name.startsWith(OWNER))?.slice(OWNER.length) ?? '');
  return owner !== undefined && isRunning(owner) === false;
}
