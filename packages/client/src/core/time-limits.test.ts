/**
 * Time limits that are longer than a timer of the platform holds: such a timer fires at once. The servers here take their
 * time, so that a limit that is over at once shows.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { jobs } from '@yurt/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { Nomad } from '../nomad.js';
import type { SubscriptionStatus } from '../streams/events.js';
import { AbortedError, ArgumentError, ConfigurationError } from './errors.js';
import { answer, collected, refuse, scriptedServer } from './fixtures/scripted-server.js';
import type { Script, ScriptedServer } from './fixtures/scripted-server.js';
import type { CallOptions, NomadOptions } from './options.js';
import { FetchTransport } from './transports/fetch-transport.js';
import { memoryTransport } from './transports/memory-transport.js';
import type { InMemoryResponse } from './transports/memory-transport.js';

const day = 86_400_000;
/** Milliseconds that a server takes: far more than a timer that fires at once. */
const slow = 40;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function nomadOf(options: NomadOptions): Nomad {
  const nomad = new Nomad({ environment: {}, ...options });
  cleanups.push(() => nomad.close());
  return nomad;
}

async function serve(script: Script): Promise<ScriptedServer> {
  const server = await scriptedServer((request, response, index) => {
    setTimeout(() => void script(request, response, index), slow);
  });
  cleanups.push(() => server.close());
  return server;
}

/** A node that opens WebSockets late and says of each command that it has ended. */
async function execServer(): Promise<string> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    setTimeout(() => {
      sockets.handleUpgrade(request, socket, head, (opened) =>
        opened.send('{"exited":true,"result":{"exit_code":3}}', () => opened.close()),
      );
    }, slow);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  cleanups.push(
    () =>
      new Promise((resolve) => {
        sockets.close(resolve);
      }),
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

describe.each([30 * day, 25 * 365 * day, Infinity])('a limit of %d ms', (timeout) => {
  const transports: [string, NomadOptions][] = [
    ['undici', {}],
    ['fetch', { transport: new FetchTransport() }],
  ];

  it.each(transports)(
    'is not over at once for a call by %s, be it the call that has it or the client',
    async (_, by) => {
      const server = await serve((_request, response) => answer(response, { ID: 'web' }));
      const { address } = server;
      expect(await nomadOf({ address, ...by }).jobs.read('web', { timeout })).toEqual({ ID: 'web' });
      expect(await nomadOf({ address, timeout, ...by }).jobs.read('web')).toEqual({ ID: 'web' });
      expect(
        await nomadOf({ address, ...by })
          .with({ timeout })
          .jobs.read('web'),
      ).toEqual({ ID: 'web' });
      expect(server.received).toHaveLength(3);
    },
  );

  it('is not over at once for a call in memory', async () => {
    const inject = (): Promise<InMemoryResponse> =>
      new Promise((resolve) => {
        setTimeout(() => resolve({ status: 200, headers: {}, body: '{"ID":"web"}' }), slow);
      });
    expect(await nomadOf({ transport: memoryTransport({ inject }), timeout }).jobs.read('web')).toEqual({ ID: 'web' });
  });

  it('is not over at once for a blocking query and a watch', async () => {
    const server = await serve((_request, response, count) =>
      count < 3 ? answer(response, [count], { 'x-nomad-index': count + 5 }) : undefined,
    );
    const nomad = nomadOf({ address: server.address, timeout });
    expect(await nomad.jobs.list({ index: 4, wait: '1s' })).toEqual([0]);
    const seen: unknown[] = [];
    const statuses: string[] = [];
    const watch = nomad.call(jobs.list, {}).watch({ onStatus: ({ state }) => statuses.push(state) });
    for await (const stubs of watch) if (seen.push(stubs) === 2) break;
    expect(seen).toEqual([[1], [2]]);
    expect(statuses).toEqual(['live']);
  });

  it('is not over at once for a stream', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200);
      response.end('{}\n');
    });
    const nomad = nomadOf({ address: server.address });
    const { body } = await nomad.events.stream({ timeout });
    expect(Buffer.concat(await collected(body)).toString()).toBe('{}\n');
    const raw = await nomad.send({ method: 'GET', path: '/v1/own', timeout });
    expect(Buffer.concat(await collected(raw.body)).toString()).toBe('{}\n');
  });

  it('is not over at once for a command in a task', async () => {
    const nomad = nomadOf({ address: await execServer() });
    const session = nomad.allocations.exec('a', { task: 't', command: ['true'], timeout });
    expect(await session.exit).toBe(3);
  });

  it('is not over at once as the silence of a subscription', async () => {
    const server = await serve((_request, response, count) => {
      if (count > 0) return refuse(response, 400, 'opened again');
      response.writeHead(200);
      response.write('{}\n');
      setTimeout(() => response.write('{"Index":9,"Events":[{"Topic":"Job","Key":"web"}]}\n'), slow);
    });
    const nomad = nomadOf({ address: server.address });
    const statuses: SubscriptionStatus[] = [];
    const events = nomad.events.subscribe({
      topics: { Job: ['*'] },
      from: 5,
      silence: timeout,
      onStatus: (status) => statuses.push(status),
    });
    for await (const event of events) {
      expect(event.Key).toBe('web');
      break;
    }
    expect(statuses).toEqual([{ state: 'live' }]);
    expect(server.received).toHaveLength(1);
  });
});

