/** The HTTP side by itself: answers and their headers, errors, lists, blocking queries and streams, with and without a socket. */

import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync, createGunzip, inflateRawSync } from 'node:zlib';

import { client, endpoints, system, type Namespace } from '@yurt/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { bootstrap } from '../services/bootstrap.js';
import { eventServices } from '../services/events.js';
import { Listing, textTokens } from '../services/listing.js';
import { namespaceServices } from '../services/namespaces.js';
import { nodeServices } from '../services/nodes/services.js';
import { schedulerConfigurationServices } from '../services/scheduler-configuration.js';
import { serve } from '../services/serve.js';
import type { ServerContext } from '../services/server-context.js';
import { StateStore } from '../state/state-store.js';
import { HttpServer } from './server.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

let state: StateStore;
let server: HttpServer;
let port: number;

const GZIP = { 'Accept-Encoding': 'gzip' };

/** Streams to read: one that gives its pieces when told to, one that gives 64 KiB as often as it is asked. */
class Pieces {
  sent = 0;
  ended = false;
  /** True while {@link Pieces.slow} waits for {@link Pieces.release}. */
  isHeld = false;
  release: () => void = () => undefined;

  async *slow(signal: AbortSignal): AsyncGenerator<string> {
    try {
      while (!signal.aborted) {
        yield `piece ${this.sent++};`;
        await new Promise<void>((resolve) => {
          this.isHeld = true;
          this.release = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    } finally {
      this.ended = true;
    }
  }

  async *fast(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        this.sent += 1;
        yield await Promise.resolve(Buffer.alloc(65536));
      }
    } finally {
      this.ended = true;
    }
  }
}

let pieces: Pieces;

const context = (): ServerContext => ({
  state,
  agent: {
    name: 'node-1',
    region: 'global',
    datacenter: 'dc1',
    id: '',
    dataDir: '',
    logLevel: 'info',
    bindAddress: '127.0.0.1',
    httpAddress: () => ({ host: '127.0.0.1', port }),
    rpcPort: 4647,
    serfPort: 4648,
    aclEnabled: false,
    eventBufferSize: 100,
    clientEnabled: true,
    clientMeta: {},
    clientOptions: {},
  },
  nodes: new Map(),
  newId: () => '00000000-0000-4000-8000-000000000000',
  now: () => 1_700_000_000_000,
});

beforeEach(async () => {
  pieces = new Pieces();
  state = new StateStore();
  await bootstrap(state);
  server = new HttpServer({
    endpoints,
    state,
    region: 'global',
    random: () => 0,
    logger: { debug: () => undefined, error: () => undefined },
    bindings: [
      ...namespaceServices(context()),
      ...nodeServices(context()),
      ...eventServices(context()),
      ...schedulerConfigurationServices(context()),
      serve(system.gc, () => undefined),
      serve(client.fs.cat, ({ signal }) => ({ chunks: pieces.slow(signal) })),
      serve(client.fs.readAt, () => ({ chunks: pieces.fast() })),
    ],
  });
  ({ port } = await server.listen('127.0.0.1', 0));
});

afterEach(async () => {
  await server.close();
  await state.close();
});

function call(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const all = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: all, text: all.toString() });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

const get = (path: string, headers?: Record<string, string>): Promise<Answer> => call('GET', path, headers);

function namespace(Name: string): Namespace {
  const kept = state.tables.namespaces.get('default');
  if (kept === undefined) throw new Error('no default namespace');
  return { ...kept, Name, Description: `the ${Name}`, Meta: { owner: Name } };
}

async function addNamespaces(...names: readonly string[]): Promise<number> {
  const { index } = await state.transact('namespace-upsert', (tx) => {
    for (const name of names) tx.put('namespaces', namespace(name));
  });
  return index;
}

