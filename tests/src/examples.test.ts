/** Every example runs as it stands and says what it promises. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agent, startAgent } from '@yurt/agent';
import { Nomad } from '@yurt/client';
import type { JobSpec } from '@yurt/contract';
import { Child, root, run } from './child.js';

let agent: Agent;
let nomad: Nomad;

const example = (name: string): string => `examples/dist/${name}.js`;

function job(ID: string, script: string, more: Partial<JobSpec> = {}): JobSpec {
  return {
    ID,
    TaskGroups: [
      {
        Name: 'main',
        Tasks: [
          {
            Name: 'main',
            Driver: 'raw_exec',
            Config: { command: '/bin/sh', args: ['-c', script] },
            Resources: { CPU: 20, MemoryMB: 20 },
          },
        ],
      },
    ],
    ...more,
  };
}

/** Registers a job and waits until it runs. */
async function start(spec: JobSpec): Promise<void> {
  await nomad.jobs.register(spec);
  for await (const allocations of nomad.jobs.allocations(spec.ID).watch()) {
    if (allocations.length > 0 && allocations.every((each) => each.ClientStatus === 'running')) return;
  }
}

beforeAll(async () => {
  agent = await startAgent({ nodes: 2 });
  nomad = new Nomad({ address: agent.address, environment: {} });
  await start(job('web', 'echo first line; echo second line; exec sleep 1000'));
});

afterAll(async () => {
  await nomad.close();
  await agent.close();
});

async function output(name: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(example(name), args, { NOMAD_ADDR: agent.address });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

test('list-jobs', async () => {
  expect(await output('list-jobs')).toContain('default/web  service  running\n');
});

test('watch-job', async () => {
  await start(job('short', 'exec sleep 1000'));
  const child = new Child(process.execPath, [example('watch-job'), 'short'], { NOMAD_ADDR: agent.address });
  await child.says('main: 0 queued, 0 starting, 1 running');
  await nomad.jobs.stop('short');
  expect((await child.ended).stdout).toMatch(/main: 0 queued, 0 starting, 0 running\n$/);
});

test('follow-logs', async () => {
  await start(job('chatty', 'echo one; while [ ! -e local/stop ]; do sleep 0.05; done; echo two', { Type: 'batch' }));
  const child = new Child(process.execPath, [example('follow-logs'), 'chatty'], { NOMAD_ADDR: agent.address });
  await child.says('one\n');
  await nomad.jobs.stop('chatty');
  expect((await child.ended).code).toBe(0);
});

test('events', async () => {
  const child = new Child(process.execPath, [example('events')], { NOMAD_ADDR: agent.address });
  await child.says('waiting for events');
  await expect
    .poll(async () => {
      await nomad.jobs.evaluate('web');
      await nomad.jobs.register(job('seen', 'true', { Type: 'batch', Meta: { now: String(Date.now()) } }));
      return child.stdout;
    })
    .toContain('JobRegistered: job seen');
  child.process.kill('SIGINT');
  expect((await child.ended).code).toBe(0);
});

test('run-and-wait', async () => {
  expect(await output('run-and-wait')).toBe('say-hello.main[0]: complete, exit code 0\n');
});

test('read-files', async () => {
  // What a task has written is in its log a moment later.
  await expect
    .poll(async () => {
      const [allocation] = await nomad.jobs.allocations('web');
      return (await nomad.client.fs.stat(allocation?.ID ?? '', 'alloc/logs/main.stdout.0')).Size;
    })
    .toBe(23);
  const text = await output('read-files', 'web');
  expect(text).toMatch(/ alloc\/$/m);
  expect(text).toContain('alloc/logs/main.stdout.0: 23 bytes of text/plain');
  expect(text).toContain('first line\nsecond line\nbytes 6 to 11: line\n');
});

test('drain-by-hand', async () => {
  const [allocation] = (await nomad.jobs.allocations('web')).filter((each) => each.DesiredStatus === 'run');
  const text = await output('drain-by-hand', allocation?.NodeID ?? '');
  expect(text).toMatch(/^web\.main\[0\] moved to .+\n/m);
  expect(text).toMatch(/the node is empty\n$/);
  await nomad.nodes.setEligibility(allocation?.NodeID ?? '', 'eligible');
});

test('claim-volume', async () => {
  expect(await output('claim-volume')).toBe('pv-scratch: 64Mi, Bound\nremoved\n');
});

test('agent-in-a-test', async () => {
  const { code, stdout } = await run(example('agent-in-a-test'));
  expect(stdout).toContain('a job that asks for too much memory says so');
  expect(code).toBe(0);
});

test('several-addresses', async () => {
  expect(await output('several-addresses')).toMatch(/^the leader is .+:\d+\n$/);
});

test('read-modify-write', async () => {
  expect(await output('read-modify-write', 'web')).toMatch(/^version \d+ of web is reviewed\n$/);
  expect((await nomad.jobs.read('web')).Meta).toEqual({ reviewed: 'yes' });
});

test('node-facts', async () => {
  const text = await output('node-facts');
  expect(text.match(/dynamic metadata last-visit$/gm)).toHaveLength(2);
});

test('write-job', async () => {
  expect(await output('write-job', 'Ada', 'Grace')).toBe('greetings.main[0]: complete\nHello Ada\nHello Grace\n');
});

test('bump-image', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yurt-example-'));
  try {
    const file = join(folder, 'web.nomad.hcl');
    const text = (image: string) => `job "web" {
  group "app" {
    # Pinned: see the release notes.
    task "server" {
      driver = "docker"

      config {
        image   =    "${image}" # by the bot
        command = "serve"
      }
      resources {
        cpu    = 100
        memory = 64
      }
    }
  }
}
`;
    writeFileSync(file, text('nginx:1.26'));
    expect(await output('bump-image', file, 'server', 'nginx:1.27')).toBe(`${file}: server runs nginx:1.27\n`);
    expect(readFileSync(file, 'utf8')).toBe(text('nginx:1.27'));
    expect(await output('bump-image', file, 'server', 'nginx')).toContain('TaskGroups[0].Tasks[0].Config.image: ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('no example is forgotten here', () => {
  const all = readdirSync(`${root}/examples/src`).filter((name) => name.endsWith('.ts'));
  const tests = readFileSync(new URL(import.meta.url), 'utf8').matchAll(/^test\('([a-z-]+)', /gm);
  const tested = Array.from(tests, ([, name]) => name);
  expect(all.map((name) => name.replace('.ts', '')).toSorted()).toEqual(tested.toSorted());
});
