/** Finds the program that a task names, where Nomad looks for it. */

import { access, chmod, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return (
    (await isFile(path)) &&
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
  );
}

/**
 * Looks in the task's `local` folder, in its own folder, then on the machine: an absolute path as it is, a bare name in
 * the agent's `PATH`. A file of the task that lacks the right to be executed gets it.
 */
export async function findCommand(taskDirectory: string, command: string): Promise<string | undefined> {
  for (const path of [join(taskDirectory, 'local', command), join(taskDirectory, command)]) {
    if (await isFile(path)) {
      await makeExecutable(path);
      return path;
    }
  }
  if (isAbsolute(command)) return (await isFile(command)) ? command : undefined;
  if (command.includes('/')) return undefined;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, command);
    if (folder !== '' && (await isExecutable(path))) return path;
  }
  return undefined;
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, (mode & 0o7777) | 0o555);
}
