import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test, vi } from 'vitest';

import { type Agent, startAgent } from './agent.js';
import type { AgentOptions } from './agent-options.js';

const cleanup: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const each of cleanup.splice(0).toReversed()) await each();
});

async function start(options: AgentOptions = {}): Promise<Agent> {
  const agent = await startAgent({ logLevel: 'error', ...options });
  cleanup.push(() => agent.close());
  return agent;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'yurt-agent-test-'));
  cleanup.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function read(agent: Agent, path: string): Promise<unknown> {
  const answer = await fetch(agent.address + path);
  return answer.json();
}

/** The text at a path of an answer. */
function textAt(value: unknown, ...steps: readonly string[]): string {
  let found = value;
  for (const step of steps) found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
  if (typeof found !== 'string') throw new Error(`there is no text at ${steps.join('.')}`);
  return found;
}

async function write(agent: Agent, path: string, body: unknown): Promise<Response> {
  return fetch(agent.address + path, { method: 'PUT', body: JSON.stringify(body) });
}

test('an agent is ready with its node, and leaves nothing behind', async () => {
  const temporary = await folder();
  vi.stubEnv('TMPDIR', temporary);
  const agent = await start({ name: 'one', client: { meta: { rack: 'r1' } } });
  expect(await readdir(temporary)).toHaveLength(1);
  const [node] = agent.nodes;
  expect(await read(agent, `/v1/node/${node?.id}`)).toMatchObject({
    Name: 'one',
    Status: 'ready',
    SchedulingEligibility: 'eligible',
    Datacenter: 'dc1',
    HTTPAddr: agent.address.replace('http://', ''),
    Meta: { rack: 'r1' },
    SecretID: '',
    Events: [{ Message: 'Node registered', Subsystem: 'Cluster' }],
  });
  expect(await read(agent, '/v1/agent/health')).toEqual({
    client: { ok: true, message: 'ok' },
    server: { ok: true, message: 'ok' },
  });
  await agent.close();
  await expect(fetch(agent.address)).rejects.toThrow('fetch failed');
  expect(await readdir(temporary)).toEqual([]);
});

test('several nodes are several', async () => {
  const agent = await start({ nodes: 3, name: 'many' });
  expect(agent.nodes.map(({ name }) => name)).toEqual(['many-1', 'many-2', 'many-3']);
  const listed = await read(agent, '/v1/nodes');
  expect(listed).toHaveLength(3);
  expect(new Set(agent.nodes.map(({ id }) => id)).size).toBe(3);
});

test('what a folder holds is there again: index, volumes, the node itself', async () => {
  const dataDir = await folder();
  const client = { drivers: { raw_exec: { enabled: true } } };
  const first = await start({ dataDir, client });
  const created = await write(first, '/v1/volume/host/create', { Volume: { Name: 'data', PluginID: 'mkdir' } });
  expect(created.status).toBe(200);
  await expect.poll(() => read(first, '/v1/volumes?type=host')).toMatchObject([{ State: 'ready' }]);
  const volumes = await read(first, '/v1/volumes?type=host');
  const nodes = first.nodes;
  await first.close();

  const second = await start({ dataDir, client });
  expect(second.nodes).toEqual(nodes);
  expect(await read(second, '/v1/volumes?type=host')).toEqual(volumes);
  expect(await read(second, '/v1/nodes')).toMatchObject([{ HostVolumes: { data: { Name: 'data' } } }]);
});

test('a folder is for one agent at a time', async () => {
  const dataDir = await folder();
  const first = await start({ dataDir });
  await expect(startAgent({ dataDir })).rejects.toThrow(
    `the agent of process ${process.pid} has the folder ${dataDir}`,
  );
  await first.close();
  await start({ dataDir });
});

test('a port that is taken is an error that leaves nothing', async () => {
  const agent = await start();
  const port = Number(new URL(agent.address).port);
  const dataDir = await folder();
  await expect(startAgent({ port, dataDir, logLevel: 'silent' })).rejects.toThrow('EADDRINUSE');
  await start({ dataDir });
});