describe('answers', () => {
  test('a read has its headers, and no newline', async () => {
    const { status, headers, text } = await get('/v1/namespace/default');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
      'x-nomad-index': '1',
      'x-nomad-knownleader': 'true',
      'x-nomad-lastcontact': '0',
    });
    expect(text).toMatch(/^\{.*\}$/s);
    expect(JSON.parse(text)).toMatchObject({ Name: 'default', CreateIndex: 1 });
  });

  test('pretty indents by four and ends with a newline', async () => {
    for (const query of ['?pretty', '?pretty=1', '?pretty=false']) {
      expect((await get(`/v1/namespace/default${query}`)).text).toMatch(/^\{\n {4}"Name".*\n\}\n$/s);
    }
    expect((await get('/v1/namespace/default?pretty=0')).text).not.toContain('\n');
  });

  test('a write that answers nothing is empty, packed or not', async () => {
    const plain = await call('PUT', '/v1/system/gc');
    expect([plain.status, plain.text, plain.headers['content-type']]).toEqual([200, '', undefined]);
    const packed = await call('PUT', '/v1/system/gc', { 'Accept-Encoding': 'gzip' });
    expect(packed.body.byteLength).toBeGreaterThan(0);
    expect(gunzipSync(packed.body).toString()).toBe('');
  });

  test('gzip and deflate are used when they are listed exactly, for errors too', async () => {
    const good = await get('/v1/namespaces', { 'Accept-Encoding': 'br, gzip' });
    expect(good.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(good.body).toString())).toHaveLength(1);
    const bad = await get('/v1/namespace/none', { 'Accept-Encoding': 'deflate' });
    expect([bad.status, inflateRawSync(bad.body).toString()]).toEqual([404, 'Namespace not found']);
    const weighted = await get('/v1/namespaces', { 'Accept-Encoding': 'gzip;q=1.0' });
    expect(weighted.headers['content-encoding']).toBeUndefined();
  });
});

describe('errors', () => {
  test.each([
    ['GET', '/v1/bogus', 404, ''],
    ['GET', '/v1/', 404, ''],
    ['GET', '/v2/jobs', 404, ''],
    ['DELETE', '/v1/namespaces', 405, 'Invalid method'],
    ['OPTIONS', '/v1/namespaces', 405, 'Invalid method'],
    ['GET', '/v1/namespaces?region=mars', 500, 'No path to region'],
    ['GET', '/v1/namespaces?index=x', 400, 'Invalid index'],
    ['GET', '/v1/namespaces?index=-1', 400, 'Invalid index'],
    ['GET', '/v1/namespaces?wait=1', 400, 'Invalid wait time'],
    ['GET', '/v1/nodes?per_page=x', 400, 'Expect a number for `per_page` query string parameter'],
    ['GET', '/v1/namespaces?stale=maybe', 400, 'Expect `true` or `false` for `stale` query string parameter'],
    ['GET', '/v1/node/abc', 500, 'node lookup failed: index error: UUID must be 36 characters'],
    [
      'GET',
      '/v1/nodes?prefix=abc',
      500,
      'node lookup failed: index error: Input (without hyphens) must be even length',
    ],
    [
      'GET',
      '/v1/nodes?prefix=zz',
      500,
      "node lookup failed: index error: Invalid UUID: encoding/hex: invalid byte: U+007A 'z'",
    ],
    ['GET', '/v1/quotas', 501, 'Nomad Enterprise only endpoint'],
    ['GET', '/v1/quota', 501, 'Nomad Enterprise only endpoint'],
    ['DELETE', '/v1/recommendations', 501, 'Nomad Enterprise only endpoint'],
    ['GET', '/v1/jobs', 501, 'Yurt does not serve GET /v1/jobs yet (jobs.list)'],
    ['GET', '/v1/client/fs/nope/x', 404, 'Invalid method'],
    ['GET', '/v1/client/allocation/x/nope', 404, 'resource not found'],
    [
      'GET',
      '/v1/nodes?resources=maybe',
      400,
      'Failed to parse node list fields: Failed to parse value of "resources" (maybe) as a bool: strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
  ])('%s %s is %i %s', async (method, path, status, text) => {
    const answer = await call(method, path);
    expect([answer.status, answer.text]).toEqual([status, text]);
    expect(answer.headers['content-type']).toBe(text === '' ? undefined : 'text/plain; charset=utf-8');
    expect(answer.headers['x-nomad-index']).toBeUndefined();
  });

  test('what is missing has the headers of a read', async () => {
    const answer = await get('/v1/namespace/none');
    expect([answer.status, answer.text]).toEqual([404, 'Namespace not found']);
    expect(answer.headers['x-nomad-index']).toBe('1');
  });

  const path = '/v1/operator/scheduler/configuration';
  test.each([
    [undefined, 'Request body is empty'],
    ['{', 'unexpected EOF'],
    ['', 'Request body is empty'],
    ['   ', 'EOF'],
    ['{nope', "invalid character 'n' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
    ['[1 2]', "invalid character '2' after array element"],
    ['tru', 'unexpected EOF'],
    ['trux', "invalid character 'x' in literal true (expecting 'e')"],
    ['{"SchedulerAlgorithm":"random"}', 'invalid scheduler algorithm: random'],
  ])('a body %j is refused: %s', async (body, text) => {
    const before = state.index;
    const answer = await call('PUT', path, {}, body);
    const shown = /empty$|random$/.test(text) ? text : `Error parsing scheduler config: ${text}`;
    expect([answer.status, answer.text]).toEqual([400, shown]);
    expect(state.index).toBe(before);
  });

  test('what follows the first value of a body is ignored, and so are unknown fields', async () => {
    const answer = await call('POST', path, {}, '{"SchedulerAlgorithm":"spread","Wibble":{}} trailing');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { Updated: true, Index: 3 }]);
  });
});

