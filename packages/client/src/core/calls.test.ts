import { getEventListeners } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { agent, client, jobs, operator, status, variables } from '@yurt/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { Nomad } from '../nomad.js';
import { AbortedError, ArgumentError, ConnectionError, ProtocolError, TimeoutError } from './errors.js';
import { answer, refuse, scriptedServer, until } from './fixtures/scripted-server.js';
import type { Script, ScriptedServer } from './fixtures/scripted-server.js';
import type { NomadOptions } from './options.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function serve(script: Script, where: Parameters<typeof scriptedServer>[1] = {}): Promise<ScriptedServer> {
  const server = await scriptedServer(script, where);
  cleanups.push(() => server.close());
  return server;
}

function nomadOf(options: NomadOptions): Nomad {
  const nomad = new Nomad({ environment: {}, ...options });
  cleanups.push(() => nomad.close());
  return nomad;
}

const fixture = (name: string): Promise<string> => readFile(new URL(`fixtures/tls/${name}`, import.meta.url), 'utf8');

describe('a call', () => {
  it('is sent when it is awaited, and once', async () => {
    const server = await serve((_request, response) => answer(response, { ID: 'web' }));
    const call = nomadOf({ address: server.address }).call(jobs.read, { jobId: 'web' });
    expect(server.received).toHaveLength(0);
    const [first, second] = [await call, await call];
    expect(first).toBe(second);
    expect(first).toEqual({ ID: 'web' });
    expect(await call.withMeta()).toMatchObject({ data: first });
    expect(server.received).toHaveLength(1);
  });

  it('sends method, path, query, headers and body', async () => {
    const server = await serve((_request, response) => answer(response, { EvalID: 'e' }));
    const nomad = nomadOf({
      address: server.address.replace('http://', 'http://me:p%40ss@'),
      token: 'the-token',
      region: 'eu',
      headers: { 'X-Own': 'own' },
      userAgent: 'shop/1',
    });
    await nomad.call(jobs.register, {}, { namespace: 'team', headers: { 'X-Call': 'c' } }, { Job: { ID: 'ü' } });
    const [request] = server.received;
    expect(request).toMatchObject({
      method: 'PUT',
      url: '/v1/jobs?namespace=team&region=eu',
      body: '{"Job":{"ID":"ü"}}',
    });
    expect(request?.headers).toMatchObject({
      'x-nomad-token': 'the-token',
      authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
      'x-own': 'own',
      'x-call': 'c',
      'content-type': 'application/json',
      'user-agent': 'shop/1 yurt-client/0.1.0',
    });
  });

  it('reads the meta headers, with indexes of any size', async () => {
    const server = await serve((_request, response, index) =>
      answer(response, [], {
        'x-nomad-index': index === 0 ? '42' : '18446744073709551615',
        'x-nomad-lastcontact': 12,
        'x-nomad-knownleader': 'true',
        'x-nomad-nexttoken': 'default.b',
      }),
    );
    const nomad = nomadOf({ address: server.address });
    const { meta } = await nomad.call(jobs.list, {}).withMeta();
    expect(meta).toEqual({ index: 42, lastContact: 12, knownLeader: true, nextToken: 'default.b' });
    expect((await nomad.call(jobs.list, {}).withMeta()).meta.index).toBe(18446744073709551615n);
  });

  it('reads each kind of answer', async () => {
    const server = await serve(({ url }, response) => {
      if (url.includes('readat')) response.end(Buffer.from([0, 255, 128]));
      else if (url.startsWith('/v1/var/')) response.writeHead(204).end();
      else if (url.startsWith('/v1/operator/license')) response.writeHead(204).end();
      else answer(response, '127.0.0.1:4647');
    });
    const nomad = nomadOf({ address: server.address });
    const options = { path: 'alloc/x', offset: 0, limit: 3 };
    expect(await nomad.call(client.fs.readAt, { allocationId: 'a' }, options)).toEqual(new Uint8Array([0, 255, 128]));
    expect(await nomad.call(variables.delete, { path: 'a/b' })).toBeUndefined();
    expect(await nomad.call(operator.license.read, {})).toBeNull();
    expect(await nomad.call(status.leader, {})).toBe('127.0.0.1:4647');
    expect(server.received[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('keeps every digit in exact mode, there and back', async () => {
    const text = '{"ID":"web","SubmitTime":1795243921134525397,"Meta":null}';
    const server = await serve(({ method }, response) => {
      if (method === 'GET') response.setHeader('x-nomad-index', '1').end(text);
      else answer(response, {});
    });
    const nomad = nomadOf({ address: server.address });
    const job = await nomad.call(jobs.read, { jobId: 'web' }).exact();
    await nomad.call(jobs.register, {}, {}, { Job: job });
    expect(server.received[1]?.body).toBe(`{"Job":${text}}`);
  });

  it('takes some error statuses for what they are: answers', async () => {
    const server = await serve(({ url }, response) =>
      url.includes('autopilot')
        ? refuse(response, 429, '{"Healthy":false}')
        : refuse(response, 500, '{"server":{"ok":false}}'),
    );
    const nomad = nomadOf({ address: server.address });
    expect(await nomad.call(operator.autopilot.health, {})).toMatchObject({ Healthy: false });
    expect(await nomad.call(agent.health, {})).toMatchObject({ server: { ok: false } });
    expect(server.received).toHaveLength(2);
  });

  it('asks for packed answers of other machines, and unpacks whatever comes packed', async () => {
    const list = Array.from({ length: 5000 }, (_, index) => ({ ID: `job-${index}`, Name: `${Math.random()}` }));
    const server = await serve((_request, response, index) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'x-nomad-index': 1 });
      response.end(gzipSync(JSON.stringify(index === 0 ? { ID: 'web' } : list)));
    });
    const nomad = nomadOf({ address: server.address, compression: true });
    expect(await nomad.call(jobs.read, { jobId: 'web' })).toEqual({ ID: 'web' });
    expect(await nomad.call(jobs.list, {})).toEqual(list);
    expect(server.received[0]?.headers['accept-encoding']).toBe('gzip');
    const local = nomadOf({ address: server.address });
    expect(await local.call(jobs.list, {})).toEqual(list);
    expect(server.received[2]?.headers['accept-encoding']).toBeUndefined();
  });

  it('fails on an answer that is no JSON, without showing it', async () => {
    const server = await serve((_request, response) => void response.end('{"Items":{"password":"hunter2"'));
    const failed = nomadOf({ address: server.address }).call(variables.read, { path: 'a' });
    const error: unknown = await failed.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProtocolError);
    expect(String(error)).not.toContain('hunter2');
  });

  it('refuses what it can not send before anything is sent', async () => {
    const server = await serve((_request, response) => answer(response, {}));
    const nomad = nomadOf({ address: server.address });
    await expect(nomad.call(jobs.read, { jobId: '..' })).rejects.toBeInstanceOf(ArgumentError);
    await expect(nomad.call(jobs.register, {})).rejects.toThrow('jobs.register needs a body');
    await expect(nomad.call(jobs.stop, { jobId: 'a' }, { namespace: ' \ud800' })).rejects.toBeInstanceOf(ArgumentError);
    expect(server.received).toHaveLength(0);
  });
});

