import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Agent, startAgent } from '@yurt/agent';
import { Nomad } from '@yurt/client';
import { endpoints, type UpdateStrategySpec } from '@yurt/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, shellJob, start, yurt } from './cli-command.js';

let agent: Agent;
let nomad: Nomad;
let folder: string;

beforeAll(async () => {
  [agent, folder] = await Promise.all([startAgent(), mkdtemp(join(tmpdir(), 'yurt-cli-test-'))]);
  nomad = new Nomad({ address: agent.address, environment: {} });
});

afterAll(async () => {
  await nomad.close();
  await agent.close();
  await rm(folder, { recursive: true, force: true });
});

const on = (args: readonly string[], environment: Record<string, string> = {}) =>
  yurt(args, { NOMAD_ADDR: agent.address, ...environment });

async function fileOf(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the command itself', () => {
  test('prints its version on one line, for the agent too', async () => {
    const version = /^Yurt v\d+\.\d+\.\d+ \(Nomad API 2\.0\.5\)\n$/;
    for (const args of [['-version'], ['--version'], ['version'], ['agent', '-version']]) {
      const { code, stdout } = await yurt(args);
      expect([code, stdout]).toEqual([0, expect.stringMatching(version)]);
    }
    expect((await nomad.agent.self()).config.Version).toMatchObject({ Version: '2.0.5' });
  });

  test('loads neither client nor agent to show help, nor an agent to ask one', async () => {
    const hooks = await fileOf(
      'hooks.mjs',
      `import { register } from 'node:module';
       const source = \`export async function resolve(name, context, next) {
         const found = await next(name, context);
         if (found.url.startsWith('file:')) process._rawDebug('loaded ' + found.url);
         return found;
       }\`;
       register('data:text/javascript,' + encodeURIComponent(source));`,
    );
    const loadedBy = async (args: readonly string[]): Promise<string[]> => {
      const { stderr } = await start(args, { NOMAD_ADDR: agent.address }, ['--import', hooks]).ended;
      return stderr.split('\n').filter((line) => line.startsWith('loaded '));
    };
    const help = await loadedBy(['--help']);
    expect(help.filter((url) => url.includes('/packages/cli/')).length).toBeGreaterThan(5);
    const others = help.filter((url) => /packages\/(?!cli\/)/.test(url));
    expect(others.map((url) => url.replace(/^.*packages\//, ''))).toEqual(['contract/dist/nomad-version.js']);
    expect(help.filter((url) => /node_modules\/(?!commander\/|picocolors\/|@yurt\/)/.test(url))).toEqual([]);
    const asking = await loadedBy(['status']);
    expect(asking.some((url) => url.includes('/packages/client/'))).toBe(true);
    expect(asking.filter((url) => /packages\/(agent|storage)\//.test(url))).toEqual([]);
  });

  test('each verb has help with an example', async () => {
    const verbs = ['agent', 'dev', 'run', 'status', 'logs', 'stop', 'api'].map((verb) => [verb]);
    const deeper = ['alloc status', 'alloc fs', 'node status', 'volume claim', 'volume list', 'volume remove'];
    for (const verb of [...verbs, ...deeper.map((words) => words.split(' '))]) {
      const { code, stdout } = await yurt([...verb, '-help']);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`$ yurt ${verb.join(' ')}`)]);
    }
  });

  test('a wrong command line ends with 1 and says how it is right', async () => {
    const cases = [
      [['nope'], /unknown command 'nope'/],
      [['status', '-verbos'], /unknown option '--verbos'\n\(Did you mean --verbose\?\)/],
      [['run'], /missing required argument 'file'/],
      [['logs', '-tail=many', 'web'], /argument 'many' is invalid/],
      [['api', 'FETCH', '/v1/jobs'], /"FETCH" is no method/],
    ] as const;
    for (const [args, words] of cases) {
      const { code, stdout, stderr } = await on(args);
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(words)]);
    }
  });

  test('no agent: one line says so, one what to do', async () => {
    const { code, stderr } = await yurt(['status', '-address', 'http://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining("can't reach http://127.0.0.1:1: connection refused"),
      expect.stringContaining('yurt dev'),
    ]);
  });

  test('a token is in no output', async () => {
    const secret = '4f1a9a52-5c0e-4d6a-9a0c-1d2b3c4d5e6f';
    const shown = await Promise.all([
      on(['status', '-token', secret, 'nothing-of-the-kind']),
      on(['api', '-include', 'GET', '/v1/nope'], { NOMAD_TOKEN: secret }),
      yurt(['status', '-address', `http://user:${secret}@127.0.0.1:1`]),
      yurt(['status', '--help'], { NOMAD_TOKEN: secret }),
    ]);
    for (const { stdout, stderr } of shown) expect(stdout + stderr).not.toContain(secret);
  });
});