describe('lists', () => {
  test('come in pages, from the token on', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => ({ Name: `row-${i}`, Kind: i % 2 === 0 ? 'even' : 'odd' }));
    const listing = Listing.of({
      index: 7,
      rows,
      stub: (row) => row.Name,
      tokens: textTokens<(typeof rows)[number]>((row) => row.Name),
    });
    expect(listing.page({ perPage: 2 })).toEqual({ rows: ['row-0', 'row-1'], nextToken: 'row-2' });
    expect(listing.page({ perPage: 2, nextToken: 'row-2' })).toEqual({ rows: ['row-2', 'row-3'], nextToken: 'row-4' });
    expect(listing.page({ perPage: 2, nextToken: 'row-9' })).toEqual({ rows: [], nextToken: undefined });
    expect(listing.page({ perPage: 2, filter: 'Kind == even' })).toEqual({
      rows: ['row-0', 'row-2'],
      nextToken: 'row-4',
    });
    expect(() => listing.page({ filter: 'Nope == 1' })).toThrow(
      'failed to read result page: error finding value in datum: /Nope at part 0',
    );
  });

  test('a filter that is none is a 400', async () => {
    const answer = await get(`/v1/nodes?filter=${encodeURIComponent('Type = ')}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toBe(
      'failed to create result paginator: failed to read filter expression: 1:6 (5): no match found, expected: ' +
        '"!=", "==", "contains", "in", "is", "matches", "not" or [ \\t\\r\\n]',
    );
  });
});

describe('blocking queries', () => {
  test('wait for the index to pass, and not for other things', async () => {
    let answered = false;
    const waiting = get('/v1/namespace/default?index=1&wait=60s').then((answer) => {
      answered = true;
      return answer;
    });
    await addNamespaces('other');
    expect((await get('/v1/namespaces')).headers['x-nomad-index']).toBe('3');
    expect(answered).toBe(false);
    await addNamespaces('default');
    const answer = await waiting;
    expect(answer.headers['x-nomad-index']).toBe('4');
    expect(JSON.parse(answer.text)).toMatchObject({ Description: 'the default' });
  });

  test('answer at once when there is something newer, and after the time otherwise', async () => {
    expect((await get('/v1/namespaces?index=0&wait=60s')).status).toBe(200);
    const started = performance.now();
    const answer = await get('/v1/namespaces?index=1&wait=150ms');
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
    expect([answer.status, answer.headers['x-nomad-index']]).toEqual([200, '1']);
  });

  test('wait for what is not there, and hear of its end', async () => {
    const coming = get('/v1/namespace/new?index=1&wait=60s');
    await addNamespaces('other');
    await addNamespaces('new');
    expect((await coming).status).toBe(200);
    const going = get('/v1/namespace/new?index=4&wait=60s');
    await state.transact('namespace-delete', (tx) => tx.remove('namespaces', 'new'));
    expect((await going).status).toBe(404);
  });

  test('leave nothing behind when the caller goes', async () => {
    const request = httpRequest({ host: '127.0.0.1', port, path: '/v1/namespaces?index=99&wait=100s' });
    request.on('error', () => undefined);
    request.end();
    await expect.poll(() => state.watches.size).toBe(1);
    request.destroy();
    await expect.poll(() => state.watches.size).toBe(0);
  });
});

/** Opens a raw connection, sends a request, and reads until `enough`. */
function raw(path: string, enough: (text: string) => boolean, headers = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`));
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!enough(text)) return;
      socket.destroy();
      resolve(text);
    });
    socket.on('end', () => reject(new Error(`the connection ended: ${text}`)));
  });
}