describe('a call ends', () => {
  it('when its time is over', async () => {
    const server = await serve(() => {});
    const nomad = nomadOf({ address: server.address });
    const error: unknown = await nomad
      .call(jobs.read, { jobId: 'web' }, { timeout: 60 })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeout: 60, message: 'GET /v1/job/web: no answer within 60 ms' });
  });

  it('when its time is over in the middle of the answer', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'x-nomad-index': 1 });
      response.write('{"ID":');
    });
    const nomad = nomadOf({ address: server.address });
    await expect(nomad.call(jobs.read, { jobId: 'web' }, { timeout: 60 })).rejects.toBeInstanceOf(TimeoutError);
  });

  it('when its signal aborts, before, while and never after', async () => {
    const server = await serve(() => {});
    const nomad = nomadOf({ address: server.address });
    const reason = new Error('enough');
    const aborted = AbortSignal.abort(reason);
    await expect(nomad.call(jobs.read, { jobId: 'a' }, { signal: aborted })).rejects.toMatchObject({ cause: reason });
    expect(server.received).toHaveLength(0);
    const controller = new AbortController();
    const call = nomad.call(jobs.read, { jobId: 'a' }, { signal: controller.signal }).catch((error: unknown) => error);
    await until(() => server.received.length === 1, 'the request');
    controller.abort(reason);
    expect(await call).toBeInstanceOf(AbortedError);
    await until(() => server.sockets.size === 0, 'the connection to be given up');
  });

  it('without leaving a listener on the signal, be it 1,000 calls', async () => {
    const server = await serve(({ url }, response) => {
      if (url.includes('bad')) refuse(response, 404, 'job not found');
      else answer(response, {});
    });
    const nomad = nomadOf({ address: server.address });
    const { signal } = new AbortController();
    let most = 0;
    for (let round = 0; round < 50; round++) {
      const calls = Array.from({ length: 20 }, (_, index) =>
        nomad.call(jobs.read, { jobId: index % 2 === 0 ? 'good' : 'bad' }, { signal }).catch(() => {}),
      );
      await until(() => getEventListeners(signal, 'abort').length > 0, 'the calls to listen');
      most = Math.max(most, getEventListeners(signal, 'abort').length);
      await Promise.all(calls);
    }
    expect(most).toBeGreaterThan(0);
    expect(server.received).toHaveLength(1000);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('when the client is closed, and then no other begins', async () => {
    const server = await serve(() => {});
    const nomad = nomadOf({ address: server.address });
    const call = nomad.call(jobs.read, { jobId: 'a' }).catch((error: unknown) => error);
    await until(() => server.received.length === 1, 'the request');
    await nomad.close();
    expect(await call).toBeInstanceOf(AbortedError);
    await expect(nomad.call(jobs.read, { jobId: 'a' })).rejects.toThrow('the client is closed');
    await expect(nomad.with({ region: 'x' }).call(jobs.read, { jobId: 'a' })).rejects.toBeInstanceOf(AbortedError);
    await until(() => server.sockets.size === 0, 'all connections to be closed');
  });
});

