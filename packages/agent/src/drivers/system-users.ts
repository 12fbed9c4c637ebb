/** Looks up the system users that tasks run as. */

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A user of the system. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** Finds a user by name or number; `undefined` when there is none. Asks the name service only after `/etc/passwd`. */
export async function findUser(nameOrId: string): Promise<SystemUser | undefined> {
  const file = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return parsePasswd(file, nameOrId) ?? (await askNameService(nameOrId));
}

function parsePasswd(text: string, nameOrId: string): SystemUser | undefined {
  for (const line of text.split('\n')) {
    const [name, , uid, gid, , home] = line.split(':');
    if ((name === nameOrId || uid === nameOrId) && name && uid && gid) {
      return { uid: Number(uid), gid: Number(gid), home: home ?? '/' };
    }
  }
  return undefined;
}

async function askNameService(nameOrId: string): Promise<SystemUser | undefined> {
  if (nameOrId.startsWith('-')) return undefined;
  try {
    const { stdout } = await run('getent', ['passwd', nameOrId]);
    return parsePasswd(stdout, nameOrId);
  } catch {
    return undefined;
  }
}