describe('the event stream', () => {
  const upsert = (ID: string): Promise<unknown> =>
    state.transact('node-pool-upsert', (tx) => {
      const pool = tx.tables.nodePools.get('default');
      if (pool !== undefined) tx.put('nodePools', { ...pool, Name: ID });
    });

  test('sends an empty object at once, then a line for each index, raw', async () => {
    await upsert('first');
    const reading = raw(
      '/v1/event/stream?topic=NodePool',
      (text) => text.includes('second'),
      'Accept-Encoding: gzip\r\n',
    );
    await expect.poll(() => state.events.waiting).toBe(1);
    await upsert('second');
    const [head = '', body = ''] = (await reading).split('\r\n\r\n');
    expect(head).toContain('Connection: close');
    expect(head).toContain('Cache-Control: no-cache');
    expect(head).not.toMatch(/transfer-encoding|content-encoding/i);
    const lines = body.trimEnd().split('\n');
    expect(lines[0]).toBe('{}');
    expect(lines.slice(1).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { Index: 3, Events: [{ Topic: 'NodePool', Type: 'NodePoolUpserted', Key: 'first', FilterKeys: null, Index: 3 }] },
      { Index: 4, Events: [{ Key: 'second', Payload: { NodePool: { Name: 'second' } } }] },
    ]);
    await expect.poll(() => state.events.waiting).toBe(0);
  });

  test.each([
    ['?topic=Job:a:b', 'Invalid topic query: error parsing topics: Invalid key value pair for topic, topic: Job:a:b'],
    ['?index=x', 'Unable to parse index: strconv.Atoi: parsing "x": invalid syntax'],
    ['?index=1e2', 'Unable to parse index: strconv.Atoi: parsing "1e2": invalid syntax'],
    ['?index=-1', 'Invalid index'],
    ['?index=%2B1', 'Invalid index'],
  ])('%s is refused', async (query, text) => {
    const answer = await get(`/v1/event/stream${query}`);
    expect([answer.status, answer.text]).toEqual([400, text]);
  });

  test('begins at an index, and takes keys', async () => {
    for (const name of ['a', 'b', 'c']) await upsert(name);
    const text = await raw('/v1/event/stream?index=4&topic=NodePool:b&topic=NodePool:c', (all) => all.includes('"c"'));
    expect(text).toContain('"b"');
    expect(text).not.toContain('"a"');
  });
});