test('volumes are placed, refused in Nomad’s words, and deleted', async () => {
  const agent = await start();
  const spec = { Name: 'data', PluginID: 'mkdir', Parameters: { mode: '0755' } };
  const made = await write(agent, '/v1/volume/host/create', { Volume: spec });
  const answer: unknown = await made.json();
  expect(answer).toMatchObject({ Volume: { NodeID: agent.nodes[0]?.id, State: 'pending', CreateIndex: 0 } });
  const id = textAt(answer, 'Volume', 'ID');
  const path = textAt(answer, 'Volume', 'HostPath');
  expect(await readdir(path)).toEqual([]);
  const none = 'nodes had existing volume, 0 nodes filtered by node pool governance,';
  const refused = [
    [{}, 'missing volume definition'],
    [{ Volume: { Name: '' } }, 'volume validation failed: missing name'],
    [{ Volume: spec }, `could not place volume "data": no node meets constraints: 1 ${none} 0 nodes were infeasible`],
    [
      { Volume: { ...spec, Name: 'x', PluginID: 'nope' } },
      `could not place volume "x": no node meets constraints: 0 ${none} 1 nodes were infeasible`,
    ],
    [
      {
        Volume: {
          ...spec,
          Name: 'x',
          Constraints: [{ LTarget: '${attr.kernel.name}', RTarget: 'plan9', Operand: '=' }],
        },
      },
      `could not place volume "x": no node meets constraints: 0 ${none} 1 nodes were infeasible`,
    ],
    [{ Volume: { ...spec, Namespace: 'nope' } }, 'volume validation failed: no such namespace "nope"'],
    [
      { Volume: { ...spec, RequestedCapabilities: [{ AttachmentMode: 'y', AccessMode: 'x' }] } },
      'volume validation failed: invalid attachment mode: "y"',
    ],
  ] as const;
  for (const [body, text] of refused) {
    const refusal = await write(agent, '/v1/volume/host/create', body);
    expect([refusal.status, await refusal.text()]).toEqual([500, text]);
  }
  const deleted = await fetch(`${agent.address}/v1/volume/host/${id}`, { method: 'DELETE' });
  expect(deleted.status).toBe(200);
  await expect(readdir(path)).rejects.toThrow('ENOENT');
  const again = await fetch(`${agent.address}/v1/volume/host/${id}`, { method: 'DELETE' });
  expect([again.status, await again.text()]).toEqual([500, `no such volume: ${id}`]);
});

test('namespaces and node pools are made, refused in Nomad’s words, and removed when nobody uses them', async () => {
  const agent = await start();
  const answers = [
    ['PUT', '/v1/namespace', { Name: 'team-a', Meta: { owner: 'a' } }, 200, ''],
    ['PUT', '/v1/namespace/team-b', {}, 200, ''],
    ['PUT', '/v1/namespace/team-b', { Name: 'team-c' }, 400, 'Namespace name does not match request path'],
    [
      'PUT',
      '/v1/namespace',
      { Name: 'bad name!' },
      500,
      'Invalid namespace "bad name!": 1 error occurred:\n\t* invalid name "bad name!". ' +
        'Must match regex ^[a-zA-Z0-9-]{1,128}$\n\n',
    ],
    [
      'PUT',
      '/v1/namespace',
      { Name: 7 },
      400,
      'json: cannot unmarshal number into Go struct field Namespace.Name of type string',
    ],
    ['DELETE', '/v1/namespace/default', undefined, 500, 'can not delete default namespace'],
    ['DELETE', '/v1/namespace/team-b', undefined, 200, ''],
    ['DELETE', '/v1/namespace/team-b', undefined, 500, 'namespace not found'],
    ['PUT', '/v1/node/pools', { Name: 'gpu', NodeIdentityTTL: '12h' }, 200, ''],
    ['PUT', '/v1/node/pools', { Name: 'all' }, 400, 'modifying node pool "all" is not allowed'],
    ['DELETE', '/v1/node/pool/gpu', undefined, 200, ''],
    [
      'DELETE',
      '/v1/node/pool/default',
      undefined,
      500,
      '1 error occurred:\n\t* node pool "default" has nodes in regions: [global]\n\n',
    ],
  ] as const;
  for (const [method, path, body, status, text] of answers) {
    const answer = await fetch(agent.address + path, { method, body: body && JSON.stringify(body) });
    expect([path, answer.status, await answer.text()]).toEqual([path, status, text]);
  }
  expect(await read(agent, '/v1/namespaces')).toMatchObject([
    { Name: 'default' },
    { Name: 'team-a', Meta: { owner: 'a' } },
  ]);
  expect(await read(agent, '/v1/node/pools')).toMatchObject([{ Name: 'all' }, { Name: 'default' }]);
});

test('every digit of a number survives registering, restarting, reading and registering again', async () => {
  const dataDir = await folder();
  const config = '"Config":{"at":1795243921134525397,"ratio":0.12345678901234567890}';
  const task = `{"Name":"main","Driver":"raw_exec",${config}}`;
  const job = `{"ID":"exact","Type":"batch","TaskGroups":[{"Name":"app","Count":0,"Tasks":[${task}]}]}`;
  const register = (agent: Agent, text: string): Promise<Response> =>
    fetch(`${agent.address}/v1/jobs`, { method: 'PUT', body: `{"Job":${text}}` });
  const readJob = async (agent: Agent): Promise<string> => (await fetch(`${agent.address}/v1/job/exact`)).text();

  const first = await start({ dataDir });
  expect((await register(first, job)).status).toBe(200);
  expect(await readJob(first)).toContain(config);
  await first.close();

  const second = await start({ dataDir });
  const again = await readJob(second);
  expect(again).toContain(config);
  expect((await register(second, again)).status).toBe(200);
  expect(await readJob(second)).toContain(config);
  expect(await read(second, '/v1/job/exact/versions')).toMatchObject({ Versions: [{ Version: 0 }] });
});
