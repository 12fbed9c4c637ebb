/** The streams against scripted servers on real sockets: what real Nomad does rarely, such as cuts and silence, done on cue. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { client } from '@yurt/contract';
import { NotFoundError, PermissionDeniedError, ProtocolError } from '../core/errors.js';
import { Nomad } from '../nomad.js';
import { type EventGap, subscribe } from './events.js';
import { ExecSession } from './exec.js';
import { FrameStream } from './frames.js';
import { TaskLog } from './task-log.js';

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function serve(handle: Handler): Promise<{ nomad: Nomad; server: Server }> {
  const server = createServer((request, response) => {
    handle(request, response, new URL(request.url ?? '/', 'http://127.0.0.1'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const nomad = new Nomad({ address: `http://127.0.0.1:${port}`, environment: {} });
  cleanUps.push(
    () => nomad.close(),
    () => new Promise((resolve) => void (server.closeAllConnections(), server.close(resolve))),
  );
  return { nomad, server };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function json(response: ServerResponse, value: unknown, index = 1): void {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'X-Nomad-Index': String(index),
    'X-Nomad-KnownLeader': 'true',
    'X-Nomad-LastContact': '0',
  });
  response.end(JSON.stringify(value));
}

async function take<T>(items: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) if (taken.push(item) >= count) break;
  return taken;
}

describe('frames', () => {
  const frames = (nomad: Nomad): FrameStream =>
    new FrameStream(() => nomad.stream(client.fs.stream, { allocationId: 'a' }, { path: '/x' }), { follows: false });

  test('come as pieces, text or lines; characters and lines that are split over frames come whole', async () => {
    const bytes = Buffer.from('först\nsecond\r\nend');
    const { nomad } = await serve((_request, response) => {
      response.write(`{"Data":"${bytes.subarray(0, 2).toString('base64')}","File":"x","Offset":2}{}`);
      response.end(`{"Data":"${bytes.subarray(2).toString('base64')}"}{"File":"x","FileEvent":"file truncated"}`);
    });
    expect(await all(frames(nomad))).toEqual([
      { file: 'x', data: bytes.subarray(0, 2), event: undefined },
      { file: 'x', data: bytes.subarray(2), event: undefined },
      { file: 'x', data: new Uint8Array(0), event: 'file truncated' },
    ]);
    expect(await all(frames(nomad).text())).toEqual(['f', 'örst\nsecond\r\nend']);
    expect(await all(frames(nomad).lines())).toEqual(['först', 'second', 'end']);
  });

  test('an error text after the first byte is an error with that text; a second loop is refused', async () => {
    const { nomad } = await serve((_request, response) => response.end('{"Data":"YQ==","File":"x"}stream: file gone'));
    const stream = frames(nomad);
    await expect(all(stream)).rejects.toThrow('the server ended the stream with: stream: file gone');
    await expect(all(stream)).rejects.toThrow(ProtocolError);
  });

  test('leaving the loop closes the connection', async () => {
    let closed = (): void => undefined;
    const over = new Promise<void>((resolve) => (closed = resolve));
    const { nomad } = await serve((request, response) => {
      request.on('close', () => closed());
      response.write(`{"Data":"YQ==","File":"x"}`);
    });
    await take(frames(nomad), 1);
    await over;
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  return take(items, Number.POSITIVE_INFINITY);
}

describe('events', () => {
  const line = (index: number, ...ids: string[]): string =>
    `${JSON.stringify({
      Index: index,
      Events: ids.map((id) => ({
        Topic: 'Job',
        Type: 'JobRegistered',
        Key: id,
        Namespace: 'default',
        FilterKeys: null,
        Index: index,
        Payload: { Job: { ID: id } },
      })),
    })}\n`;

  interface EventServer {
    readonly nomad: Nomad;
    readonly asked: readonly string[];
    /** Cuts the connection that is open. What was sent over it may be lost unless it has been read. */
    cut: () => void;
  }

  /** Answers each connection in turn with its lines, and keeps it open until it is cut. Lists show `index`. */
  async function eventServer(index: number, ...connections: string[]): Promise<EventServer> {
    const asked: string[] = [];
    let last: ServerResponse | undefined;
    const { nomad } = await serve((_request, response, url) => {
      if (url.pathname !== '/v1/event/stream') return json(response, [], index);
      asked.push(url.searchParams.get('index') ?? '');
      const lines = connections[asked.length - 1];
      response.writeHead(200);
      response.write(`{}\n${lines ?? ''}`);
      last = response;
    });
    return { nomad, asked, cut: () => last?.destroy() };
  }

  /** The keys of the next events; the connection is cut once the first is read. */
  async function keysOverCut(events: AsyncIterable<{ Key: string }>, server: EventServer, count: number) {
    const keys: string[] = [];
    for await (const { Key } of events) {
      if (keys.push(Key) >= count) break;
      if (keys.length === 1) server.cut();
    }
    return keys;
  }

  test('begin now, drop what came before, and take a line twice for proof after a cut', async () => {
    const server = await eventServer(7, line(7, 'old') + line(8, 'a'), line(8, 'a') + line(9, 'b', 'c'));
    const gaps: EventGap[] = [];
    const subscription = subscribe(server.nomad, { topics: { Job: ['*'] }, onGap: (gap) => gaps.push(gap) });
    expect(await keysOverCut(subscription, server, 3)).toEqual(['a', 'b', 'c']);
    expect(server.asked).toEqual(['7', '8']);
    expect(gaps).toEqual([]);
    expect(subscription.lastIndex).toBe(9);
  });

  test('a line that does not come again after a cut is a gap', async () => {
    const server = await eventServer(7, line(8, 'a'), line(20, 'b'));
    const gaps: EventGap[] = [];
    const events = subscribe(server.nomad, { topics: { Job: ['*'] }, onGap: (gap) => gaps.push(gap) });
    expect(await keysOverCut(events, server, 2)).toEqual(['a', 'b']);
    expect(gaps).toEqual([{ after: 8, before: 20, reason: 'not-held' }]);
  });

  test('a gap that nobody listens for ends the loop', async () => {
    const server = await eventServer(7, line(8, 'a'), line(20, 'b'));
    const events = subscribe(server.nomad, { topics: { Job: ['*'] } });
    await expect(keysOverCut(events, server, 2)).rejects.toThrow('events after index 8 were lost');
  });

  test('an empty server after a restart is a gap too', async () => {
    const { nomad } = await eventServer(3, '{}\n');
    let found: (gap: EventGap) => void = () => undefined;
    const gap = new Promise<EventGap>((resolve) => (found = resolve));
    const controller = new AbortController();
    const options = { topics: { Job: ['*'] }, resumeAt: 8, onGap: found, signal: controller.signal };
    const loop = all(subscribe(nomad, options));
    expect(await gap).toEqual({ after: 8, before: undefined, reason: 'not-held' });
    controller.abort();
    expect((await loop).map((event) => event.Key)).toEqual([]);
  });

  test('an event that comes twice in its line is delivered once; two different ones are both', async () => {
    const twice = line(8, 'a', 'a', 'b');
    const { nomad } = await eventServer(7, twice + line(9, 'end'));
    const events = await take(subscribe(nomad, { topics: { Job: ['a', 'b'] } }), 3);
    expect(events.map((event) => event.Key)).toEqual(['a', 'b', 'end']);
  });

  test('a consumer that is too slow gets a gap, not endless memory', async () => {
    const lines = Array.from({ length: 50 }, (_, at) => line(10 + at, `j${at}`)).join('');
    const { nomad } = await eventServer(7, lines);
    const gaps: EventGap[] = [];
    const events = subscribe(nomad, { topics: { Job: ['*'] }, buffer: 8, onGap: (gap) => gaps.push(gap) });
    const keys: string[] = [];
    for await (const event of events) {
      keys.push(event.Key);
      if (event.Key === 'j49') break;
    }
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps[0]?.reason).toBe('slow-consumer');
    expect(keys.length).toBeLessThan(50);
  });

  test('a refused token ends the loop, whether the server says so or only falls silent', async () => {
    const { nomad: honest } = await serve((_request, response) => response.writeHead(403).end('Permission denied'));
    await expect(take(subscribe(honest, { topics: { Job: ['*'] }, from: 5 }), 1)).rejects.toThrow(
      PermissionDeniedError,
    );
    const { nomad: silent } = await serve((_request, response, url) => {
      if (url.pathname === '/v1/event/stream') response.writeHead(200).flushHeaders();
      else response.writeHead(403).end('Permission denied');
    });
    await expect(take(subscribe(silent, { topics: { Job: ['*'] }, from: 5 }), 1)).rejects.toThrow(
      PermissionDeniedError,
    );
  });

  test('a silent connection is given up and opened again', async () => {
    let connections = 0;
    const { nomad: quiet } = await serve((_request, response, url) => {
      if (url.pathname !== '/v1/event/stream') return json(response, [], 7);
      connections += 1;
      response.writeHead(200);
      response.write(connections === 1 ? '{}\n' : `{}\n${line(9, 'b')}`);
    });
    const events = subscribe(quiet, { topics: { Job: ['*'] }, silence: 100, onGap: () => undefined });
    expect((await take(events, 1)).map((event) => event.Key)).toEqual(['b']);
  });

  test("the caller's signal ends the loop quietly", async () => {
    const { nomad } = await eventServer(7, line(8, 'a'));
    const controller = new AbortController();
    const keys: string[] = [];
    for await (const event of subscribe(nomad, { topics: { Job: ['*'] }, signal: controller.signal })) {
      keys.push(event.Key);
      controller.abort();
    }
    expect(keys).toEqual(['a']);
  });
});