describe('a pause before the next try', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  /** A client of a server that has no leader, and how often it was asked. */
  function leaderless(options: NomadOptions, headers: Record<string, string> = {}): [Nomad, () => number] {
    let tries = 0;
    const inject = (): Promise<InMemoryResponse> => {
      tries++;
      return Promise.resolve(
        tries === 1 ? { status: 429, headers, body: 'slow down' } : { status: 200, headers: {}, body: '[]' },
      );
    };
    return [nomadOf({ transport: memoryTransport({ inject }), timeout: 0, ...options }), () => tries];
  }

  it.each<[string, number, NomadOptions, Record<string, string>]>([
    ['as long as asked', 30 * day, { retry: { base: 60 * day, cap: 60 * day } }, {}],
    ['without a limit of its own', 30 * day, { retry: { base: 60 * day, cap: Infinity } }, {}],
    ['as long as the server wants', 30 * day, {}, { 'retry-after': String(30 * 86_400) }],
  ])('lasts %s', async (_name, length, options, headers) => {
    const [nomad, tries] = leaderless(options, headers);
    const call = Promise.resolve(nomad.jobs.list());
    await vi.advanceTimersByTimeAsync(length - 1);
    expect(tries()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toEqual([]);
  });

  it('ends when its signal aborts, and leaves no timer', async () => {
    const [nomad, tries] = leaderless({ retry: { base: 60 * day, cap: 60 * day } });
    const controller = new AbortController();
    const call = nomad.jobs.list({ signal: controller.signal }).then(undefined, (error: unknown) => error);
    await vi.advanceTimersByTimeAsync(29 * day);
    controller.abort();
    expect(await call).toBeInstanceOf(AbortedError);
    expect(tries()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what is no time limit', () => {
  const wrong: [CallOptions, string][] = [
    [{ timeout: Number.NaN }, 'timeout must be milliseconds, 0 or more, not NaN'],
    [{ timeout: -1 }, 'timeout must be milliseconds, 0 or more, not -1'],
    [{ timeout: -Infinity }, 'timeout must be milliseconds, 0 or more, not -Infinity'],
    [{ retry: { base: Number.NaN } }, 'retry.base must be milliseconds, 0 or more, not NaN'],
    [{ retry: { base: Infinity } }, 'retry.base must be milliseconds, 0 or more, not Infinity'],
    [{ retry: { cap: -5 } }, 'retry.cap must be milliseconds, 0 or more, not -5'],
    [{ retry: { attempts: Infinity } }, 'retry.attempts must be a whole number, 1 or more, not Infinity'],
  ];

  it.each(wrong)('is refused of a client: %o', (options, message) => {
    for (const make of [() => nomadOf(options), () => nomadOf({}).with(options)]) {
      expect(make).toThrow(ConfigurationError);
      expect(make).toThrow(message);
    }
  });

  it.each(wrong)('is refused of a call, a stream and a command, and nothing is sent: %o', async (options, message) => {
    const server = await serve((_request, response) => refuse(response, 404, 'no'));
    const nomad = nomadOf({ address: server.address });
    const failures: [PromiseLike<unknown>, string][] = [
      [nomad.jobs.read('web', options), 'jobs.read'],
      [nomad.events.stream(options), 'events.stream'],
      [nomad.allocations.exec('a', { task: 't', command: ['true'], ...options }).exit, 'client.allocation.exec'],
      [nomad.send({ method: 'GET', path: '/v1/own?secret=1', ...options }), 'GET /v1/own'],
      [collected(nomad.jobs.list(options).watch()), 'jobs.list'],
      [collected(nomad.events.subscribe({ ...options, topics: { Job: ['*'] }, from: 5 })), 'events.stream'],
    ];
    for (const [failure, subject] of failures) {
      const error: unknown = await failure.then(undefined, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error).toHaveProperty('message', `${subject}: ${message}`);
    }
    expect(server.received).toHaveLength(0);
  });

  it.each([Number.NaN, 0, -1])('is refused as the silence of a subscription: %d', (silence) => {
    expect(() => nomadOf({}).events.subscribe({ silence })).toThrow(ArgumentError);
    expect(() => nomadOf({}).events.subscribe({ silence })).toThrow('silence');
  });
});
