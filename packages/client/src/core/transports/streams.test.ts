import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import { client, events, status } from '@yurt/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { Nomad } from '../../nomad.js';
import { AbortedError, ConnectionError, NotFoundError, TimeoutError } from '../errors.js';
import { collected, refuse, scriptedServer, until } from '../fixtures/scripted-server.js';
import type { Script, ScriptedServer } from '../fixtures/scripted-server.js';
import type { NomadOptions } from '../options.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function started(script: Script, options: NomadOptions = {}): Promise<[Nomad, ScriptedServer]> {
  const server = await scriptedServer(script);
  cleanups.push(() => server.close());
  const nomad = new Nomad({ environment: {}, address: server.address, retry: false, ...options });
  cleanups.push(() => nomad.close());
  return [nomad, server];
}

const where = { allocationId: 'a' };

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Bytes of all buffers that somebody still holds. */
function memoryInUse(): number {
  if (typeof collectGarbage !== 'function') throw new Error('there is no garbage collector to call');
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

describe('a stream', () => {
  it('gives its pieces as they come, unpacked by nobody', async () => {
    const [nomad, server] = await started(async (_request, response) => {
      response.write('{}');
      await until(() => seen.length > 0, 'the first piece to be read');
      response.end('{"Data":"eA=="}');
    });
    const seen: string[] = [];
    const stream = await nomad.stream(client.fs.logs, where, { task: 'web', type: 'stdout', follow: true });
    for await (const piece of stream.body) seen.push(Buffer.from(piece).toString());
    expect(seen).toEqual(['{}', '{"Data":"eA=="}']);
    expect(server.received[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('is unpacked as it flows when it comes packed all the same', async () => {
    const [nomad] = await started(async (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      gzip.write('first');
      gzip.flush();
      await until(() => seen === 'first', 'the first piece to be read');
      gzip.end('second');
    });
    let seen = '';
    const stream = await nomad.stream(events.stream, {});
    for await (const piece of stream.body) seen += Buffer.from(piece).toString();
    expect(seen).toBe('firstsecond');
  });

  it('gives its connection up when the loop is left', async () => {
    const [nomad, server] = await started((_request, response) => {
      response.write('{}\n');
    });
    const stream = await nomad.stream(events.stream, {});
    for await (const piece of stream.body) {
      expect(piece.length).toBe(3);
      break;
    }
    await until(() => server.sockets.size === 0, 'the connection to be closed');
    const unread = await nomad.stream(events.stream, {});
    unread.cancel();
    unread.cancel();
    await until(() => server.sockets.size === 0, 'the other connection to be closed');
  });

  it('ends with its signal, and lets go of it', async () => {
    const [nomad, server] = await started((_request, response) => {
      response.write('{}\n');
    });
    const controller = new AbortController();
    const stream = await nomad.stream(events.stream, {}, { signal: controller.signal });
    const reading = collected(stream.body).catch((error: unknown) => error);
    controller.abort();
    expect(await reading).toBeInstanceOf(AbortedError);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    await until(() => server.sockets.size === 0, 'the connection to be closed');
  });

  it('fails when the connection is cut in the middle, and ends quietly at its end', async () => {
    const [nomad] = await started((_request, response, index) => {
      response.write('{}', () => (index === 0 ? response.socket?.destroy() : response.end()));
    });
    const read = async (): Promise<number> => {
      let length = 0;
      for await (const piece of (await nomad.stream(events.stream, {})).body) length += piece.length;
      return length;
    };
    await expect(read()).rejects.toBeInstanceOf(ConnectionError);
    expect(await read()).toBe(2);
  });

  it('has a time limit until it is open, and none after', async () => {
    let ending = Promise.resolve();
    let isOpen = false;
    const [nomad] = await started(async (_request, response, index) => {
      if (index === 0) return;
      response.write('{}');
      await until(() => isOpen, 'the stream to be open');
      await ending;
      response.end('{}');
    });
    await expect(nomad.stream(events.stream, {}, { timeout: 100 })).rejects.toBeInstanceOf(TimeoutError);
    // A slow machine needs longer to open it.
    const open = (timeout: number): Promise<Awaited<ReturnType<typeof nomad.stream>>> =>
      nomad.stream(events.stream, {}, { timeout }).then(
        (opened) => {
          ending = new Promise((resolve) => {
            setTimeout(resolve, 2 * timeout);
          });
          return opened;
        },
        () => open(2 * timeout),
      );
    const stream = await open(100);
    isOpen = true;
    let length = 0;
    for await (const piece of stream.body) length += piece.length;
    expect(length).toBe(4);
  });

  it('that is refused is an error as for a call', async () => {
    const [nomad] = await started((_request, response) => refuse(response, 404, 'Unknown allocation "a"'));
    await expect(nomad.stream(client.fs.cat, where, { path: 'x' })).rejects.toBeInstanceOf(NotFoundError);
  });

  it('does not take connections from calls', async () => {
    const [nomad] = await started(
      ({ url }, response) => {
        if (url.startsWith('/v1/event')) response.write('{}\n');
        else response.end('"127.0.0.1:4647"');
      },
      { connections: 1, streamConnections: 2 },
    );
    await nomad.stream(events.stream, {});
    await nomad.stream(events.stream, {});
    await expect(nomad.stream(events.stream, {}, { timeout: 100 })).rejects.toBeInstanceOf(TimeoutError);
    expect(await nomad.call(status.leader, {})).toBe('127.0.0.1:4647');
  });

  it('holds the server back while nobody reads, and memory stays flat', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const total = 64 * 1024 * 1024;
    let sent = 0;
    const [nomad] = await started((_request, response) => {
      const write = (): void => {
        while (sent < total) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', write);
            return;
          }
        }
        response.end();
      };
      write();
    });
    const stream = await nomad.stream(client.fs.cat, where, { path: 'big' });
    const pieces = stream.body[Symbol.asyncIterator]();
    let received = (await pieces.next()).value?.length ?? 0;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    // What is under way fits into the buffers of two sockets.
    expect(sent).toBeLessThan(total / 2);
    const before = memoryInUse();
    let looks = 0;
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) {
      received += piece.value.length;
      if (received <= ((looks + 1) * total) / 4) continue;
      // Counted without what waits to be collected: when that happens is up to the engine.
      await expect.poll(() => memoryInUse() - before).toBeLessThan(total / 4);
      looks += 1;
    }
    expect([received, looks]).toEqual([total, 3]);
  });
});
