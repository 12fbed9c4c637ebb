/**
 * Paths inside an allocation's folder: where they lead, and what may be read there. A path is refused when it leaves the
 * folder, by `..` or by a link.
 */

import { realpath } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { CodedError } from '../../coded-error.js';

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

const escapes = (): CodedError => new CodedError(500, 'Path escapes the alloc directory');

/** The text and status with which Nomad reports a failed system call on `path`. */
export function fileError(error: unknown, call: 'stat' | 'open', path: string): CodedError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Record<string, [number, string]> = {
    ENOENT: [404, 'no such file or directory'],
    ENOTDIR: [500, 'not a directory'],
    EACCES: [500, 'permission denied'],
    ELOOP: [500, 'too many levels of symbolic links'],
    ENAMETOOLONG: [500, 'file name too long'],
  };
  const [status, reason] = (typeof code === 'string' && reasons[code]) || [500, String(code ?? error)];
  return new CodedError(status, `${call} ${path}: ${reason}`, { cause: error });
}

/**
 * Where a path leads on the machine.
 *
 * @param root the allocation's folder
 * @param path as the caller wrote it, with or without a leading slash
 * @throws {CodedError} when it leaves the folder, or there is nothing (`call` names what was tried)
 */
export async function locate(root: string, path: string, call: 'stat' | 'open'): Promise<string> {
  const full = normalize(join(root, path));
  if (path.includes('\0') || !isInside(root, full)) throw escapes();
  // Errors name the path without the slash that a caller may have put at its end.
  const shown = full.length > 1 && full.endsWith(sep) ? full.slice(0, -1) : full;
  let real: string;
  let realRoot: string;
  try {
    [real, realRoot] = await Promise.all([realpath(shown), realpath(root)]);
  } catch (error) {
    throw fileError(error, call, shown);
  }
  if (!isInside(realRoot, real)) throw escapes();
  return shown;
}

/**
 * Refuses what is secret: contents of a task's `secrets` and `private` folders.
 *
 * @param tasks the names of the allocation's tasks
 */
export async function refuseSecrets(root: string, full: string, path: string, tasks: readonly string[]): Promise<void> {
  const [real, realRoot] = await Promise.all([realpath(full), realpath(root)]);
  const ways = [relative(root, full), relative(realRoot, real)];
  for (const way of ways) {
    const [task = '', folder = ''] = way.split(sep);
    if (!tasks.includes(task)) continue;
    const name = folder.toLowerCase();
    if (name === 'secrets') throw new CodedError(500, `Reading secret file prohibited: ${path}`);
    if (name === 'private') throw new CodedError(500, `Reading private file prohibited: ${path}`);
  }
}
