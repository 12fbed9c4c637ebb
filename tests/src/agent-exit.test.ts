/** Programs that end without closing their agent: nothing of it outlives them, or else the next agent's start. */

import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startAgent } from '@yurt/agent';
import { Child } from './child.js';

let temporary = '';
let programs: Child[] = [];

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'yurt-agent-exit-'));
  vi.stubEnv('TMPDIR', temporary);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const { process: child, ended } of programs) {
    child.kill('SIGKILL');
    await ended;
  }
  programs = [];
  for (const pid of await tasks()) process.kill(pid, 'SIGKILL');
  await rm(temporary, { recursive: true, force: true });
});

const script = `setsid sleep 1000 & exec sleep 1000`;
const job = {
  ID: 'sleeper',
  Datacenters: ['*'],
  TaskGroups: [
    {
      Name: 'app',
      Count: 1,
      Tasks: [{ Name: 'main', Driver: 'raw_exec', Config: { command: '/bin/sh', args: ['-c', script] } }],
    },
  ],
};

/** A program that starts an agent with a task, and runs a statement when it is told to by SIGUSR2. */
function program(ending: string, options: object = {}): Child {
  const source = `
    import { startAgent } from '@yurt/agent';
    process.on('SIGUSR2', () => { ${ending} });
    const agent = await startAgent(${JSON.stringify({ client: { drivers: { raw_exec: { enabled: true } } }, ...options })});
    const answer = await fetch(agent.address + '/v1/jobs', { method: 'PUT', body: ${JSON.stringify(JSON.stringify({ Job: job }))} });
    if (!answer.ok) throw new Error(await answer.text());
    console.log('started');
  `;
  const child = new Child(process.execPath, ['--input-type=module', '--eval', source], { TMPDIR: temporary });
  programs.push(child);
  return child;
}

/** The processes of tasks that run out of this test's folder. */
async function tasks(): Promise<number[]> {
  const pids: number[] = [];
  for (const name of await readdir('/proc')) {
    const environment = /^\d+$/.test(name) ? await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '') : '';
    if (environment.includes(`NOMAD_ALLOC_DIR=${temporary}/`)) pids.push(Number(name));
  }
  return pids;
}

/** Waits until the task of a program and the task's child run. */
async function untilTasksRun(child: Child): Promise<void> {
  await child.says('started');
  await expect.poll(tasks).toHaveLength(2);
}

async function untilNoTaskRuns(): Promise<void> {
  await expect.poll(tasks).toEqual([]);
}

describe('an agent that keeps nothing', () => {
  test.each([
    ['process.exit', 'process.exit(3)', 3],
    ['an uncaught error', 'throw new Error("uncaught")', 1],
    ['a rejection that nobody handles', 'void Promise.reject(new Error("unhandled"))', 1],
  ])('%s ends its tasks and takes its folder away', async (_, ending, code) => {
    const child = program(ending, { nodes: 2 });
    await untilTasksRun(child);
    child.process.kill('SIGUSR2');
    expect((await child.ended).code).toBe(code);
    await untilNoTaskRuns();
    expect(await readdir(temporary)).toEqual([]);
  });

  test('a program that was killed leaves a folder and tasks; the next agent ends them', async () => {
    const child = program('', { nodes: 2 });
    await untilTasksRun(child);
    const left = await readdir(temporary);
    child.process.kill('SIGKILL');
    await child.ended;
    expect(await readdir(temporary)).toEqual(left);
    expect(await tasks()).toHaveLength(2);
    const agent = await startAgent();
    await untilNoTaskRuns();
    const now = await readdir(temporary);
    expect(now).toHaveLength(1);
    expect(now).not.toEqual(left);
    await agent.close();
  });

  test('the folder of a program that lives is left alone', async () => {
    const child = program('');
    await untilTasksRun(child);
    const before = await readdir(temporary);
    const agent = await startAgent();
    expect(await tasks()).toHaveLength(2);
    await agent.close();
    expect(await readdir(temporary)).toEqual(before);
  });

  test('what only looks like an abandoned folder is left alone', async () => {
    const owner = await deadOwner();
    // A folder of somebody else's, a kept one, one of another container, a file, and a link to an abandoned folder.
    await mkdir(join(temporary, 'yurt-agent-mine'));
    await writeFile(join(temporary, 'yurt-agent-mine', 'notes'), 'mine');
    await mkdir(join(temporary, 'yurt-agent-kept'));
    await writeFile(join(temporary, 'yurt-agent-kept', `agent-${owner}.lock`), '');
    await mkdir(join(temporary, 'yurt-agent-container'));
    await writeFile(join(temporary, 'yurt-agent-container', `temporary-${owner.replace(/\d+$/, '1')}`), '');
    await writeFile(join(temporary, 'yurt-agent-file'), '');
    await mkdir(join(temporary, 'elsewhere'));
    await writeFile(join(temporary, 'elsewhere', `temporary-${owner}`), '');
    await symlink(join(temporary, 'elsewhere'), join(temporary, 'yurt-agent-link'));
    const before = await readdir(temporary, { recursive: true });
    // This one is abandoned.
    await mkdir(join(temporary, 'yurt-agent-abandoned'));
    await writeFile(join(temporary, 'yurt-agent-abandoned', `temporary-${owner}`), '');
    await (await startAgent()).close();
    expect(await readdir(temporary, { recursive: true })).toEqual(before);
  });
});

