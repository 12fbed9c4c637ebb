import { createServer } from 'node:net';
import { client, jobs, variables } from '@yurt/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Nomad } from '../nomad.js';
import { ConnectionError, NoLeaderError, RateLimitedError, TimeoutError } from './errors.js';
import { answer, refuse, scriptedServer } from './fixtures/scripted-server.js';
import type { Script, ScriptedServer } from './fixtures/scripted-server.js';
import type { NomadOptions } from './options.js';
import { backoff } from './retry.js';
import { memoryTransport } from './transports/memory-transport.js';
import type { InMemoryResponse } from './transports/memory-transport.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function serve(script: Script): Promise<ScriptedServer> {
  const server = await scriptedServer(script);
  cleanups.push(() => server.close());
  return server;
}

function nomadOf(options: NomadOptions): Nomad {
  const nomad = new Nomad({ environment: {}, retry: { base: 1 }, ...options });
  cleanups.push(() => nomad.close());
  return nomad;
}

/** Fails the first calls as told, and then answers. */
const failing =
  (times: number, status: number, text: string): Script =>
  (_request, response, index) =>
    index < times ? refuse(response, status, text) : answer(response, {});

/** Cuts the first connections after the request came, and then answers. */
const cutting =
  (times: number): Script =>
  (_request, response, index) => {
    if (index < times) response.socket?.destroy();
    else answer(response, {});
  };

type Kind = 'read' | 'write' | 'repeatable write';
const sent = async (
  script: Script,
  kind: Kind,
  options: NomadOptions = {},
): Promise<[outcome: string, times: number]> => {
  const server = await serve(script);
  const nomad = nomadOf({ address: server.address, ...options });
  const call: PromiseLike<unknown> =
    kind === 'read'
      ? nomad.call(jobs.read, { jobId: 'a' })
      : kind === 'write'
        ? nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' } })
        : nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' }, EnforceIndex: true, JobModifyIndex: 3 });
  const outcome = await call.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  return [outcome, server.received.length];
};

