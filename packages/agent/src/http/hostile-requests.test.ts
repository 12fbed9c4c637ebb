/** What callers hear whose requests can't be read: always Nomad's plain text, whatever part of the agent found the fault. */

import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Agent, startAgent } from '../agent.js';

let agent: Agent;
beforeAll(async () => {
  agent = await startAgent({ logLevel: 'silent' });
});
afterAll(() => agent.close());

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly text: string;
}

/** Sends bytes as they are and reads until the server closes, or the body is whole. */
function send(bytes: string): Promise<Answer> {
  const { hostname, port } = new URL(agent.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let all = '';
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      all += chunk.toString();
      const [head = '', text = ''] = all.split('\r\n\r\n');
      const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
      if (!all.includes('\r\n\r\n') || Buffer.byteLength(text) < Number(field('content-length'))) return;
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
      resolve({ status, type: field('content-type'), location: field('location'), text });
    });
    socket.on('end', () => reject(new Error(`the connection ended after: ${all}`)));
  });
}

const plain = 'text/plain; charset=utf-8';

function get(path: string): Promise<Answer> {
  return send(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
}

describe('paths', () => {
  test.each([
    ['/v1/job/%zz', 400, '400 Bad Request'],
    ['/v1/job/%', 400, '400 Bad Request'],
    ['/%2', 400, '400 Bad Request'],
    ['/v1/job/%ff', 404, 'job not found'],
    ['/v1/job/%c3%28/summary', 404, 'job not found'],
    ['/v1/node/%ff', 500, 'node lookup failed: index error: UUID must be 36 characters'],
    ['/v1/namespace/%ff', 404, 'Namespace not found'],
    ['/v1/job/%2e%2e/x', 404, 'job not found'],
    ['/v1/nonsense/%ff', 404, ''],
    ['*', 400, ''],
  ])('%s is %i %s', async (path, status, text) => {
    expect(await get(path)).toMatchObject({ status, text, type: text === '' ? undefined : plain });
  });

  test.each([
    ['//', '/'],
    ['/v1//jobs?prefix=a&x', '/v1/jobs?prefix=a&x'],
    ['/v1/../v1/./jobs', '/v1/jobs'],
    ['/v1/job/a%2Fb//c', '/v1/job/a%2Fb/c'],
    ['//elsewhere.example/x', '/elsewhere.example/x'],
    ['/v1/job', '/v1/job/'],
    ['/v1/node/pool?x=1', '/v1/node/pool/?x=1'],
    ['/v1/client/fs', '/v1/client/fs/'],
  ])('%s leads to %s', async (path, location) => {
    expect(await get(path)).toMatchObject({ status: 307, location, type: 'text/html; charset=utf-8' });
  });

  test('a location in a page can end no attribute', async () => {
    const { text } = await get('/v1//jobs?"<&');
    expect(text).toBe('<a href="/v1/jobs?&#34;&#60;&#38;">Temporary Redirect</a>.\n\n');
  });

  test('the form that proxies use names the same', async () => {
    expect(await get('http://somewhere/v1/jobs')).toMatchObject({ status: 200, text: '[]' });
  });

  test('parameters with a broken escape are passed over', async () => {
    expect(await get('/v1/jobs?prefix=%zz&per_page=x;y&pretty')).toMatchObject({ status: 200, text: '[]\n' });
  });
});

describe('bytes that are no request', () => {
  const put = 'PUT /v1/jobs HTTP/1.1\r\nHost: a\r\n';
  test.each([
    ['garbage\r\n\r\n', 400, '400 Bad Request'],
    ['GET /v1/jobs HTTP/1.1\r\n\r\n', 400, '400 Bad Request: missing required Host header'],
    ['GET /v1/jobs HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n', 400, '400 Bad Request'],
    ['GET /v1/jobs HTTP/9.1\r\nHost: a\r\n\r\n', 505, '505 HTTP Version Not Supported: unsupported protocol version'],
    [`${put}Content-Length: abc\r\n\r\n`, 400, '400 Bad Request'],
    [`${put}Content-Length: -1\r\n\r\n`, 400, '400 Bad Request'],
    [`${put}Content-Length: 99999999999999999999\r\n\r\n{}`, 400, '400 Bad Request'],
    [`${put}Transfer-Encoding: nonsense\r\n\r\n{}`, 501, 'Unsupported transfer encoding'],
    [`${put}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`, 400, 'invalid byte in chunk length'],
  ])('%j is %i %s', async (bytes, status, text) => {
    expect(await send(bytes)).toMatchObject({ status, text, type: plain });
  });

  test('a head that is too great is refused', async () => {
    const answer = await send(`GET /v1/jobs HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(1_100_000)}\r\n\r\n`);
    expect(answer).toMatchObject({ status: 431, text: '431 Request Header Fields Too Large', type: plain });
  });

  test('the type of a body is of no account', async () => {
    const answer = await send(`${put}Content-Type: non sense\r\nContent-Length: 2\r\n\r\n{}`);
    expect(answer).toMatchObject({ status: 400, text: 'Job must be specified', type: plain });
  });
});

describe('bodies', () => {
  function put(path: string, body: string): Promise<Answer> {
    return send(`PUT ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  test.each([
    ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['arrays without an end', '['.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['one level more than is taken', `${'['.repeat(1_001)}${']'.repeat(1_001)}`],
    ['a part of a job', `{"Job":{"ID":"x","Meta":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`],
  ])('that are nested too deep are refused: %s', async (_what, body) => {
    expect(await put('/v1/jobs', body)).toMatchObject({ status: 400, text: 'exceeded max depth', type: plain });
  });

  test('brackets in texts nest nothing', async () => {
    const body = JSON.stringify({ Job: { ID: 7, Name: '[{"\\'.repeat(20_000) } });
    expect((await put('/v1/jobs', body)).text).toBe(
      'json: cannot unmarshal number into Go struct field Job.Job.ID of type string',
    );
  });

  test.each([
    ['/v1/jobs', '[]', 'json: cannot unmarshal array into Go value of type api.JobRegisterRequest'],
    ['/v1/jobs', '"job"', 'json: cannot unmarshal string into Go value of type api.JobRegisterRequest'],
    ['/v1/jobs', '1e99', 'json: cannot unmarshal number into Go value of type api.JobRegisterRequest'],
    ['/v1/jobs', 'true', 'json: cannot unmarshal bool into Go value of type api.JobRegisterRequest'],
    ['/v1/job/a/plan', '[]', 'json: cannot unmarshal array into Go value of type api.JobPlanRequest'],
    ['/v1/namespace/a', '[]', 'json: cannot unmarshal array into Go value of type structs.Namespace'],
    [
      '/v1/operator/scheduler/configuration',
      '[]',
      'Error parsing scheduler config: json: cannot unmarshal array into Go value of type api.SchedulerConfiguration',
    ],
  ])('%s of %s is not what the route takes', async (path, body, text) => {
    expect(await put(path, body)).toMatchObject({ status: 400, text, type: plain });
  });
});