describe('without a socket', () => {
  async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  test('answers as over one', async () => {
    const answer = await server.inject({ method: 'GET', path: '/v1/namespaces?pretty' });
    const overSocket = await get('/v1/namespaces?pretty');
    expect([answer.status, await text(answer.body)]).toEqual([200, overSocket.text]);
    expect(answer.headers).toMatchObject({ 'x-nomad-index': '1', 'content-type': 'application/json' });
  });

  test('takes bodies whole and in pieces', async () => {
    async function* halves(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"SchedulerAlgorithm":');
      yield Buffer.from('"spread"}');
    }
    const path = '/v1/operator/scheduler/configuration';
    for (const body of [halves(), '{"SchedulerAlgorithm":"spread"}', Buffer.from('{"SchedulerAlgorithm":"spread"}')]) {
      const answer = await server.inject({ method: 'PUT', path, body });
      expect([answer.status, JSON.parse(await text(answer.body))]).toMatchObject([200, { Updated: true }]);
    }
  });

  test('a stream ends when it is left, and when the signal says so', async () => {
    const answer = await server.inject({ method: 'GET', path: '/v1/event/stream' });
    for await (const chunk of answer.body) {
      expect(Buffer.from(chunk).toString()).toBe('{}\n');
      break;
    }
    await expect.poll(() => state.events.waiting).toBe(0);

    const abort = new AbortController();
    const other = await server.inject({ method: 'GET', path: '/v1/event/stream', signal: abort.signal });
    const read = text(other.body);
    await expect.poll(() => state.events.waiting).toBe(1);
    abort.abort();
    await expect(read).rejects.toThrow('aborted');
    await expect.poll(() => state.events.waiting).toBe(0);
  });
});

test('closing ends what waits', async () => {
  const waiting = get('/v1/namespaces?index=99&wait=100s');
  await expect.poll(() => state.watches.size).toBe(1);
  await server.close();
  expect((await waiting).text).toBe('the agent is stopping');
  expect(state.watches.size).toBe(0);
});

test('every row of the table is served, or says that it is not', async () => {
  for (const endpoint of endpoints) {
    const query = new URLSearchParams(endpoint.fixedQuery).toString();
    const path = endpoint.path.replace(/[:*](\w+)/g, 'x');
    const isStream =
      endpoint.answer.kind === 'events' || endpoint.id === 'client.fs.cat' || endpoint.id === 'client.fs.readAt';
    if (isStream || path === '/') continue;
    const answer = await server.inject({ method: endpoint.method, path: `${path}?${query}`, body: '{}' });
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    const said = Buffer.concat(chunks).toString();
    if (answer.status === 501 && endpoint.enterprise !== true) expect(said).toContain(`(${endpoint.id})`);
    else expect(`${endpoint.id}: ${said}`).not.toContain('Yurt does not serve');
  }
});

describe('streamed bodies', () => {
  test('are packed piece by piece, each as it comes', async () => {
    const gunzip = createGunzip();
    const request = httpRequest({ host: '127.0.0.1', port, path: '/v1/client/fs/cat/x', headers: GZIP }, (response) =>
      response.pipe(gunzip),
    );
    request.end();
    const first = await new Promise<Buffer>((resolve) => gunzip.once('data', resolve));
    expect(first.toString()).toBe('piece 0;');
    await expect.poll(() => pieces.isHeld).toBe(true);
    pieces.release();
    const second = await new Promise<Buffer>((resolve) => gunzip.once('data', resolve));
    expect(second.toString()).toBe('piece 1;');
    request.destroy();
    await expect.poll(() => pieces.ended).toBe(true);
  });

  test('come no faster than they are read', async () => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('GET /v1/client/fs/readat/x?offset=0 HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    socket.pause();
    await expect.poll(() => pieces.sent).toBeGreaterThan(0);
    let before = -1;
    await expect
      .poll(
        () => {
          const still = pieces.sent === before;
          before = pieces.sent;
          return still;
        },
        { interval: 100 },
      )
      .toBe(true);
    expect(pieces.sent).toBeLessThan(200);
    socket.destroy();
    await expect.poll(() => pieces.ended).toBe(true);
  });
});
