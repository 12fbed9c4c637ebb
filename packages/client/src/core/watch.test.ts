import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { jobs, variables } from '@yurt/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Nomad } from '../nomad.js';
import type { WatchStatus } from './call.js';
import { NotFoundError, PermissionDeniedError } from './errors.js';
import { answer, collected, refuse, scriptedServer, until } from './fixtures/scripted-server.js';
import type { Script, ScriptedServer } from './fixtures/scripted-server.js';
import type { NomadOptions } from './options.js';
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

interface Step {
  readonly index?: number;
  readonly data?: unknown;
  readonly status?: number;
  readonly text?: string;
}

/** Answers the readings one after the other; after the last step, readings are held for ever. */
function stepping(steps: readonly Step[]): Script {
  return (_request, response, count) => {
    const step = steps[count];
    if (step === undefined) return;
    const { index = 1, data = [], status = 200, text } = step;
    if (text === undefined) answer(response, data, { 'x-nomad-index': index });
    else refuse(response, status, text, { 'x-nomad-index': String(index) });
  };
}

const indexesOf = (server: ScriptedServer): (string | null)[] =>
  server.received.map(({ url }) => new URL(url, 'http://nomad').searchParams.get('index'));

/** What a watch delivers until it has delivered this often and the server holds the next reading. */
async function delivered(
  steps: readonly Step[],
  times: number,
  statuses: WatchStatus[] = [],
): Promise<[unknown[], ScriptedServer]> {
  const server = await serve(stepping(steps));
  const results: unknown[] = [];
  const controller = new AbortController();
  const { signal } = controller;
  const watch = nomadOf({ address: server.address })
    .call(jobs.list, {})
    .watch({ signal, onStatus: (status) => statuses.push(status) });
  const loop = (async () => {
    for await (const data of watch) results.push(data);
  })();
  await until(() => server.received.length > steps.length, 'the last reading to be held');
  controller.abort();
  await loop;
  expect(results).toHaveLength(times);
  return [results, server];
}

