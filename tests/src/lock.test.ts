/** The check of the lock file finds what `npm ci` would stumble over on other machines. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { lockProblems } from '../../tools/src/lock.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What is found in a lock file with these packages. */
function problems(packages: Readonly<Record<string, object>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'yurt-lock-'));
  folders.push(folder);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  return lockProblems(folder);
}

const store = {
  version: '3.5.6',
  optionalDependencies: { '@store/linux-x64': '3.5.6', '@store/darwin-arm64': '3.5.6' },
};
const linux = { version: '3.5.6', os: ['linux'], cpu: ['x64'], optional: true };

describe('the lock file', () => {
  test('of this tree is complete and exact', () => {
    expect(lockProblems(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([]);
  });

  test("must have every platform's copy of a native dependency", () => {
    const packages = { '': {}, 'node_modules/store': store, 'node_modules/@store/linux-x64': linux };
    expect(problems(packages)).toEqual([
      'package-lock.json lacks @store/darwin-arm64, which node_modules/store may need: pin an older version of the parent.',
    ]);
    expect(problems({ ...packages, 'node_modules/@store/darwin-arm64': linux })).toEqual([]);
  });

  test('may have a copy below the package that needs it, or below one that holds that', () => {
    const copies = {
      'node_modules/store/node_modules/@store/linux-x64': linux,
      'node_modules/@store/darwin-arm64': linux,
    };
    expect(problems({ '': {}, 'node_modules/store': store, ...copies })).toEqual([]);
    const within = { 'packages/agent/node_modules/store': store };
    expect(problems({ '': {}, ...within, ...copies })).toHaveLength(1);
    expect(problems({ '': {}, ...within, ...copies, 'packages/agent/node_modules/@store/linux-x64': linux })).toEqual(
      [],
    );
  });

  test('must not find the copy of an unrelated package', () => {
    const other = {
      'node_modules/other/node_modules/@store/linux-x64': linux,
      'node_modules/@store/darwin-arm64': linux,
    };
    expect(problems({ '': {}, 'node_modules/store': store, ...other })).toHaveLength(1);
  });

  test.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.2.3', '1.2'])('must not leave %s open', (range) => {
    expect(problems({ 'packages/agent': { dependencies: { store: range } } })).toEqual([
      `packages/agent: store is "${range}"; pin one version.`,
    ]);
    expect(problems({ '': { devDependencies: { store: range } } })).toEqual([
      `package.json: store is "${range}"; pin one version.`,
    ]);
  });

  test('may leave open what other packages leave open', () => {
    const foreign = { 'node_modules/store': { dependencies: { other: '^1.0.0' } } };
    expect(problems({ '': { dependencies: { store: '3.5.6' } }, ...foreign })).toEqual([]);
  });
});
