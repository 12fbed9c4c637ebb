/**
 * Opens a WebSocket. Done with Node's own HTTP client, because Nomad 2.0.3 and 2.0.4 want the header `Connection: Upgrade`
 * in exactly this form, and because a refusal must keep its status and text.
 */

import { createHash, randomBytes } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Duplex } from 'node:stream';
import { type LongTimer, startTimer } from '@yurt/contract/timers';
import { abortedError, onAbort, throwIfAborted } from '../abort.js';
import { AbortedError, ProtocolError, TimeoutError, UpgradeRefusedError } from '../errors.js';
import type { Channel, UpgradeRequest } from '../transport.js';
import { connectionError } from './connection-failure.js';
import type { TlsMaterial } from './tls-material.js';
import { WebSocketChannel } from './websocket-channel.js';

const acceptSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Of a refusal's body, this much is kept. */
const longestRefusal = 64 * 1024;
const redirectLimit = 3;

/** Opens the channel; `closing` aborts when the client closes. */
export async function openWebSocket(request: UpgradeRequest, tls: TlsMaterial, closing: AbortSignal): Promise<Channel> {
  let { path } = request;
  for (let redirects = 0; ; redirects++) {
    throwIfAborted(request.signal);
    const answer = await shakeHands(request, path, tls, closing);
    if ('socket' in answer) {
      return new WebSocketChannel(answer.socket, answer.head, [request.signal, closing]);
    }
    const isRedirect = [301, 302, 307, 308].includes(answer.status) && answer.location !== undefined;
    if (!isRedirect || redirects === redirectLimit) throw new UpgradeRefusedError(answer.status, answer.text);
    // Only the path counts: another host must not get the token.
    const target = new URL(answer.location ?? '', 'http://nomad');
    path = target.pathname + target.search;
  }
}

type HandshakeAnswer =
  | { readonly socket: Duplex; readonly head: Buffer }
  | { readonly status: number; readonly text: string; readonly location: string | undefined };

function shakeHands(
  request: UpgradeRequest,
  path: string,
  tls: TlsMaterial,
  closing: AbortSignal,
): Promise<HandshakeAnswer> {
  return new Promise((resolve, reject) => {
    const key = randomBytes(16).toString('base64');
    const options: RequestOptions = {
      path,
      agent: false,
      headers: {
        ...request.headers,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': key,
      },
    };
    const { origin, signal, timeout } = request;
    const outgoing = origin.startsWith('unix:')
      ? requestHttp({ ...options, socketPath: origin.slice('unix:'.length), host: '127.0.0.1' })
      : origin.startsWith('https:')
        ? requestHttps(origin, { ...options, ...tls, minVersion: 'TLSv1.2' })
        : requestHttp(origin, options);
    let timer: LongTimer | undefined;
    const releases: (() => void)[] = [];
    const settle = (finish: () => void): void => {
      timer?.cancel();
      for (const release of releases) release();
      finish();
    };
    const fail = (error: unknown): void => {
      settle(() => reject(error));
      outgoing.destroy();
    };
    if (signal !== undefined) releases.push(onAbort(signal, () => fail(abortedError(signal))));
    releases.push(onAbort(closing, () => fail(new AbortedError('the client was closed'))));
    if (timeout !== undefined && timeout > 0) {
      timer = startTimer(timeout, () => fail(new TimeoutError('the WebSocket did not open in time', timeout)));
    }
    let sent = false;
    outgoing.on('finish', () => {
      sent = true;
    });
    outgoing.on('error', (error) =>
      fail(connectionError(error, origin, sent && outgoing.socket?.connecting === false)),
    );
    outgoing.on('upgrade', (response: IncomingMessage, socket: Duplex, head: Buffer) => {
      const accept = createHash('sha1')
        .update(key + acceptSuffix)
        .digest('base64');
      if (response.headers['sec-websocket-accept'] !== accept) {
        fail(new ProtocolError(`${origin} changed to something that is not the WebSocket asked for`));
        return;
      }
      settle(() => resolve({ socket, head }));
    });
    outgoing.on('response', (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text.length < longestRefusal) text += chunk;
      });
      const finish = (): void =>
        settle(() => resolve({ status: response.statusCode ?? 0, text, location: response.headers.location }));
      response.on('end', finish);
      response.on('error', finish);
    });
    outgoing.end();
  });
}
