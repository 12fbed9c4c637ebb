/** Which variables a task of `raw_exec` gets. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jobOf, shell, startNode } from '../node/node.test-support.js';
import { RawExec } from './raw-exec.js';

const env = {
  PATH: '/usr/bin:/bin',
  AWS_KEY: '1',
  MY_AWS_KEY: '1',
  TOKEN: '1',
  A_TOKEN: '1',
  TOKEN_B: '1',
  aba: '1',
};

describe('denied variables', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'yurt-raw-exec-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  /** Which of {@link env} a task does not get. */
  async function missing(ofDriver: readonly string[], ofTask: readonly string[] = []): Promise<string[]> {
    const stdout = join(directory, 'stdout');
    const stderr = join(directory, 'stderr');
    for (const file of [stdout, stderr]) await writeFile(file, '');
    const driver = new RawExec({ enabled: true, deniedEnvvars: ofDriver });
    const running = await driver.start({
      id: 'a/main',
      allocationId: 'a',
      name: 'main',
      user: '',
      config: { command: '/usr/bin/env', denied_envvars: [...ofTask] },
      env,
      directory,
      stdout,
      stderr,
    });
    expect((await running.exited).exitCode).toBe(0);
    await driver.close();
    const got = (await readFile(stdout, 'utf8')).split('\n').map((line) => line.split('=')[0]);
    return Object.keys(env).filter((name) => !got.includes(name));
  }

  test.each([
    [[], []],
    [['TOKEN'], ['TOKEN']],
    [['*TOKEN'], ['TOKEN', 'A_TOKEN']],
    [['TOKEN*'], ['TOKEN', 'TOKEN_B']],
    [['*AWS*'], ['AWS_KEY', 'MY_AWS_KEY']],
    [['A*_*Y'], ['AWS_KEY']],
    [['*'], Object.keys(env)],
    [['ab*ba', 'T.KEN', '', 'token'], []],
    [['ab*a'], ['aba']],
  ])('%j leave out %j', async (patterns, expected) => {
    expect(await missing(patterns)).toEqual(expected);
    expect(await missing([], patterns)).toEqual(expected);
  });

  test('are those of the node and those of the task', async () => {
    expect(await missing(['AWS_*'], ['*TOKEN'])).toEqual(['AWS_KEY', 'TOKEN', 'A_TOKEN']);
  });
});

test("a node's tasks do not get what its settings deny", async () => {
  const drivers = { raw_exec: { enabled: true, deniedEnvvars: ['NOMAD_META_*', 'PASSWORD'] } };
  const under = await startNode({ drivers });
  try {
    const { servers } = under;
    const task = shell('env', { Env: { PASSWORD: 'x', USERNAME: 'y' }, Meta: { secret: 'z' } });
    const id = servers.place(jobOf([task]));
    await servers.status(id, 'complete');
    const output = await readFile(join(under.dataDir, 'alloc', id, 'alloc/logs/main.stdout.0'), 'utf8');
    expect(output).toContain('USERNAME=y\n');
    expect(output).not.toContain('PASSWORD');
    expect(output).not.toContain('NOMAD_META_');
  } finally {
    await under.close();
  }
});
