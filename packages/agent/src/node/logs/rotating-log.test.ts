import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logIndexes, RotatingLog } from './rotating-log.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yurt-logs-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const open = (maxFiles: number, maxFileBytes: number): Promise<RotatingLog> =>
  RotatingLog.open({ directory, name: 'main.stdout', maxFiles, maxFileBytes });

async function contents(): Promise<string[]> {
  const indexes = logIndexes(await readdir(directory), 'main.stdout');
  return Promise.all(indexes.map((index) => readFile(join(directory, `main.stdout.${index}`), 'utf8')));
}

test('lines stay whole where they fit into a file', async () => {
  const log = await open(10, 10);
  await log.write(Buffer.from('aaaa\nbbbb\ncccc\n'));
  await log.write(Buffer.from('dd\n'));
  await log.close();
  expect(await contents()).toEqual(['aaaa\nbbbb\n', 'cccc\ndd\n']);
});

test('a line longer than a file is cut', async () => {
  const log = await open(10, 4);
  await log.write(Buffer.from('123456789\n'));
  await log.close();
  expect(await contents()).toEqual(['1234', '5678', '9\n']);
});

test('the newest files are kept, and numbers go on after a restart', async () => {
  const first = await open(2, 4);
  await first.write(Buffer.from('aaa\nbbb\nccc\n'));
  await first.close();
  const second = await open(2, 4);
  await second.write(Buffer.from('ddd\n'));
  await second.close();
  expect(await readdir(directory)).toEqual(['main.stdout.2', 'main.stdout.3']);
  expect(await contents()).toEqual(['ccc\n', 'ddd\n']);
});

test('whatever is written is there, in order, and no file is larger than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[ab\n]{0,30}$/), { maxLength: 12 }),
      fc.integer({ min: 1, max: 20 }),
      async (writes, size) => {
        await rm(directory, { recursive: true, force: true });
        directory = await mkdtemp(join(tmpdir(), 'yurt-logs-'));
        const log = await open(1000, size);
        for (const data of writes) await log.write(Buffer.from(data));
        await log.close();
        const found = await contents();
        expect(found.join('')).toBe(writes.join(''));
        for (const file of found) expect(file.length).toBeLessThanOrEqual(size);
      },
    ),
    { numRuns: 60 },
  );
});
