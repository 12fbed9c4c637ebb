import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogCollector } from './log-collector.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yurt-collector-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('what a task wrote last is kept, though its pipe is held open and nobody had time to read', async () => {
  const errors: unknown[] = [];
  const collector = await LogCollector.create({
    directory,
    task: 'main',
    maxFiles: 2,
    maxFileBytes: 1_000_000,
    onError: (error) => errors.push(error),
  });
  const { stdout, stderr } = await collector.prepare();
  // A process that outlives the task.
  const held = [openSync(stdout, 'a'), openSync(stderr, 'a')] as const;
  collector.collect();
  const words = 'last words\n'.repeat(3000);
  writeSync(held[0], words);
  const finished = collector.finishRun();
  // Longer than a pipe that is held open is read on.
  for (const end = performance.now() + 700; performance.now() < end;);
  await finished;
  expect(await readFile(join(directory, 'main.stdout.0'), 'utf8')).toBe(words);
  for (const fd of held) closeSync(fd);
  await collector.close();
  expect(errors).toEqual([]);
});