describe('the log of a task', () => {
  /** A node that keeps log files and lets a test cut its streams. */
  class LogNode {
    files: [name: string, text: string][] = [];
    state: 'pending' | 'running' | 'dead' = 'running';
    readonly requests: string[] = [];
    cut: (() => void) | undefined;
    #index = 1;
    #waiting: (() => void)[] = [];

    become(state: 'running' | 'dead'): void {
      this.state = state;
      this.#index += 1;
      for (const answer of this.#waiting.splice(0)) answer();
    }

    readonly handle: Handler = (_request, response, url) => {
      if (url.pathname.startsWith('/v1/allocation/')) {
        const answer = (): void =>
          json(
            response,
            {
              ID: 'a',
              ClientStatus: this.state === 'dead' ? 'complete' : 'running',
              TaskStates: { t: { State: this.state } },
            },
            this.#index,
          );
        if (Number(url.searchParams.get('index') ?? 0) >= this.#index) this.#waiting.push(answer);
        else answer();
      } else if (url.pathname.startsWith('/v1/client/fs/ls/')) {
        json(
          response,
          this.files.map(([Name, text]) => ({
            Name,
            IsDir: false,
            Size: text.length,
            FileMode: '',
            ModTime: '',
            ContentType: '',
          })),
        );
      } else {
        this.requests.push(`${url.searchParams.get('follow')} ${url.searchParams.get('offset')}`);
        if (this.state === 'pending') {
          response.writeHead(404).end('task "t" not started yet. No logs available');
          return;
        }
        let skip = Number(url.searchParams.get('offset') ?? 0);
        response.writeHead(200);
        for (const [name, text] of this.files.filter(([file]) => file.startsWith('t.stdout.'))) {
          const rest = text.slice(skip);
          skip = Math.max(0, skip - text.length);
          if (rest !== '') response.write(`{"Data":"${base64(rest)}","File":"alloc/logs/${name}","Offset":99}`);
        }
        if (url.searchParams.get('follow') !== 'true') {
          response.end();
          return;
        }
        response.write('{}');
        this.cut = () => response.destroy();
      }
    };
  }

  test('is followed over a cut and a rotation without losing or repeating a byte, and ends with the task', async () => {
    const node = new LogNode();
    node.files = [['t.stdout.0', 'one\ntwo']];
    const { nomad } = await serve(node.handle);
    const lines: string[] = [];
    for await (const text of new TaskLog(nomad, 'a', { task: 't' }).text()) {
      lines.push(text);
      if (lines.length === 1) {
        node.files = [
          ['t.stdout.0', 'one\ntwo, more\n'],
          ['t.stdout.1', 'three\n'],
          ['t.stderr.0', 'not this'],
        ];
        node.cut?.();
      } else if (lines.join('').endsWith('three\n')) {
        node.files = [['t.stdout.1', 'three\nlast']];
        node.become('dead');
      }
    }
    expect(lines.join('')).toBe('one\ntwo, more\nthree\nlast');
    expect(node.requests.slice(0, 2)).toEqual(['true 0', 'true 7']);
  });

  test('of a task that has not started is waited for', async () => {
    const node = new LogNode();
    node.state = 'pending';
    node.files = [['t.stdout.0', 'hello\n']];
    const { nomad } = await serve(node.handle);
    const first = new TaskLog(nomad, 'a', { task: 't' }).lines().next();
    node.become('running');
    expect((await first).value).toBe('hello');
  });

  test('begins at its tail when told so', async () => {
    const node = new LogNode();
    node.files = [
      ['t.stdout.3', 'aaaa'],
      ['t.stdout.4', 'bbbb'],
    ];
    const { nomad } = await serve(node.handle);
    expect((await all(new TaskLog(nomad, 'a', { task: 't', tail: 6, follow: false }).text())).join('')).toBe('aabbbb');
    expect(node.requests).toEqual(['false 2']);
  });

  test('files that are rotated away before they are read are a gap', async () => {
    const node = new LogNode();
    node.files = [['t.stdout.0', 'one']];
    const { nomad } = await serve(node.handle);
    const gaps: unknown[] = [];
    let text = '';
    for await (const piece of new TaskLog(nomad, 'a', { task: 't', onGap: (gap) => gaps.push(gap) }).text()) {
      text += piece;
      if (text === 'one') {
        node.files = [['t.stdout.5', 'five']];
        node.cut?.();
      } else break;
    }
    expect(text).toBe('onefive');
    expect(gaps).toEqual([{ fromFile: 'alloc/logs/t.stdout.0', toFile: 'alloc/logs/t.stdout.5' }]);
  });

  test('of a task that is not there is an error at once', async () => {
    const { nomad } = await serve((_request, response) => response.writeHead(404).end('alloc not found'));
    await expect(all(new TaskLog(nomad, 'a', { task: 't' }))).rejects.toThrow(NotFoundError);
  });
});

describe('a command in a task', () => {
  type Send = (message: unknown) => void;

  async function session(
    play: (
      send: Send,
      on: (message: Record<string, unknown>) => void,
      socket: WebSocket,
    ) => ((message: Record<string, unknown>) => void) | void,
    settings?: ConstructorParameters<typeof ExecSession>[2],
  ): Promise<ExecSession> {
    const { nomad, server } = await serve((_request, response) =>
      response.writeHead(500).end('websocket connection not found in context'),
    );
    const sockets = new WebSocketServer({ server });
    cleanUps.push(() => new Promise((resolve) => sockets.close(resolve)));
    sockets.on('connection', (socket) => {
      const hear = play(
        (message) => socket.send(JSON.stringify(message)),
        () => undefined,
        socket,
      );
      socket.on('message', (data: Buffer) => hear?.(JSON.parse(data.toString()) as Record<string, unknown>));
    });
    const call = { endpoint: client.allocation.exec, path: '/v1/client/allocation/a/exec', tty: false };
    const open = nomad.upgrade(client.allocation.exec, { allocationId: 'a' }, { command: ['sh'], task: 't' });
    return new ExecSession(open, call, settings);
  }

  test('has its input, its outputs and its exit; the end without a close frame is no error after the exit', async () => {
    const heard: unknown[] = [];
    const run = await session(
      (send, _on, socket) => (message) => {
        heard.push(message);
        if (!('stdin' in message) || (message['stdin'] as { close?: boolean }).close !== true) return;
        send({ stdout: { data: base64('out') } });
        send({ stderr: { data: base64('err') } });
        send({ stderr: { close: true } });
        send({ stdout: { close: true } });
        send({ exited: true, result: { exit_code: 3 } });
        socket.terminate();
      },
      { stdin: 'input' },
    );
    expect(await run.result()).toEqual({ exitCode: 3, stdout: 'out', stderr: 'err' });
    expect(heard).toEqual([{ stdin: { data: base64('input') } }, { stdin: { close: true } }]);
  });

  test('without input has it closed at once, and no exit code on the wire is 0', async () => {
    const run = await session((send, _on, socket) => (message) => {
      if ('stdin' in message) {
        send({ exited: true, result: {} });
        socket.terminate();
      }
    });
    expect(await run.exit).toBe(0);
  });

  test.each([
    [1008, 'Unknown allocation "a"', NotFoundError],
    [1011, 'Permission denied', PermissionDeniedError],
    [
      1011,
      'rpc error: code = Unknown desc = failed to start command: fork/exec /nope: no such file or directory',
      Error,
    ],
  ])('a close frame %i "%s" is an error of its kind', async (code, reason, kind) => {
    const run = await session((_send, _on, socket) => socket.close(code, reason));
    await expect(run.exit).rejects.toThrow(kind);
    await expect(run.exit).rejects.toThrow(reason.replace(/^rpc error: code = Unknown desc = /, ''));
  });

  test('a connection that ends before the exit is an error, also for who reads an output', async () => {
    const run = await session((send, _on, socket) => {
      send({ stdout: { data: base64('part') } });
      setImmediate(() => socket.terminate());
    });
    await expect(run.result()).rejects.toThrow('before the command did');
  });
});