describe('a watch', () => {
  it('delivers what there is, then what has changed, each read above the index before', async () => {
    const [results, server] = await delivered(
      [
        { index: 5, data: ['a'] },
        { index: 9, data: ['b'] },
      ],
      2,
    );
    expect(results).toEqual([['a'], ['b']]);
    expect(indexesOf(server)).toEqual([null, '5', '9']);
    expect(server.received[1]?.url).toBe('/v1/jobs?index=5&wait=60000ms');
  });

  it('delivers nothing on timeouts and on wakes without news', async () => {
    const steps = [
      { index: 5, data: ['a'] },
      { index: 5, data: ['a'] },
      { index: 8, data: ['a'] },
      { index: 9, data: ['b'] },
    ];
    const [results, server] = await delivered(steps, 2);
    expect(results).toEqual([['a'], ['b']]);
    expect(indexesOf(server)).toEqual([null, '5', '5', '8', '9']);
  });

  it('starts over when the index goes back, and never asks with index 0 again', async () => {
    const [results, server] = await delivered(
      [
        { index: 50, data: ['a'] },
        { index: 3, data: ['a'] },
        { index: 0, data: [] },
      ],
      3,
    );
    expect(results).toEqual([['a'], ['a'], []]);
    expect(indexesOf(server)).toEqual([null, '50', '3', '1']);
  });

  it('goes on after trouble, from the same index, and tells of it', async () => {
    const statuses: WatchStatus[] = [];
    const steps = [
      { index: 5, data: ['a'] },
      { status: 500, text: 'No cluster leader' },
      { status: 429, text: 'Your IP is issuing too many concurrent connections' },
      { index: 6, data: ['b'] },
    ];
    const [results, server] = await delivered(steps, 2, statuses);
    expect(results).toEqual([['a'], ['b']]);
    expect(indexesOf(server)).toEqual([null, '5', '5', '5', '6']);
    expect(statuses.map(({ state }) => state)).toEqual(['live', 'degraded', 'degraded', 'live']);
    expect(statuses[1]).toMatchObject({ error: { code: 'no_leader' } });
  });

  it('ends with what can not pass by itself', async () => {
    const server = await serve(stepping([{ index: 5 }, { status: 403, text: 'Permission denied' }]));
    const watch = nomadOf({ address: server.address }).call(jobs.list, {}).watch();
    await expect(collected(watch)).rejects.toBeInstanceOf(PermissionDeniedError);
  });

  it('fails on what is missing, or waits until it is there', async () => {
    const missing = { status: 404, text: 'variable not found', index: 7 };
    const failing = await serve(stepping([missing]));
    const absent = nomadOf({ address: failing.address }).call(variables.read, { path: 'a' });
    await expect(collected(absent.watch())).rejects.toBeInstanceOf(NotFoundError);

    const server = await serve(stepping([missing, { index: 9, data: { Path: 'a' } }, { ...missing, index: 11 }]));
    const statuses: WatchStatus[] = [];
    const call = nomadOf({ address: server.address }).call(variables.read, { path: 'a' });
    const watch = call.watch({ whenMissing: 'wait', onStatus: (status) => statuses.push(status) });
    const results = watch[Symbol.asyncIterator]();
    expect(await results.next()).toEqual({ done: false, value: { Path: 'a' } });
    const next = results.next();
    await until(() => server.received.length === 4, 'the reading after the deletion');
    expect(indexesOf(server)).toEqual([null, '7', '9', '11']);
    expect(statuses.map(({ state }) => state)).toEqual(['missing', 'live', 'missing']);
    await results.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('gives the headers with the data, from a given index on', async () => {
    const server = await serve(stepping([{ index: 12, data: ['x'] }]));
    const watch = nomadOf({ address: server.address }).call(jobs.list, {}).watch({ index: 11, wait: '5s' });
    for await (const { data, meta } of watch.withMeta()) {
      expect([data, meta.index]).toEqual([['x'], 12]);
      break;
    }
    expect(server.received[0]?.url).toBe('/v1/jobs?index=11&wait=5000ms');
  });

  it('leaves no request, no listener and no connection behind, however it ends', async () => {
    const server = await serve(stepping([{ index: 5 }]));
    const nomad = nomadOf({ address: server.address });
    const controller = new AbortController();
    const { signal } = controller;
    const loop = collected(nomad.call(jobs.list, {}).watch({ signal }));
    await until(() => server.received.length === 2, 'the held reading');
    expect(getEventListeners(signal, 'abort').length).toBeGreaterThan(0);
    controller.abort();
    await loop;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(await collected(nomad.call(jobs.list, {}).watch({ signal }))).toEqual([]);
    await until(() => server.received.length === 2 && server.sockets.size <= 1, 'the held connection to be cut');
  });

  it('slows down when answers without news come fast', async () => {
    // The clock is the test's: on a slow machine no answer is fast.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      let asked = 0;
      const inject = async (): Promise<InMemoryResponse> => {
        asked++;
        await turn();
        return { status: 200, headers: { 'x-nomad-index': 5 }, body: '["same"]' };
      };
      const nomad = nomadOf({ transport: memoryTransport({ inject }) });
      const controller = new AbortController();
      const loop = collected(nomad.call(jobs.list, {}).watch({ signal: controller.signal }));
      const askedAfter = async (milliseconds: number): Promise<number> => {
        await vi.advanceTimersByTimeAsync(milliseconds);
        for (let turns = 0; turns < 100; turns++) await turn();
        return asked;
      };
      // The first, which has news, and ten without.
      expect(await askedAfter(0)).toBe(11);
      expect(await askedAfter(999)).toBe(11);
      expect(await askedAfter(1)).toBe(12);
      expect(await askedAfter(1000)).toBe(13);
      controller.abort();
      expect(await loop).toEqual([['same']]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('many watches', () => {
  it('hold no more readings open than allowed, and take turns', async () => {
    let held = 0;
    let most = 0;
    const waits = new Set<string | null>();
    const script: Script = ({ url }, response: ServerResponse) => {
      const query = new URL(url, 'http://nomad').searchParams;
      if (query.get('index') === null) {
        answer(response, [], { 'x-nomad-index': 5 });
        return;
      }
      waits.add(query.get('wait'));
      held++;
      most = Math.max(most, held);
      setTimeout(() => {
        held--;
        answer(response, [url], { 'x-nomad-index': 6 + Number(query.get('index')) });
      }, 5);
    };
    const server = await serve(script);
    const nomad = nomadOf({ address: server.address, longPolls: 3 });
    const controller = new AbortController();
    const news = Array.from({ length: 12 }, () => 0);
    const loops = news.map(async (_zero, watcher) => {
      for await (const { data } of nomad
        .call(jobs.read, { jobId: `${watcher}` })
        .watch({ signal: controller.signal })
        .withMeta()) {
        news[watcher] = (news[watcher] ?? 0) + (data === null ? 0 : 1);
      }
    });
    await until(() => news.every((count) => count >= 4), 'every watch to get its turns');
    controller.abort();
    await Promise.all(loops);
    expect(most).toBe(3);
    expect(waits).toContain('2000ms');
  });
});
