/** The arrows between packages, and between the rooms of the agent, hold: an import against one fails the lint. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yurt-arrows-'));
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lints one file with one import, as if it stood at `path` in this repository. */
function lint(path: string, from: string): { status: number | null; output: string } {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `import { thing } from '${from}';\n\nexport const other = thing;\n`);
  const done = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--deny-warnings', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(file);
  return { status: done.status, output: done.stdout };
}

describe('an import against an arrow fails', () => {
  test.each([
    ['packages/contract/src/x.ts', '@yurt/client'],
    ['packages/contract/src/x.ts', 'node:fs'],
    ['packages/jobspec/src/x.ts', '@yurt/client'],
    ['packages/jobspec/src/x.ts', 'node:path'],
    ['packages/client/src/x.ts', '@yurt/agent'],
    ['packages/storage/src/x.ts', '@yurt/agent'],
    ['packages/agent/src/x.ts', '@yurt/client'],
    ['packages/agent/src/node/x.ts', '../state/store.js'],
    ['packages/agent/src/node/x.ts', '../services/serve.js'],
    ['packages/agent/src/drivers/x.ts', '../node/fingerprint.js'],
    ['packages/agent/src/drivers/raw-exec/x.ts', '../../state/store.js'],
    ['packages/agent/src/scheduler/x.ts', '../node/fingerprint.js'],
    ['packages/agent/src/scheduler/x.ts', 'node:crypto'],
    ['packages/agent/src/state/x.ts', '../scheduler/rank.js'],
    ['packages/agent/src/services/x.ts', '../http/server.js'],
    ['packages/agent/src/services/x.ts', 'fastify'],
  ])('%s may not import %s', (path, from) => {
    const { status, output } = lint(path, from);
    expect(output).toContain('no-restricted-imports');
    expect(status).not.toBe(0);
  });
});

describe('an import along an arrow passes', () => {
  test.each([
    ['packages/client/src/x.ts', '@yurt/contract'],
    ['packages/storage/src/x.ts', '@yurt/client'],
    ['packages/agent/src/http/x.ts', '../services/serve.js'],
    ['packages/agent/src/services/x.ts', '../state/store.js'],
    ['packages/agent/src/node/x.ts', '../drivers/driver.js'],
    ['packages/cli/src/x.ts', '@yurt/agent'],
  ])('%s may import %s', (path, from) => {
    expect(lint(path, from)).toEqual(expect.objectContaining({ status: 0 }));
  });
});
