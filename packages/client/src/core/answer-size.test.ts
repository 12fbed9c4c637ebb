import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { client, jobs, status, variables } from '@yurt/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { Nomad } from '../nomad.js';
import { ConfigurationError, NotFoundError, ProtocolError, ResponseTooLargeError, ServerError } from './errors.js';
import { collected, refuse, scriptedServer, until } from './fixtures/scripted-server.js';
import type { Script, ScriptedServer } from './fixtures/scripted-server.js';
import type { NomadOptions } from './options.js';
import { FetchTransport } from './transports/fetch-transport.js';
import { memoryTransport } from './transports/memory-transport.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const limit = 100_000;

/** A client that takes 100 kB, and its server. `cut` are the answers whose connection was closed before their end. */
async function started(
  script: Script,
  options: NomadOptions = {},
): Promise<[nomad: Nomad, server: ScriptedServer, cut: ServerResponse[]]> {
  const cut: ServerResponse[] = [];
  const server = await scriptedServer((request, response, index) => {
    response.on('close', () => {
      if (!response.writableFinished && response.socket?.destroyed !== false) cut.push(response);
    });
    return script(request, response, index);
  });
  cleanups.push(() => server.close());
  const nomad = new Nomad({ environment: {}, address: server.address, maxResponseBytes: limit, ...options });
  cleanups.push(() => nomad.close());
  return [nomad, server, cut];
}

const failureOf = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => 'no failure',
    (error: unknown) => error,
  );

/** Writes until the caller is gone. */
async function writeWithoutEnd(response: ServerResponse, head: string): Promise<void> {
  response.write(head);
  const piece = Buffer.alloc(16_384, ' ');
  await pipeline(
    Readable.from(
      (function* () {
        for (;;) yield piece;
      })(),
    ),
    response,
  ).catch(() => {});
}

const packed = (response: ServerResponse, code: number, bytes: Uint8Array): void => {
  response.writeHead(code, { 'content-encoding': 'gzip', 'x-nomad-index': 1 });
  response.end(bytes);
};

const transports: [name: string, options: () => NomadOptions][] = [
  ['undici', () => ({})],
  ['fetch', () => ({ transport: new FetchTransport() })],
];

describe.each(transports)('an answer over %s', (_name, options) => {
  it('may have as many bytes as the client takes, and not one more', async () => {
    const text = (bytes: number): string => JSON.stringify('x'.repeat(bytes - 2));
    const [nomad, server] = await started(({ url }, response) => {
      const body = text(url.includes('leader') ? limit : limit + 1);
      if (url.includes('packed')) packed(response, 200, gzipSync(body));
      else response.end(body);
    }, options());
    expect(await nomad.call(status.leader, {})).toHaveLength(limit - 2);
    expect(await nomad.call(status.leader, {}, { region: 'packed' })).toHaveLength(limit - 2);
    for (const region of ['plain', 'packed']) {
      const error = await failureOf(nomad.call(status.peers, {}, { region }));
      expect(error).toBeInstanceOf(ResponseTooLargeError);
      expect(error).toBeInstanceOf(ProtocolError);
      expect(error).toMatchObject({ limit, code: 'protocol' });
      expect(String(error)).toMatch(
        /GET \/v1\/status\/peers: the answer is larger than 100000 bytes; .*maxResponseBytes/,
      );
    }
    expect(server.received).toHaveLength(4);
  });

  it('that does not end is given up, with its connection', async () => {
    const [nomad, server, cut] = await started((_request, response) => writeWithoutEnd(response, '["'), options());
    expect(await failureOf(nomad.call(jobs.list, {}))).toBeInstanceOf(ResponseTooLargeError);
    await until(() => cut.length === 1, 'the connection to be closed');
    const file = nomad.call(client.fs.readAt, { allocationId: 'a' }, { path: 'x', offset: 0, limit: 1 });
    const error = await failureOf(file);
    expect(error).toBeInstanceOf(ResponseTooLargeError);
    expect(String(error)).toContain('GET /v1/client/fs/readat/a: ');
    await until(() => cut.length === 2, 'the other connection to be closed');
    expect(server.received).toHaveLength(2);
  });

  it('that is too large is given up before the server says its end', async () => {
    const [nomad, , cut] = await started((_request, response) => {
      response.write(' '.repeat(limit + 1));
    }, options());
    expect(await failureOf(nomad.call(jobs.list, {}))).toBeInstanceOf(ResponseTooLargeError);
    await until(() => cut.length === 1, 'the connection to be closed');
  });

  it('that is small only as long as it is packed is not unpacked further', async () => {
    // 30 MB in 30 kB, and 200 MB in 200 kB: once at once, once on another thread.
    const small = gzipSync(Buffer.alloc(30_000_000, ' '));
    const large = gzipSync(Buffer.alloc(200_000_000, ' '));
    const [nomad] = await started(({ url }, response) => packed(response, 200, url.includes('jobs') ? small : large), {
      ...options(),
      maxResponseBytes: 1_000_000,
    });
    expect(await failureOf(nomad.call(jobs.list, {}))).toBeInstanceOf(ResponseTooLargeError);
    expect(await failureOf(nomad.call(status.peers, {}))).toBeInstanceOf(ResponseTooLargeError);
  });

  it('has no limit when it is read as a stream', async () => {
    const [nomad] = await started((_request, response) => void response.end(' '.repeat(3 * limit)), options());
    const { body } = await nomad.stream(client.fs.cat, { allocationId: 'a' }, { path: 'x' });
    expect(Buffer.concat(await collected(body))).toHaveLength(3 * limit);
  });

  it('ends a watch when it is too large, for it will be the next time', async () => {
    const [nomad] = await started((_request, response) => void response.end(' '.repeat(limit + 1)), options());
    await expect(collected(nomad.call(jobs.list, {}).watch())).rejects.toBeInstanceOf(ResponseTooLargeError);
  });

  it('that is an error counts by its status, and only its start is read', async () => {
    const [nomad, , cut] = await started(async ({ url }, response) => {
      response.writeHead(url.includes('cat') ? 404 : 500);
      await writeWithoutEnd(response, 'the start of it');
    }, options());
    const error = await failureOf(nomad.call(jobs.list, {}));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 500 });
    if (!(error instanceof ServerError)) return;
    expect(error.text).toMatch(/^the start of it/);
    expect(error.text).toHaveLength(1024 * 1024);
    expect(error.message.length).toBeLessThan(1000);
    await until(() => cut.length === 1, 'the connection to be closed');
    expect(await failureOf(nomad.stream(client.fs.cat, { allocationId: 'a' }, { path: 'x' }))).toMatchObject({
      status: 404,
    });
    await until(() => cut.length === 2, 'the other connection to be closed');
  });

  it('that is an error and packed is no larger for that', async () => {
    const [nomad] = await started((_request, response) => {
      packed(response, 404, gzipSync(`job not found${' '.repeat(20_000_000)}`));
    }, options());
    const error = await failureOf(nomad.call(jobs.read, { jobId: 'a' }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error instanceof NotFoundError && error.text).toHaveLength(1024 * 1024);
  });
});