/** How a process that has ended is written down. */
async function deadOwner(): Promise<string> {
  const dataDir = join(temporary, 'of-a-dead-process');
  const child = program('', { dataDir });
  await child.says('started');
  child.process.kill('SIGKILL');
  await child.ended;
  const [name = ''] = await lockNames(dataDir);
  for (const pid of await tasks()) process.kill(pid, 'SIGKILL');
  await untilNoTaskRuns();
  await rm(dataDir, { recursive: true });
  return /^agent-(.+)\.lock$/.exec(name)?.[1] ?? '';
}

async function lockNames(dataDir: string): Promise<string[]> {
  return (await readdir(dataDir)).filter((name) => name.endsWith('.lock'));
}

describe('an agent with a dataDir', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = join(temporary, 'data');
  });

  test('gives it back when its program exits, with its tasks ended', async () => {
    const child = program('process.exit(0)', { dataDir });
    await untilTasksRun(child);
    expect(await lockNames(dataDir)).toHaveLength(1);
    child.process.kill('SIGUSR2');
    expect((await child.ended).code).toBe(0);
    await untilNoTaskRuns();
    expect(await lockNames(dataDir)).toEqual([]);
    expect(await readdir(dataDir)).toContain('alloc');
  });

  test('keeps another process out, until that one is killed', async () => {
    const child = program('', { dataDir });
    await untilTasksRun(child);
    const pid = child.process.pid;
    await expect(startAgent({ dataDir })).rejects.toThrow(
      `the agent of process ${pid} has the folder ${dataDir}; stop it, or use another dataDir`,
    );
    // The attempt has not loosened the lock.
    await expect(startAgent({ dataDir })).rejects.toThrow(`the agent of process ${pid}`);
    child.process.kill('SIGKILL');
    await child.ended;
    const agent = await startAgent({ dataDir, client: { enabled: false } });
    expect(await lockNames(dataDir)).toHaveLength(1);
    await agent.close();
    expect(await lockNames(dataDir)).toEqual([]);
  });

  test('keeps another agent of the same process out, by whatever path, even when both start at once', async () => {
    await mkdir(dataDir);
    await symlink(dataDir, join(temporary, 'link'));
    const starts = await Promise.allSettled([
      startAgent({ dataDir }),
      startAgent({ dataDir: join(temporary, 'link') }),
    ]);
    const agents = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const reasons = starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []));
    expect(agents).toHaveLength(1);
    expect(reasons).toEqual([expect.stringContaining(`the agent of process ${process.pid} has the folder`)]);
    await agents[0]?.close();
    await (await startAgent({ dataDir })).close();
  });

  test('is let to no more than one of many processes that start at once', async () => {
    const children = Array.from({ length: 4 }, () => program('', { dataDir }));
    // Who is in stays; the others end with the error.
    const outcomes = await Promise.all(
      children.map((child) =>
        child.says('started').then(
          () => 'in',
          (error: unknown) => String(error),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'in').length).toBeLessThanOrEqual(1);
    for (const outcome of outcomes) expect(outcome).toMatch(/^in$|the agent of process \d+ has the folder/);
  });

  test('takes over from a process whose number another one has, and from one before the last boot', async () => {
    const agent = await startAgent({ dataDir });
    const [name = ''] = await lockNames(dataDir);
    await agent.close();
    const [, pid, ticks, boot, namespace] = /^agent-(\d+)-(\d+)-([0-9a-f]+)-(\d+)\.lock$/.exec(name) ?? [];
    expect(pid).toBe(String(process.pid));
    const stale = [
      `agent-${pid}-${Number(ticks) - 1}-${boot}-${namespace}.lock`,
      `agent-${pid}-${ticks}-${'0'.repeat(32)}-${namespace}.lock`,
      `agent-1-0-${boot}-1.lock`,
    ];
    for (const each of stale) await writeFile(join(dataDir, each), '');
    const next = await startAgent({ dataDir });
    expect(await lockNames(dataDir)).toEqual([name]);
    await next.close();
  });
});