describe('jobs', () => {
  test('a service: run, status by the start of its ID, allocation, node, files, logs, stop', async () => {
    const script = 'echo to-stdout; echo to-stderr >&2; sleep 1000';
    const file = await fileOf('web.json', { Job: shellJob('web-service', 'service', script) });
    const run = await on(['run', file]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/==> .*: Monitoring evaluation "[0-9a-f]{8}"/);
    expect(run.stdout).toMatch(/Allocation "[0-9a-f]{8}" created: node "[0-9a-f]{8}", group "app"/);

    // What a task has written is in its log a moment later.
    const both = { code: 0, stdout: 'to-stdout\n', stderr: 'to-stderr\n' };
    await expect.poll(() => on(['logs', 'web-service'])).toEqual(both);

    const status = await on(['status', 'web-s']);
    expect(status).toMatchObject({ code: 0, stderr: '' });
    expect(status.stdout).toMatch(/^ID {12}= web-service\n/);
    expect(status.stdout).toMatch(/Task Group {2}Queued {2}Starting {2}Running {2}Failed {2}Complete/);
    const id = /^([0-9a-f]{8}) {2}[0-9a-f]{8} {2}app .* running/m.exec(status.stdout)?.[1] ?? '';
    expect(id).not.toBe('');

    // Seven characters: an odd count, which servers refuse to look up.
    const allocation = await on(['alloc', 'status', id.slice(0, 7)]);
    expect(allocation.stdout).toMatch(/Task "main" is "running"\nTask Resources:\nCPU {2,}Memory {2,}Disk/);
    expect(allocation.stdout).toMatch(/\d+\/20 MHz {2,}\S+ \w+\/16 MiB/);
    expect((await on(['alloc', 'fs', id])).stdout).toMatch(/alloc\/\n.*main\//);
    expect((await on(['alloc', 'fs', id, 'alloc/logs/main.stdout.0'])).stdout).toBe('to-stdout\n');
    expect((await on(['alloc', 'fs', '-stat', '-H', id, 'alloc/logs/main.stdout.0'])).stdout).toMatch(/ 10 /);

    expect(await on(['logs', '-stderr', id])).toEqual({ code: 0, stdout: 'to-stderr\n', stderr: '' });

    const [node] = agent.nodes;
    const shown = await on(['node', 'status', '-stats', node?.id.slice(0, 8) ?? '']);
    expect(shown.stdout).toMatch(/Host Resource Utilization\nCPU {2,}Memory {2,}Disk\n/);
    expect(shown.stdout).toMatch(/CPU Stats\nCPU {4}= cpu0/);

    const part = await on(['stop', 'web-s']);
    expect(part).toMatchObject({ code: 1, stderr: expect.stringContaining('`yurt stop web-service`') });
    const stop = await on(['stop', '-purge', 'web-service']);
    expect(stop.stdout).toMatch(/status changed: "running" -> "complete"/);
    expect(stop).toMatchObject({ code: 0, stderr: '' });
    expect(await on(['status', 'web-service'])).toMatchObject({ code: 1, stderr: expect.stringContaining('No job') });
  });

  test('a deployment is followed until it has succeeded, or failed', async () => {
    const update: UpdateStrategySpec = {
      HealthCheck: 'task_states',
      MinHealthyTime: 50_000_000,
      HealthyDeadline: 60e9,
      ProgressDeadline: 90e9,
    };
    const good = await fileOf('good.json', shellJob('good', 'service', 'sleep 1000', { Update: update }));
    const run = await on(['run', good]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/Status {6}= successful/);
    expect(run.stdout).toMatch(/Task Group {2}Desired {2}Placed {2}Healthy {2}Unhealthy {2}Progress Deadline/);
    // Long enough for any machine to see the task fail first.
    const patient = { ...update, MinHealthyTime: 30e9 };
    const bad = await fileOf('bad.json', shellJob('bad', 'service', 'exit 3', { Update: patient }));
    const failed = await on(['run', bad]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/Deployment "[0-9a-f]{8}" failed: /);
    await Promise.all([on(['stop', 'good']), on(['stop', 'bad'])]);
  });

  test('a batch job is followed to its end; with logs its exit code is the task’s', async () => {
    const good = await fileOf('done.json', shellJob('done', 'batch', 'echo hello'));
    const run = await on(['run', good]);
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('Job "done" is done') });
    const bad = await fileOf('seven.json', shellJob('seven', 'batch', 'echo hello; echo trouble >&2; exit 7'));
    const failed = await on(['run', '-logs', bad]);
    expect(failed).toMatchObject({ code: 7, stdout: 'hello\n', stderr: expect.stringContaining('trouble\n') });
    const killed = await fileOf('killed.json', shellJob('killed', 'batch', 'kill -9 $$'));
    expect((await on(['run', '-logs', killed])).code).toBe(137);
  });

  test('what finds no place ends with 2 and says why', async () => {
    const file = await fileOf('mars.json', shellJob('mars', 'service', 'sleep 1', { Datacenters: ['mars'] }));
    const { code, stdout } = await on(['run', file]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/Task Group "app" \(failed to place 1 allocation\):\n {6}\* No nodes were eligible/);
    expect(stdout).toMatch(/waiting for additional capacity/);
    expect((await on(['status', 'mars'])).stdout).toMatch(/Placement Failure\nTask Group "app":\n {2}\* No nodes/);
    await on(['stop', '-purge', '-detach', 'mars']);
  });

  test('a job keeps every digit of its numbers on the way', async () => {
    const digits =
      '{"ID":"digits","Type":"batch","Meta":{},"Datacenters":["*"],"TaskGroups":[{"Name":"app","Tasks":[{"Name":"main","Driver":"raw_exec","Config":{"command":"/bin/true","number":1795243921134525397}}]}]}';
    const file = await fileOf('digits.json', digits);
    expect((await on(['run', '-output', file])).stdout).toContain('1795243921134525397');
  });

  test('what is no job is refused before anything is sent', async () => {
    const cases = [
      ['{"Job": {}}', /there is no job in it: ID is missing/],
      ['{"ID": ', /line 1:/],
      ['{"Job": 3}', /it is no object/],
    ] as const;
    for (const [text, words] of cases) {
      const file = await fileOf('wrong.json', text);
      expect(await on(['run', file])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(words) });
    }
    expect(await on(['run', join(folder, 'absent.json')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ENOENT'),
    });
  });

  test('a job comes from standard input, and -detach does not wait', async () => {
    const file = await fileOf('piped.json', shellJob('piped', 'batch', 'true'));
    const shell = spawn('/bin/sh', ['-c', `exec "$0" "$1" run -detach - < ${file}`, process.execPath, command], {
      env: { PATH: process.env['PATH'], NOMAD_ADDR: agent.address },
    });
    let out = '';
    shell.stdout.on('data', (data: Buffer) => (out += data.toString()));
    expect(await new Promise((resolve) => shell.on('close', resolve))).toBe(0);
    expect(out).toMatch(/^Job registration successful\nEvaluation ID: [0-9a-f-]{36}\n$/);
  });

  test('--json gives the data as the API has it', async () => {
    await nomad.jobs.register(shellJob('as-data', 'batch', 'true'));
    const list: unknown = JSON.parse((await on(['status', '-json'])).stdout);
    expect(list).toContainEqual(expect.objectContaining({ ID: 'as-data', Type: 'batch' }));
    const one: unknown = JSON.parse((await on(['status', '-json', 'as-data'])).stdout);
    expect(one).toMatchObject({ ID: 'as-data', TaskGroups: [{ Name: 'app' }] });
    const nodes: unknown = JSON.parse((await on(['node', 'status', '-json'])).stdout);
    expect(nodes).toMatchObject([{ ID: agent.nodes[0]?.id }]);
  });
});

