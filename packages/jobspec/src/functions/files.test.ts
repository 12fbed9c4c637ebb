import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, type Case } from './answer.test-support.js';
import recorded from './files.cases.json' with { type: 'json' };
import type { FileReader } from './file-reader.js';
import { jobFunctions, withFiles } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'job-functions-'));

const files: FileReader = {
  baseDirectory: folder,
  workingDirectory: '/srv',
  home: '/home/nomad',
  read: (path) => (statSync(path, { throwIfNoEntry: false }) ? readFileSync(path) : undefined),
  kind: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? 'file' : found?.isDirectory() ? 'directory' : found && 'other';
  },
  list: (path) => readdirSync(path),
};

async function answered(each: Case): Promise<ReturnType<typeof answer>> {
  return answer(each, await withFiles(await jobFunctions(each.expression), files));
}

beforeAll(() => {
  mkdirSync(join(folder, 'sub', 'deep'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  const contents = {
    'hello.txt': 'hello\n',
    'sub/a.tpl': 'x',
    'sub/b.txt': 'y',
    'sub/bad.bin': Uint8Array.of(0xff),
    'sub/deep/c.tpl': 'z',
    '.hidden': 'h',
    'we[i]rd.txt': '1',
  };
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
});

afterAll(() => rmSync(folder, { recursive: true }));

const cases: readonly Case[] = recorded;

// The answers are those of Nomad's own functions, in a folder of the same files.
describe('files', () => {
  test.each(cases)('$expression', async (each) => {
    const { expression: _, ...expected } = each;
    const { errors, ...value } = await answered(each);
    const found = errors ? { errors: errors.map((error) => error.replaceAll(folder, '<base>')) } : value;
    expect(found).toEqual(expected);
  });

  test.each([
    ['pathexpand("~/x")', '"/home/nomad/x"'],
    ['pathexpand("~")', '"/home/nomad"'],
    ['abspath("x/../y")', '"/srv/y"'],
    ['file("~/x")', 'no file exists at /home/nomad/x'],
    ['fileexists("sub")', 'is not a regular file, but "directory"'],
  ])('%s', async (expression, expected) => {
    const { value, errors } = await answered({ expression });
    expect(value ?? errors?.join()).toContain(expected);
  });

  test('a pattern of many alternatives is refused', async () => {
    const pattern = '{a,b}'.repeat(40);
    const { errors } = await answered({ expression: `fileset(".", "${pattern}")` });
    expect(errors?.join()).toContain('syntax error');
  });
});