describe('an answer in memory', () => {
  it('has the same limits', async () => {
    let left = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield ' '.repeat(1000);
      } finally {
        left = true;
      }
    }
    const nomad = new Nomad({
      environment: {},
      maxResponseBytes: limit,
      transport: memoryTransport({
        inject: ({ path }) =>
          Promise.resolve({ status: path.includes('jobs') ? 200 : 500, headers: {}, body: endless() }),
      }),
    });
    expect(await failureOf(nomad.call(jobs.list, {}))).toBeInstanceOf(ResponseTooLargeError);
    await until(() => left, 'the server to be told');
    left = false;
    expect(await failureOf(nomad.call(status.peers, {}))).toBeInstanceOf(ServerError);
    await until(() => left, 'the server to be told of the error too');
    await nomad.close();
  });

  it('is not asked for packed, whatever the settings say', async () => {
    const seen: Readonly<Record<string, string>>[] = [];
    const nomad = new Nomad({
      environment: {},
      compression: true,
      headers: { 'Accept-Encoding': 'gzip', 'x-own': 'own' },
      transport: memoryTransport({
        inject: ({ headers }) => {
          seen.push(headers);
          return Promise.resolve({ status: 200, headers: {}, body: '[]' });
        },
      }),
    });
    await nomad.call(jobs.list, {});
    expect(seen[0]).toMatchObject({ 'x-own': 'own' });
    expect(seen[0]).not.toHaveProperty('accept-encoding');
    await nomad.close();
  });
});

describe('an answer in broken gzip', () => {
  const whole = gzipSync(JSON.stringify({ Items: { password: 'hunter2' } }));
  it.each<[string, Uint8Array]>([
    ['is none at all', Buffer.from('{"Items":{"password":"hunter2"}}')],
    ['breaks off', whole.subarray(0, -9)],
    ['has a wrong sum', Buffer.from(whole.map((byte, index) => (index === whole.length - 8 ? byte ^ 1 : byte)))],
  ])('fails when it %s, once, and says whose it was', async (_name, bytes) => {
    const [nomad, server] = await started((_request, response) => packed(response, 200, bytes));
    const error = await failureOf(nomad.call(variables.read, { path: 'a/b' }));
    expect(error).toBeInstanceOf(ProtocolError);
    expect(String(error)).toBe('ProtocolError: GET /v1/var/a/b: the answer is not the gzip that its headers say');
    expect(error).toHaveProperty('cause.code');
    expect(server.received).toHaveLength(1);
    const stream = await nomad.stream(client.fs.cat, { allocationId: 'a' }, { path: 'x' });
    await expect(collected(stream.body)).rejects.toBeInstanceOf(ProtocolError);
  });

  it('still is the error that its status says', async () => {
    const [nomad] = await started((_request, response) => packed(response, 404, Buffer.from('job not found')));
    expect(await failureOf(nomad.call(jobs.read, { jobId: 'a' }))).toBeInstanceOf(NotFoundError);
  });
});

describe('the limit', () => {
  it('is a whole number of bytes', () => {
    for (const maxResponseBytes of [0, -1, 1.5, Number.NaN, Infinity]) {
      expect(() => new Nomad({ environment: {}, maxResponseBytes })).toThrow(ConfigurationError);
    }
  });

  it('leaves small errors whole', async () => {
    const [nomad] = await started((_request, response) => refuse(response, 404, 'job not found'), {
      maxResponseBytes: 5,
    });
    expect(await failureOf(nomad.call(jobs.read, { jobId: 'a' }))).toMatchObject({ text: 'job not found' });
  });
});
