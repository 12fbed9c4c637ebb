import { getEventListeners } from 'node:events';
import { client } from '@yurt/contract';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Nomad } from '../../nomad.js';
import { AbortedError, ConnectionError, NotFoundError, ProtocolError, ServerError, TimeoutError } from '../errors.js';
import { refuse, scriptedServer, until } from '../fixtures/scripted-server.js';
import { clientFrames, scriptedWebSocket, serverFrame } from '../fixtures/scripted-websocket.js';
import type { Channel } from '../transport.js';
import { encodeFrame, FrameReader, opcodes } from './websocket-frames.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

type Peer = Parameters<Parameters<typeof scriptedWebSocket>[0]>[0];

function nomadAt(address: string): Nomad {
  const nomad = new Nomad({ environment: {}, address, token: 'the-token', retry: false });
  cleanups.push(() => nomad.close());
  return nomad;
}

async function opened(script: (peer: Peer) => void, options: { signal?: AbortSignal } = {}): Promise<[Channel, Peer]> {
  const server = await scriptedWebSocket(script);
  cleanups.push(() => server.close());
  const channel = await exec(nomadAt(server.address), options);
  const [peer] = server.peers;
  if (peer === undefined) throw new Error('nobody came');
  return [channel, peer];
}

const exec = (nomad: Nomad, options: { signal?: AbortSignal; timeout?: number } = {}): Promise<Channel> =>
  nomad.upgrade(client.allocation.exec, { allocationId: 'a' }, { task: 'web', command: ['sh'], ...options });

async function textsOf(channel: Channel): Promise<string[]> {
  const texts: string[] = [];
  for await (const text of channel) texts.push(text);
  return texts;
}

describe('frames', () => {
  it('come out whole, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(0, 1, 2, 8, 9, 10), fc.uint8Array({ maxLength: 300 }), fc.boolean())),
        fc.array(fc.nat({ max: 400 })),
        (sent, cuts) => {
          const bytes = Buffer.concat(
            sent.map(([opcode, payload, final]) => serverFrame(opcode, Buffer.from(payload), final)),
          );
          const reader = new FrameReader();
          const frames = [];
          let start = 0;
          for (const cut of [...cuts, bytes.length]) {
            frames.push(...reader.push(bytes.subarray(start, start + cut)));
            start += cut;
          }
          frames.push(...reader.push(bytes.subarray(start)));
          const expected = sent.map(([opcode, payload, final]) => ({ opcode, final, payload: Buffer.from(payload) }));
          expect(frames).toEqual(expected);
        },
      ),
    );
  });

  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('of %i bytes go out masked and come back', (length) => {
    const payload = Buffer.alloc(length, 'abc');
    const { frames, rest } = clientFrames(encodeFrame(opcodes.text, payload));
    expect(rest).toHaveLength(0);
    expect(frames).toEqual([{ opcode: opcodes.text, payload }]);
    expect(new FrameReader().push(serverFrame(opcodes.text, payload))).toEqual([{ final: true, opcode: 1, payload }]);
  });

  it('that no server may send are refused', () => {
    expect(() => new FrameReader().push(Buffer.from([0xf1, 0x00]))).toThrow(ProtocolError);
    expect(() => new FrameReader().push(Buffer.from([0x81, 0x80, 0, 0, 0, 0]))).toThrow('masked');
    expect(() => new FrameReader().push(Buffer.from([0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0]))).toThrow('too large');
  });
});

