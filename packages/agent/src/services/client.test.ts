/** The routes of a client: files and logs of allocations, signals, statistics, metadata. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agent, startAgent } from '../agent.js';

let agent: Agent;
let id: string;
const NOBODY = '00000000-0000-0000-0000-000000000000';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(agent.address + path, { method, ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const get = (path: string): Promise<Answer> => call('GET', path);

/** Asks until an answer is as wanted. */
async function until(path: string, wanted: (value: unknown) => unknown): Promise<void> {
  for (;;) {
    const { status, text } = await get(path);
    if (status === 200 && wanted(JSON.parse(text))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Runs a job until its files and its log are written; the result is the ID of its allocation. */
async function started(job: string): Promise<string> {
  const script =
    'printf abcdefghij > local/ten.txt; echo s3cret > secrets/s.txt; echo line1; echo line2; touch local/done; trap "exit 0" INT; while :; do sleep 0.05; done';
  const task = {
    Name: 'main',
    Driver: 'raw_exec',
    Config: { command: '/bin/sh', args: ['-c', script] },
    Resources: { CPU: 20, MemoryMB: 16 },
  };
  await call('PUT', '/v1/jobs', {
    Job: { ID: job, Datacenters: ['dc1'], TaskGroups: [{ Name: 'app', Tasks: [task] }] },
  });
  let allocation = '';
  await until(`/v1/job/${job}/allocations`, (list) => {
    const [first]: unknown[] = Array.isArray(list) ? list : [];
    if (typeof first !== 'object' || first === null || !('ID' in first)) return false;
    allocation = String(first.ID);
    return 'ClientStatus' in first && first.ClientStatus === 'running';
  });
  await until(`/v1/client/fs/ls/${allocation}?path=main/local`, (list) => JSON.stringify(list).includes('"done"'));
  // What a task has written is in its log a moment later.
  await until(`/v1/client/fs/stat/${allocation}?path=alloc/logs/main.stdout.0`, (file) =>
    JSON.stringify(file).includes('"Size":12'),
  );
  return allocation;
}

beforeAll(async () => {
  agent = await startAgent({});
  id = await started('cli');
});
afterAll(() => agent.close());

describe('files', () => {
  test('contents have security headers, and errors of contents are 200 without them, as in Nomad', async () => {
    const good = await get(`/v1/client/fs/cat/${id}?path=/main/local/ten.txt`);
    expect(good).toMatchObject({ status: 200, text: 'abcdefghij' });
    expect(good.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    expect(good.headers.get('vary')).toBe('Origin');
    const secret = await get(`/v1/client/fs/cat/${id}?path=/main/secrets/s.txt`);
    expect(secret).toMatchObject({ status: 200, text: 'Reading secret file prohibited: /main/secrets/s.txt' });
    expect(secret.headers.has('content-security-policy')).toBe(false);
    expect((await get(`/v1/client/fs/readat/${id}?path=/main/local/ten.txt&offset=2&limit=3`)).text).toBe('cde');
    expect((await get(`/v1/client/fs/readat/${id}?path=/main/local/ten.txt`)).text).toBe(
      'error parsing offset: strconv.ParseInt: parsing "": invalid syntax',
    );
  });

  test.each([
    ['stat', '', 400, 'must provide a file name'],
    ['stat', '?path=/nope', 404, /^stat .*\/nope: no such file or directory$/],
    ['ls', '?path=../..', 500, 'Path escapes the alloc directory'],
    ['stream', '?path=/nope', 400, /no such file or directory$/],
    ['stream', '?path=/main/local/ten.txt&origin=middle', 400, 'origin must be start or end'],
    ['logs', '?type=stdout', 400, 'must provide task name'],
    ['logs', '?task=main', 400, 'must provide log type (stdout/stderr)'],
    ['logs', '?task=nope&type=stdout', 400, 'unknown task name "nope"'],
    [
      'logs',
      '?task=main&type=stdout&offset=x',
      400,
      'error parsing offset: strconv.ParseInt: parsing "x": invalid syntax',
    ],
    [
      'logs',
      '?task=main&type=stdout&offset=9223372036854775808',
      400,
      'error parsing offset: strconv.ParseInt: parsing "9223372036854775808": value out of range',
    ],
    ['stream', '?path=main/secrets/s.txt', 500, 'Reading secret file prohibited: main/secrets/s.txt'],
    [
      'stream',
      '?path=main/local/ten.txt&offset=9999999999999999999',
      500,
      'error parsing offset: strconv.ParseInt: parsing "9999999999999999999": value out of range',
    ],
    [
      'stream',
      '?path=main/local/ten.txt&offset=-1',
      500,
      /^can't seek to offset -1: seek .*\/local\/ten\.txt: invalid argument$/,
    ],
    [
      'readat',
      '?path=main/local/ten.txt&offset=0&limit=-9223372036854775809',
      200,
      'error parsing limit: strconv.ParseInt: parsing "-9223372036854775809": value out of range',
    ],
    [
      'readat',
      '?path=main/local/ten.txt&offset=9223372036854775807',
      200,
      /^can't seek to offset 922337203685477\d+: seek .*: invalid argument$/,
    ],
  ])('%s%s is refused with %i', async (operation, query, status, text) => {
    const answer = await get(`/v1/client/fs/${operation}/${id}${query}`);
    expect(answer.status).toBe(status);
    if (typeof text === 'string') expect(answer.text).toBe(text);
    else expect(answer.text).toMatch(text);
  });

  test('an allocation that nobody knows is a 404, a short ID a 500', async () => {
    expect(await get(`/v1/client/fs/ls/${NOBODY}`)).toMatchObject({
      status: 404,
      text: `Unknown allocation "${NOBODY}"`,
    });
    expect(await get(`/v1/client/fs/ls/${id.slice(0, 8)}`)).toMatchObject({
      status: 500,
      text: 'alloc lookup failed: index error: UUID must be 36 characters',
    });
  });

  test('logs come in frames, or plain', async () => {
    const framed = await get(`/v1/client/fs/logs/${id}?task=main&type=stdout`);
    expect(framed.headers.get('content-type')).toBe('application/json');
    expect(framed.text).toBe(
      `{"Data":"${Buffer.from('line1\nline2\n').toString('base64')}","File":"alloc/logs/main.stdout.0","Offset":12}`,
    );
    const plain = await get(`/v1/client/fs/logs/${id}?task=main&type=stdout&plain=true&origin=end&offset=6`);
    expect(plain).toMatchObject({ status: 200, text: 'line2\n' });
    expect(plain.headers.get('content-type')).toBe('text/plain');
    const backwards = await get(`/v1/client/fs/logs/${id}?task=main&type=stdout&plain=true&offset=-6`);
    expect(backwards.text).toBe('line2\n');
  });
});

describe('the node', () => {
  test('metadata is set, and bad metadata refused', async () => {
    expect((await call('POST', '/v1/client/metadata', { Meta: { rack: 'r1' } })).text).toContain(
      '"Dynamic":{"rack":"r1"}',
    );
    expect(await call('POST', '/v1/client/metadata', { Meta: { 'bad key': 'x' } })).toMatchObject({ status: 400 });
    expect(await call('POST', '/v1/client/metadata', {})).toMatchObject({
      status: 400,
      text: 'missing required Meta object',
    });
    expect(await call('POST', '/v1/client/metadata', { Meta: { a: 3 } })).toMatchObject({
      status: 400,
      text: 'json: cannot unmarshal number into Go struct field NodeMetaApplyRequest.Meta of type string',
    });
    expect(await get(`/v1/client/metadata?node_id=${NOBODY}`)).toMatchObject({
      status: 500,
      text: `Unknown node ${NOBODY}`,
    });
  });

  test('statistics', async () => {
    expect((await get('/v1/client/stats')).text).toContain('"CPUTicksConsumed"');
    expect(await get(`/v1/client/stats?node_id=${NOBODY}`)).toMatchObject({
      status: 404,
      text: `Unknown node ${NOBODY}`,
    });
    expect((await get(`/v1/client/allocation/${id}/stats`)).text).toContain('"RSS"');
    expect(await get(`/v1/client/allocation/${id}/checks`)).toMatchObject({ status: 200, text: 'null' });
  });
});

test('signals, restarts and garbage', async () => {
  const passing = await started('passing');
  const path = `/v1/client/allocation/${passing}`;
  expect(await call('PUT', `${path}/signal`, { Signal: 'SIGUSR1', Task: 'nope' })).toMatchObject({
    status: 500,
    text: 'Task not found',
  });
  expect(await call('PUT', `${path}/signal`, { Signal: 'SIGWINCH' })).toMatchObject({
    status: 200,
    text: '{"Index":0}',
  });
  expect(await call('PUT', `${path}/restart`)).toMatchObject({ status: 200, text: '{"Index":0}' });
  expect(await get(`${path}/gc`)).toMatchObject({
    status: 500,
    text: 'No such allocation on client, or allocation not eligible for GC',
  });
  expect(await get(`${path}/pause?task=main`)).toMatchObject({ status: 500, text: 'Enterprise only' });
  await call('DELETE', '/v1/job/passing');
  await until(`/v1/allocation/${passing}`, (found) => JSON.stringify(found).includes('"ClientStatus":"complete"'));
  expect(await get(`${path}/gc`)).toMatchObject({ status: 200, text: '' });
  expect(await get(`/v1/client/fs/ls/${passing}`)).toMatchObject({ status: 404 });
  expect(await get(`/v1/client/fs/logs/${passing}?task=main&type=stdout`)).toMatchObject({
    status: 404,
    text: `state for allocation ${passing} not found on client`,
  });
});