describe('a failed call is sent again', () => {
  it.each<[string, Script, Kind, [string, number]]>([
    ['no leader, read', failing(2, 500, 'No cluster leader'), 'read', ['ok', 3]],
    ['no leader, write: nothing can have changed', failing(2, 500, 'rpc error: No cluster leader'), 'write', ['ok', 3]],
    ['stale server', failing(1, 500, 'Not ready to serve consistent reads'), 'read', ['ok', 2]],
    ['broken forwarding, read', failing(1, 500, 'rpc error: EOF'), 'read', ['ok', 2]],
    ['broken forwarding, write', failing(1, 500, 'rpc error: EOF'), 'write', ['ServerError', 1]],
    ['proxy, read', failing(1, 502, 'Bad Gateway'), 'read', ['ok', 2]],
    ['proxy, write', failing(1, 503, 'busy'), 'write', ['ServerError', 1]],
    ['proxy, write with a check of its own', failing(1, 504, 'busy'), 'repeatable write', ['ok', 2]],
    ['cut connection, read', cutting(2), 'read', ['ok', 3]],
    ['cut connection, write', cutting(1), 'write', ['ConnectionError', 1]],
    ['cut connection, write with a check of its own', cutting(1), 'repeatable write', ['ok', 2]],
    [
      'failed check',
      failing(9, 500, 'Enforcing job modify index 3: job does not exist'),
      'repeatable write',
      ['CheckIndexConflictError', 1],
    ],
    ['other 500', failing(9, 500, 'boom'), 'read', ['ServerError', 1]],
    ['no path to region', failing(9, 500, 'No path to region'), 'read', ['ServerError', 1]],
    ['enterprise', failing(9, 501, 'Nomad Enterprise only endpoint'), 'read', ['EnterpriseOnlyError', 1]],
    ['not found', failing(9, 404, 'job not found'), 'read', ['NotFoundError', 1]],
    ['node out of reach', failing(9, 404, 'No path to node'), 'read', ['NotFoundError', 3]],
    ['at most four times', failing(9, 500, 'No cluster leader'), 'read', ['NoLeaderError', 4]],
  ])('or not: %s', async (_name, script, kind, expected) => {
    expect(await sent(script, kind)).toEqual(expected);
  });

  it('as often as it is told', async () => {
    const broken = failing(9, 500, 'No cluster leader');
    expect(await sent(broken, 'read', { retry: false })).toEqual(['NoLeaderError', 1]);
    expect(await sent(broken, 'read', { retry: { attempts: 2, base: 1 } })).toEqual(['NoLeaderError', 2]);
  });

  it('when the body of its answer breaks off', async () => {
    const [outcome, times] = await sent((_request, response, index) => {
      if (index > 0) {
        answer(response, {});
        return;
      }
      response.writeHead(200, { 'content-length': 100 });
      response.write('{', () => response.socket?.destroy());
    }, 'read');
    expect([outcome, times]).toEqual(['ok', 2]);
  });

  it('with the check that a variable or a token is, but not without', async () => {
    const server = await serve((_request, response, index) =>
      index % 2 === 0 ? refuse(response, 502, 'Bad Gateway') : answer(response, {}),
    );
    const nomad = nomadOf({ address: server.address });
    const variable = { Path: 'a', Items: { a: 'b' } };
    await nomad.call(variables.write, { path: 'a' }, { cas: 0 }, variable);
    await nomad.call(jobs.dispatch, { jobId: 'a' }, { idempotencyToken: 't' }, {});
    expect(server.received).toHaveLength(4);
    await expect(nomad.call(variables.write, { path: 'a' }, {}, variable)).rejects.toMatchObject({ status: 502 });
  });

  it('after a pause when Nomad has too many connections, whatever the method', async () => {
    const server = await serve(
      failing(1, 429, 'Your IP is issuing too many concurrent connections, please rate limit your calls'),
    );
    const nomad = nomadOf({ address: server.address });
    const started = performance.now();
    await nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' } });
    expect(performance.now() - started).toBeGreaterThanOrEqual(245);
    expect(server.received).toHaveLength(2);
  });

  it('also when that answer comes before the request is read', async () => {
    let connections = 0;
    const text = 'Your IP is issuing too many concurrent connections, please rate limit your calls\n';
    const server = createServer((socket) => {
      connections++;
      socket.resume().on('error', () => {});
      const refusal = `HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`;
      if (connections === 1) socket.end(refusal);
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const nomad = nomadOf({ address: `http://127.0.0.1:${port}`, retry: false });
    await expect(nomad.call(jobs.list, {})).rejects.toBeInstanceOf(RateLimitedError);
    await nomad.call(jobs.list, {});
  });

  it('with pauses that grow up to a limit', () => {
    const policy = { base: 100, cap: 1000 };
    for (let tries = 1; tries < 20; tries++) {
      const pause = backoff(tries, policy);
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThanOrEqual(Math.min(1000, 100 * 2 ** (tries - 1)));
    }
  });
});

describe('when its time is over, a call fails', () => {
  // The clock is the test's: no machine is too slow for it.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const noLeader: InMemoryResponse = { status: 500, headers: {}, body: 'No cluster leader' };
  const retry = { attempts: 50, base: 40, cap: 40 };

  /** A client whose server answers as told, and then not at all. */
  function scripted(replies: readonly (() => InMemoryResponse)[], options: NomadOptions): [Nomad, () => number] {
    let tries = 0;
    const inject = (): Promise<InMemoryResponse> => {
      const reply = replies[tries++];
      return reply === undefined ? new Promise(() => {}) : Promise.resolve().then(reply);
    };
    return [nomadOf({ transport: memoryTransport({ inject }), retry, ...options }), () => tries];
  }

  /** How a call fails, and how many milliseconds that took. */
  async function ended(call: PromiseLike<unknown>): Promise<[error: unknown, after: number]> {
    const started = performance.now();
    const failed = Promise.resolve(call).then(
      () => ['no failure', 0] satisfies [unknown, number],
      (error: unknown) => [error, performance.now() - started] satisfies [unknown, number],
    );
    await vi.advanceTimersByTimeAsync(60_000);
    return failed;
  }

  it('with the last answer, when that leaves no time for another try', async () => {
    const [nomad, tries] = scripted(
      Array.from({ length: 50 }, () => () => noLeader),
      { timeout: 150 },
    );
    const [error, after] = await ended(nomad.call(jobs.list, {}));
    expect(error).toBeInstanceOf(NoLeaderError);
    expect(after).toBeLessThanOrEqual(150);
    expect(tries()).toBeGreaterThanOrEqual(4);
    expect(tries()).toBeLessThan(50);
  });

  it('at once, when the server asks for a longer pause than there is time', async () => {
    const limited: InMemoryResponse = { status: 429, headers: { 'retry-after': 3600 }, body: 'slow down' };
    const [nomad, tries] = scripted([() => limited], {});
    const [error, after] = await ended(nomad.call(jobs.list, {}));
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(error).toMatchObject({ retryAfter: 3_600_000 });
    expect([after, tries()]).toEqual([0, 1]);
  });

  it('with the last answer, when a pause lasted longer than it should', async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    try {
      const limited: InMemoryResponse = { status: 429, headers: {}, body: 'slow down' };
      const [nomad, tries] = scripted([() => limited], {});
      const call = nomad.call(jobs.list, {}).then(undefined, (error: unknown) => error);
      // The pause has begun, of 250 ms at least; before it ends, more time passes than the call has.
      await vi.advanceTimersByTimeAsync(0);
      now = 60_000;
      await vi.advanceTimersByTimeAsync(600);
      expect(await call).toBeInstanceOf(RateLimitedError);
      expect(tries()).toBe(1);
    } finally {
      clock.mockRestore();
    }
  });

  it.each(['read', 'write'])(
    'with a time-out in the middle of a try, and with the answer before: a %s',
    async (kind) => {
      const [nomad, tries] = scripted([() => noLeader], { timeout: 150 });
      const call: PromiseLike<unknown> =
        kind === 'read' ? nomad.call(jobs.list, {}) : nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' } });
      const [error, after] = await ended(call);
      // Not the answer before: the write that was cut off may have had an effect.
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({
        message: `${kind === 'read' ? 'GET' : 'PUT'} /v1/jobs: no answer within 150 ms; the try before: 500 No cluster leader`,
        timeout: 150,
        cause: { name: 'NoLeaderError', status: 500 },
      });
      expect([after, tries()]).toEqual([150, 2]);
    },
  );

  it('with a time-out that tells of the connection before', async () => {
    const broken = (): InMemoryResponse => {
      throw new Error('broken');
    };
    const [nomad] = scripted([broken], { timeout: 150 });
    const [error] = await ended(nomad.call(jobs.list, {}));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(String(error)).toMatch(
      /: GET \/v1\/jobs: no answer within 150 ms; the try before: the server in memory failed$/,
    );
    expect(error instanceof TimeoutError && error.cause).toBeInstanceOf(ConnectionError);
  });

  it('with a time-out alone, when the first try has no end', async () => {
    const [nomad, tries] = scripted([], { timeout: 150 });
    const [error, after] = await ended(nomad.call(jobs.list, {}));
    expect(error).toMatchObject({ name: 'TimeoutError', message: 'GET /v1/jobs: no answer within 150 ms' });
    expect(error).not.toHaveProperty('cause');
    expect([after, tries()]).toEqual([150, 1]);
  });
});

describe('with several agents', () => {
  it('the client stays with one and moves on when it is gone', async () => {
    const first = await serve((_request, response) => answer(response, { ID: 'first' }));
    const second = await serve((_request, response) => answer(response, { ID: 'second' }));
    const nomad = nomadOf({ addresses: [first.address, second.address] });
    for (let count = 0; count < 3; count++)
      expect(await nomad.call(jobs.read, { jobId: 'a' })).toEqual({ ID: 'first' });
    await first.close();
    expect(await nomad.call(jobs.read, { jobId: 'a' })).toEqual({ ID: 'second' });
    await nomad.call(jobs.register, {}, {}, { Job: { ID: 'a' } });
    for (let count = 0; count < 3; count++)
      expect(await nomad.call(jobs.read, { jobId: 'a' })).toEqual({ ID: 'second' });
    expect(first.received).toHaveLength(3);
  });

  it('each is tried before the call fails, even without retries', async () => {
    const live = await serve((_request, response) => answer(response, {}));
    const dead = await Promise.all([serve(() => {}), serve(() => {}), serve(() => {})]);
    for (const server of dead) await server.close();
    const addresses = [...dead.map((server) => server.address), live.address];
    await nomadOf({ addresses, retry: { attempts: 1 } }).call(jobs.register, {}, {}, { Job: { ID: 'a' } });
    expect(live.received).toHaveLength(1);
  });

  it('one without a leader is left for another', async () => {
    const first = await serve(failing(99, 500, 'No cluster leader'));
    const second = await serve((_request, response) => answer(response, {}));
    const nomad = nomadOf({ addresses: [first.address, second.address] });
    await nomad.call(jobs.list, {});
    await nomad.call(jobs.list, {});
    expect([first.received.length, second.received.length]).toEqual([1, 2]);
  });

  it('each gets the user of its own address', async () => {
    const first = await serve((_request, response) => refuse(response, 503, 'No cluster leader'));
    const second = await serve((_request, response) => answer(response, {}));
    const addresses = [first, second].map((server, index) => server.address.replace('//', `//u${index}:p@`));
    await nomadOf({ addresses }).call(jobs.list, {});
    const users = [first, second].map((server) => server.received[0]?.headers.authorization);
    expect(users).toEqual(['u0:p', 'u1:p'].map((user) => `Basic ${Buffer.from(user).toString('base64')}`));
  });

  it('a stream finds another before it is open', async () => {
    const first = await serve(() => {});
    await first.close();
    const second = await serve((_request, response) => void response.end('text'));
    const nomad = nomadOf({ addresses: [first.address, second.address] });
    const stream = await nomad.stream(client.fs.cat, { allocationId: 'a' }, { path: 'x' });
    let text = '';
    for await (const chunk of stream.body) text += Buffer.from(chunk).toString();
    expect(text).toBe('text');
  });
});