describe('logs', () => {
  test('-f goes on until the job has ended, over a task that has not started when it begins', async () => {
    await nomad.jobs.register(shellJob('counting', 'batch', 'for i in 1 2 3; do echo line $i; sleep 0.2; done'));
    const follow = await on(['logs', '-f', 'counting']);
    expect(follow.code).toBe(0);
    expect(follow.stdout.match(/line \d/g)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  test('-tail begins lines before the end; -json gives an object a line', async () => {
    await on(['run', await fileOf('lines.json', shellJob('lines', 'batch', 'seq 1 100'))]);
    expect((await on(['logs', '-tail', '3', 'lines'])).stdout).toBe('98\n99\n100\n');
    expect((await on(['logs', '-tail', 'lines'])).stdout.split('\n')).toHaveLength(11);
    const [line] = (await on(['logs', '-json', '-n', '1', 'lines'])).stdout.split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ task: 'main', stream: 'stdout', line: '100' });
  });

  test('Ctrl-C ends them with 130', async () => {
    await on(['run', await fileOf('ticking.json', shellJob('ticking', 'service', 'echo tick; sleep 1000'))]);
    const follow = start(['logs', '-f', 'ticking'], { NOMAD_ADDR: agent.address });
    await follow.says('tick');
    follow.process.kill('SIGINT');
    expect(await follow.ended).toMatchObject({ code: 130, stderr: '' });
    await on(['stop', 'ticking']);
  });

  test('a reader that leaves is no error', async () => {
    await on(['run', await fileOf('many.json', shellJob('many', 'batch', 'seq 1 200000'))]);
    const shell = spawn(
      '/bin/bash',
      ['-c', `set -o pipefail; "$0" "$1" logs many | head -1`, process.execPath, command],
      {
        env: { PATH: process.env['PATH'], NOMAD_ADDR: agent.address },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const said = { out: '', err: '' };
    shell.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
    shell.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
    const code = await new Promise((resolve) => shell.on('close', resolve));
    expect({ code, ...said }).toEqual({ code: 0, out: '1\n', err: '' });
  });
});

describe('api', () => {
  test('calls any route, with the body that is given', async () => {
    expect(JSON.parse((await on(['api', 'GET', '/v1/status/peers'])).stdout)).toHaveLength(1);
    expect(JSON.parse((await on(['api', 'regions'])).stdout)).toEqual(['global']);
    const body = JSON.stringify({ Job: shellJob('checked', 'batch', 'true') });
    const file = await fileOf('body.json', body);
    for (const data of [body, `@${file}`]) {
      const { code, stdout } = await on(['api', 'PUT', '/v1/validate/job', '-d', data]);
      expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ ValidationErrors: null })]);
    }
    expect(await on(['api', 'GET', '/v1/job/absent'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('404'),
    });
  });

  test('lists every route of the contract, without an agent', async () => {
    const { stdout } = await yurt(['api', '--list', '--json'], { NOMAD_ADDR: 'http://127.0.0.1:1' });
    const rows: unknown = JSON.parse(stdout);
    expect(rows).toHaveLength(endpoints.length);
    expect(rows).toContainEqual(expect.objectContaining({ id: 'jobs.read', method: 'GET', path: '/v1/job/:jobId' }));
    expect((await yurt(['api', '-list'])).stdout).toMatch(/^GET {5}\/v1\/job\/:jobId .* jobs\.read$/m);
  });
});

test('volumes: claimed, listed, removed by the name of the claim', async () => {
  const claim = await fileOf(
    'claim.yaml',
    `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: cli-data }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 1Mi } }
`,
  );
  const placed = await on(['volume', 'claim', claim]);
  expect(placed).toMatchObject({ code: 0, stderr: '' });
  expect(placed.stdout).toMatch(/Claim "cli-data" is Bound/);
  expect(placed.stdout).toMatch(/Status {9}= Bound/);
  const again = await on(['volume', 'claim', '-json', claim]);
  expect(JSON.parse(again.stdout)).toMatchObject({ kind: 'PersistentVolume', metadata: { name: 'pv-cli-data' } });
  expect((await on(['volume', 'list'])).stdout).toMatch(/^pv-cli-data {2}cli-data {2}.* Bound /m);
  expect(await on(['volume', 'remove', 'cli-data'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('deleted'),
  });
  expect((await on(['volume', 'list'])).stdout).toBe('No volumes\n');
  const wrong = await fileOf('wrong.yaml', 'kind: PersistentVolumeClaim\nmetadata: { name: x }\nspec: {}\n');
  expect(await on(['volume', 'claim', wrong])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('spec.resources.requests.storage'),
  });
});
