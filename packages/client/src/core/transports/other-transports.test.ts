import { client, events, jobs, status } from '@yurt/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { Nomad } from '../../nomad.js';
import { AbortedError, ConfigurationError, ConnectionError, NotFoundError, TimeoutError } from '../errors.js';
import { answer, refuse, scriptedServer, until } from '../fixtures/scripted-server.js';
import type { Channel, Transport } from '../transport.js';
import { FetchTransport } from './fetch-transport.js';
import { memoryTransport } from './memory-transport.js';
import type { InMemoryRequest, InMemoryResponse } from './memory-transport.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function nomadOver(transport: Transport | ((next: Transport) => Transport), address?: string): Nomad {
  const nomad = new Nomad({
    environment: {},
    transport,
    retry: false,
    token: 'the-token',
    ...(address && { address }),
  });
  cleanups.push(() => nomad.close());
  return nomad;
}

type Handler = (request: InMemoryRequest) => InMemoryResponse | Promise<InMemoryResponse>;
const inMemory = (inject: Handler): Nomad => nomadOver(memoryTransport({ inject: async (request) => inject(request) }));

describe('in memory', () => {
  it('calls and streams need no socket', async () => {
    const seen: InMemoryRequest[] = [];
    let left = false;
    const nomad = inMemory((request) => {
      seen.push(request);
      if (request.path.startsWith('/v1/event')) {
        return {
          status: 200,
          headers: {},
          body: (async function* () {
            try {
              for (;;) yield '{}\n';
            } finally {
              left = true;
            }
          })(),
        };
      }
      if (request.path.includes('nope')) return { status: 404, headers: {}, body: 'job not found' };
      return { status: 200, headers: { 'X-Nomad-Index': 12 }, body: '{"ID":"web"}' };
    });
    expect(await nomad.call(jobs.read, { jobId: 'web' }).withMeta()).toMatchObject({
      data: { ID: 'web' },
      meta: { index: 12 },
    });
    expect(seen[0]).toMatchObject({ method: 'GET', path: '/v1/job/web', headers: { 'x-nomad-token': 'the-token' } });
    await expect(nomad.call(jobs.read, { jobId: 'nope' })).rejects.toBeInstanceOf(NotFoundError);
    const { body } = await nomad.stream(events.stream, {});
    for await (const piece of body) {
      expect(Buffer.from(piece).toString()).toBe('{}\n');
      break;
    }
    await until(() => left, 'the server to be told');
  });

  it('a caller that gives up is told to the server, and does not wait for it', async () => {
    const signals: AbortSignal[] = [];
    const nomad = inMemory(({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    await expect(nomad.call(jobs.list, {}, { timeout: 20 })).rejects.toBeInstanceOf(TimeoutError);
    const controller = new AbortController();
    const call = nomad.call(jobs.list, {}, { signal: controller.signal }).catch((error: unknown) => error);
    await until(() => signals.length === 2, 'the call');
    controller.abort();
    expect(await call).toBeInstanceOf(AbortedError);
    const last = nomad.call(jobs.list, {}).catch((error: unknown) => error);
    await until(() => signals.length === 3, 'the last call');
    await nomad.close();
    expect(await last).toBeInstanceOf(AbortedError);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });

  it('a stream that hangs ends with its signal', async () => {
    const nomad = inMemory(() => ({
      status: 200,
      headers: {},
      body: { [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<string>>(() => {}) }) },
    }));
    const controller = new AbortController();
    const { body } = await nomad.stream(events.stream, {}, { signal: controller.signal });
    const next = body[Symbol.asyncIterator]().next();
    controller.abort();
    await expect(next).rejects.toBeInstanceOf(AbortedError);
  });

  it('a server that throws is a failed connection', async () => {
    const nomad = inMemory(() => {
      throw new Error('broken');
    });
    await expect(nomad.call(jobs.list, {})).rejects.toBeInstanceOf(ConnectionError);
  });

  it('channels come from the server, where it has them', async () => {
    const channel: Channel = {
      send: () => Promise.resolve(),
      close: () => {},
      closed: new Promise(() => {}),
      async *[Symbol.asyncIterator]() {
        yield 'hello';
      },
    };
    const inject = async (): Promise<InMemoryResponse> => ({ status: 200, headers: {}, body: '' });
    const options = { task: 'web', command: ['sh'] };
    const nomad = nomadOver(memoryTransport({ inject, upgrade: () => Promise.resolve(channel) }));
    const opened = await nomad.upgrade(client.allocation.exec, { allocationId: 'a' }, options);
    for await (const text of opened) expect(text).toBe('hello');
    const without = nomadOver(memoryTransport({ inject }));
    await expect(without.upgrade(client.allocation.exec, { allocationId: 'a' }, options)).rejects.toBeInstanceOf(
      ConfigurationError,
    );
  });
});

describe('by fetch', () => {
  it('calls, bodies, errors and streams go over a real socket', async () => {
    const server = await scriptedServer(({ url, method }, response) => {
      if (url.includes('nope')) refuse(response, 404, 'job not found');
      else if (url.startsWith('/v1/event')) response.write('{}\n');
      else if (method === 'PUT') answer(response, { EvalID: 'e' });
      else answer(response, '127.0.0.1:4647');
    });
    cleanups.push(() => server.close());
    const nomad = nomadOver(new FetchTransport(), server.address);
    expect(await nomad.call(status.leader, {})).toBe('127.0.0.1:4647');
    await nomad.call(jobs.register, {}, {}, { Job: { ID: 'web' } });
    expect(server.received[1]).toMatchObject({ method: 'PUT', url: '/v1/jobs', body: '{"Job":{"ID":"web"}}' });
    expect(server.received[1]?.headers).toMatchObject({
      'x-nomad-token': 'the-token',
      'content-type': 'application/json',
    });
    await expect(nomad.call(jobs.read, { jobId: 'nope' })).rejects.toBeInstanceOf(NotFoundError);
    const open = server.sockets.size;
    const { body } = await nomad.stream(events.stream, {});
    for await (const piece of body) {
      expect(Buffer.from(piece).toString()).toBe('{}\n');
      break;
    }
    await until(() => server.sockets.size <= open, 'the stream to be given up');
  });

  it('time limits, aborts and missing servers are the errors that they are elsewhere', async () => {
    const server = await scriptedServer(() => {});
    cleanups.push(() => server.close());
    const nomad = nomadOver(new FetchTransport(), server.address);
    await expect(nomad.call(jobs.list, {}, { timeout: 30 })).rejects.toBeInstanceOf(TimeoutError);
    await expect(nomad.call(jobs.list, {}, { signal: AbortSignal.timeout(30) })).rejects.toBeInstanceOf(AbortedError);
    await server.close();
    await expect(nomad.call(jobs.list, {})).rejects.toBeInstanceOf(ConnectionError);
  });
});

describe('around a transport', () => {
  it('something else can be put, which sees each request', async () => {
    const server = await scriptedServer((_request, response) => answer(response, []));
    cleanups.push(() => server.close());
    const seen: string[] = [];
    const traced = (next: Transport): Transport => ({
      request: (request) => {
        seen.push(`${request.method} ${request.path}`);
        return next.request({ ...request, headers: { ...request.headers, traceparent: '00-a-b-01' } });
      },
      upgrade: (request) => next.upgrade(request),
      close: () => next.close(),
    });
    await nomadOver(traced, server.address).call(jobs.list, {}, { prefix: 'w' });
    expect(seen).toEqual(['GET /v1/jobs?prefix=w']);
    expect(server.received[0]?.headers['traceparent']).toBe('00-a-b-01');
  });
});