describe('connections', () => {
  it('are kept and shared, by derived clients too', async () => {
    const server = await serve((_request, response) => answer(response, {}));
    const nomad = nomadOf({ address: server.address, token: 'one' });
    for (let count = 0; count < 5; count++) await nomad.call(jobs.read, { jobId: 'a' });
    const team = nomad.with({ namespace: 'team', region: 'eu', token: 'two', headers: { 'x-a': '1' } });
    await team.call(jobs.read, { jobId: 'a' });
    // undici may open a second one while the first is being put back.
    expect(server.sockets.size).toBeLessThanOrEqual(2);
    expect(server.received.at(-1)).toMatchObject({ url: '/v1/job/a?region=eu&namespace=team' });
    expect(server.received.at(-1)?.headers).toMatchObject({ 'x-nomad-token': 'two', 'x-a': '1' });
    expect(nomad.namespace).toBeUndefined();
    expect(team.namespace).toBe('team');
  });

  it('do not grow beyond their limit', async () => {
    let open = 0;
    let most = 0;
    const server = await serve((_request, response) => {
      open++;
      most = Math.max(most, open);
      setTimeout(() => {
        open--;
        answer(response, {});
      }, 5);
    });
    const nomad = nomadOf({ address: server.address, connections: 4 });
    await Promise.all(Array.from({ length: 40 }, () => nomad.call(jobs.read, { jobId: 'a' })));
    expect(most).toBe(4);
    expect(server.sockets.size).toBeLessThanOrEqual(4);
  });

  it('say what is wrong when there is nobody', async () => {
    const server = await serve(() => {});
    await server.close();
    const nomad = nomadOf({ address: server.address, retry: false });
    const error: unknown = await nomad.call(jobs.list, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      sent: false,
      message: `GET /v1/jobs: can't reach ${server.address}: connection refused; is an agent running there?`,
    });
  });

  it('go over a unix socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yurt-socket-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    const socketPath = join(folder, 'api.sock');
    const server = await serve((_request, response) => answer(response, { ID: 'web' }), { socketPath });
    const nomad = nomadOf({ address: server.address });
    expect(await nomad.call(jobs.read, { jobId: 'web' })).toEqual({ ID: 'web' });
    expect(server.received[0]?.headers.host).toBe('127.0.0.1');
    const missing = nomadOf({ address: `unix://${folder}/none.sock`, retry: false });
    await expect(missing.call(jobs.list, {})).rejects.toThrow('there is no such socket');
  });
});

