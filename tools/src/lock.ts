/**
 * The lock file must hold every platform's copy of a native dependency: npm writes it without those that the registry did
 * not serve that day, and `npm ci` then refuses it on other machines.
 */

import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Where npm would look for `name` from the package at `path`: its own folder first, then each one above. */
function* candidates(path: string, name: string): Generator<string> {
  let at = path;
  for (;;) {
    yield at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (at === '') return;
    const parent = at.lastIndexOf('/node_modules/');
    at = parent >= 0 ? at.slice(0, parent) : '';
  }
}

/** What is wrong with the lock file of `root`, a line each: missing optional packages, versions that are not exact. */
export function lockProblems(root: string): string[] {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as Lock;
  const problems: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (![...candidates(path, name)].some((place) => place in lock.packages)) {
        problems.push(
          `package-lock.json lacks ${name}, which ${path || 'the root'} may need: pin an older version of the parent.`,
        );
      }
    }
    if (path.includes('node_modules/')) continue;
    for (const [name, range] of Object.entries({ ...entry.dependencies, ...entry.devDependencies })) {
      if (!/^\d+\.\d+\.\d+([-+].*)?$/.test(range))
        problems.push(`${path || 'package.json'}: ${name} is "${range}"; pin one version.`);
    }
  }
  return problems;
}