describe('a channel', () => {
  it('is asked for with the headers that Nomad wants', async () => {
    const [, peer] = await opened(() => {});
    expect(peer.request.url).toBe('/v1/client/allocation/a/exec?task=web&command=%5B%22sh%22%5D');
    const { rawHeaders, headers } = peer.request;
    expect(rawHeaders[rawHeaders.indexOf('Connection') + 1]).toBe('Upgrade');
    expect(headers).toMatchObject({
      'x-nomad-token': 'the-token',
      'sec-websocket-version': '13',
      upgrade: 'websocket',
    });
  });

  it('carries texts both ways, in order, and tells how it was closed', async () => {
    const [channel, peer] = await opened((server) => {
      server.send(1, '{"a":', false);
      server.send(9, 'still there?');
      server.send(0, '"ü"}', true);
      server.send(1, 'x'.repeat(70_000));
      server.send(1, '');
    });
    const texts: string[] = [];
    await channel.send('one');
    await channel.send('z'.repeat(200_000));
    for await (const text of channel) {
      texts.push(text);
      if (texts.length === 3) {
        const reason = Buffer.concat([Buffer.from([1008 >> 8, 1008 & 255]), Buffer.from('Unknown allocation "a"')]);
        peer.send(8, reason);
      }
    }
    expect(texts).toEqual(['{"a":"ü"}', 'x'.repeat(70_000), '']);
    expect(await channel.closed).toEqual({ code: 1008, reason: 'Unknown allocation "a"' });
    await until(() => peer.closes.length === 1, 'the answer to the close');
    expect(peer.texts).toEqual(['one', 'z'.repeat(200_000)]);
    expect(peer.pongs).toEqual(['still there?']);
    await expect(channel.send('late')).rejects.toBeInstanceOf(ConnectionError);
  });

  it('ends with 1006 when the connection is just dropped, after what came before', async () => {
    const [channel] = await opened((server) => {
      server.send(1, '{"exited":true,"result":{}}');
      server.socket.end();
    });
    expect(await textsOf(channel)).toEqual(['{"exited":true,"result":{}}']);
    expect(await channel.closed).toEqual({ code: 1006, reason: '' });
  });

  it('can be closed from here', async () => {
    const [channel, peer] = await opened(() => {});
    channel.close(1000, 'done');
    channel.close();
    await until(() => peer.closes.length === 1, 'the close frame');
    peer.send(8, Buffer.from([1000 >> 8, 1000 & 255]));
    expect(await channel.closed).toMatchObject({ code: 1000 });
    expect(peer.closes).toEqual([1000]);
    await expect(channel.send('late')).rejects.toBeInstanceOf(ConnectionError);
  });

  it('ends when its signal aborts, and lets go of it', async () => {
    const controller = new AbortController();
    const [channel, peer] = await opened(() => {}, { signal: controller.signal });
    const texts = textsOf(channel);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort();
    expect(await texts).toEqual([]);
    await until(() => peer.socket.readableEnded, 'the connection to be dropped');
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('leaves messages in the connection while nobody reads', async () => {
    const message = 'x'.repeat(64 * 1024);
    let written = 0;
    let flowing = true;
    const [channel, peer] = await opened(() => {});
    while (flowing && written < 200) {
      written++;
      flowing = peer.socket.write(serverFrame(1, message)) || peer.socket.writableLength < 16 * 1024 * 1024;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    // The server's side is full: what is read here is a small part of what was sent.
    expect(peer.socket.writableLength).toBeGreaterThan(1024 * 1024);
    let read = 0;
    for await (const text of channel) {
      read += text.length;
      if (read === written * message.length) break;
    }
    expect(read).toBe(written * message.length);
  });

  it('is closed on bytes that are no text message', async () => {
    const [channel, peer] = await opened((server) => server.send(2, 'binary'));
    expect(await textsOf(channel)).toEqual([]);
    expect(await channel.closed).toMatchObject({ code: 1003 });
    await until(() => peer.closes.length === 1, 'the reason to arrive');
  });
});

describe('an upgrade that fails', () => {
  it('shows status and text of the refusal', async () => {
    const server = await scriptedServer((_request, response) => refuse(response, 404, 'Unknown allocation "a"'));
    cleanups.push(() => server.close());
    // A server that knows no upgrades answers as if it were a plain request.
    const error: unknown = await exec(nomadAt(server.address)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      text: 'Unknown allocation "a"',
      message: expect.stringContaining('404 Unknown allocation'),
    });
  });

  it('follows a redirect by its path alone', async () => {
    const server = await scriptedServer((request, response) => {
      if (request.url.startsWith('/v1/')) refuse(response, 307, '', { location: 'http://elsewhere.example/ws?x=1' });
      else refuse(response, 500, request.url);
    });
    cleanups.push(() => server.close());
    await expect(exec(nomadAt(server.address))).rejects.toBeInstanceOf(ServerError);
    expect(server.received.map(({ url }) => url.split('?')[0])).toEqual(['/v1/client/allocation/a/exec', '/ws']);
  });

  it('ends at its time limit, on abort and when nobody listens', async () => {
    const server = await scriptedServer(() => {});
    cleanups.push(() => server.close());
    const nomad = nomadAt(server.address);
    await expect(exec(nomad, { timeout: 60 })).rejects.toBeInstanceOf(TimeoutError);
    // On a slow machine, that one may not have arrived.
    const before = server.received.length;
    const controller = new AbortController();
    const opening = exec(nomad, { signal: controller.signal }).catch((error: unknown) => error);
    await until(() => server.received.length > before, 'the request');
    controller.abort();
    expect(await opening).toBeInstanceOf(AbortedError);
    await server.close();
    await expect(exec(nomad)).rejects.toMatchObject({ code: 'connection_failed', sent: false });
  });
});