describe('TLS', () => {
  it('checks the server by the given authority and name', async () => {
    const tls = { cert: await fixture('server.pem'), key: await fixture('server.key.pem') };
    const server = await serve((_request, response) => answer(response, { ID: 'web' }), { tls });
    const call = (options: NomadOptions['tls']): PromiseLike<unknown> =>
      nomadOf({ address: server.address, tls: options, retry: false }).call(jobs.read, { jobId: 'web' });
    const ca = await fixture('authority.pem');
    const serverName = 'server.global.nomad';
    expect(await call({ ca, serverName })).toEqual({ ID: 'web' });
    expect(await call({ skipVerify: true })).toEqual({ ID: 'web' });
    const caDirectory = new URL('fixtures/tls/', import.meta.url).pathname;
    expect(await call({ caDirectory, serverName })).toEqual({ ID: 'web' });
    expect(await call({ caFile: join(caDirectory, 'authority.pem'), serverName })).toEqual({ ID: 'web' });
    await expect(call({ serverName })).rejects.toThrow(/CA is not known.*NOMAD_CACERT/);
    await expect(call({ ca })).rejects.toThrow(/another name.*NOMAD_TLS_SERVER_NAME/);
  });

  it('shows a certificate of its own where the server wants one', async () => {
    const ca = await fixture('authority.pem');
    const tls = { cert: await fixture('server.pem'), key: await fixture('server.key.pem'), ca, requestCert: true };
    const server = await serve((_request, response) => answer(response, { ID: 'web' }), { tls });
    const folder = new URL('fixtures/tls/', import.meta.url).pathname;
    const environment = {
      NOMAD_ADDR: server.address,
      NOMAD_CACERT: `${folder}authority.pem`,
      NOMAD_CLIENT_CERT: `${folder}client.pem`,
      NOMAD_CLIENT_KEY: `${folder}client.key.pem`,
      NOMAD_TLS_SERVER_NAME: 'server.global.nomad',
    };
    expect(await nomadOf({ environment }).call(jobs.read, { jobId: 'web' })).toEqual({ ID: 'web' });
    const { NOMAD_CLIENT_CERT: _cert, NOMAD_CLIENT_KEY: _key, ...without } = environment;
    await expect(nomadOf({ environment: without, retry: false }).call(jobs.list, {})).rejects.toBeInstanceOf(
      ConnectionError,
    );
  });

  it('names a file that can not be read', () => {
    expect(() => nomadOf({ tls: { caFile: '/nowhere/ca.pem' } })).toThrow("CA file /nowhere/ca.pem can't be read");
  });
});

describe('the token', () => {
  it('comes from a function for each call, and again after a refusal', async () => {
    const server = await serve(({ headers }, response) =>
      headers['x-nomad-token'] === 'new' ? answer(response, {}) : refuse(response, 403, 'ACL token not found'),
    );
    const asked: (string | undefined)[] = [];
    const token = (refused?: string): string => {
      asked.push(refused);
      return refused === undefined ? 'old' : 'new';
    };
    const nomad = nomadOf({ address: server.address, token });
    await nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' } });
    expect(asked).toEqual([undefined, 'old']);
    expect(server.received.map((request) => request.headers['x-nomad-token'])).toEqual(['old', 'new']);
  });

  it('is read from its file again when that changes, and after a refusal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yurt-token-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    const file = join(folder, 'nomad_token');
    let valid = 'first';
    const server = await serve(({ headers }, response) =>
      headers['x-nomad-token'] === valid ? answer(response, {}) : refuse(response, 403, 'Permission denied'),
    );
    await writeFile(file, 'first\n');
    const nomad = nomadOf({ address: server.address, token: { file } });
    await nomad.call(jobs.list, {});
    valid = 'second-token';
    await writeFile(file, valid);
    await nomad.call(jobs.list, {});
    expect(server.received.at(-1)?.headers['x-nomad-token']).toBe('second-token');
  });

  it('is refused as it is when there is no other', async () => {
    const server = await serve((_request, response) => refuse(response, 403, 'Permission denied'));
    const nomad = nomadOf({ address: server.address, token: 'only' });
    await expect(nomad.call(jobs.list, {})).rejects.toMatchObject({ code: 'permission_denied' });
    expect(server.received).toHaveLength(1);
  });
});
