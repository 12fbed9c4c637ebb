/** Writes answers: status, headers, and a body that is whole or comes piece by piece. */

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';

import { acceptedEncoding, pack, packer } from './compression.js';
import { encodeJson } from './json-text.js';

/** The content type of plain texts, errors above all. */
export const PLAIN = 'text/plain; charset=utf-8';

/** Sends a whole body; `undefined` leaves it empty. */
export function sendWhole(
  response: ServerResponse,
  status: number,
  contentType: string | undefined,
  body: string | Uint8Array | undefined,
): void {
  response.statusCode = status;
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  const encoding = acceptedEncoding(response.req.headers['accept-encoding']);
  if (status === 204 || response.req.method === 'HEAD') {
    response.end();
    return;
  }
  let bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? Buffer.alloc(0));
  if (encoding !== undefined) {
    response.setHeader('Content-Encoding', encoding);
    bytes = pack(encoding, bytes);
  }
  response.setHeader('Content-Length', bytes.byteLength);
  response.end(bytes);
}

/** Sends a value as JSON; `pretty` indents it and ends it with a newline. */
export function sendJson(response: ServerResponse, value: unknown, pretty: boolean): void {
  const text = encodeJson(value ?? null, pretty ? 4 : undefined);
  sendWhole(response, 200, 'application/json', pretty ? `${text}\n` : text);
}

/** How a streamed body is sent. */
export interface StreamSettings {
  readonly contentType: string | undefined;
  /** Sent neither packed nor in chunks: the connection ends with the body. */
  readonly raw: boolean;
  readonly signal: AbortSignal;
}

/**
 * Sends a body piece by piece, no faster than the caller reads. The head goes out before the first piece. An error after
 * that ends the body early: the status is out.
 */
export async function sendStream(
  response: ServerResponse,
  chunks: AsyncIterable<Uint8Array | string>,
  { contentType, raw, signal }: StreamSettings,
): Promise<void> {
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  let target: Writable = response;
  if (raw) {
    response.setHeader('Connection', 'close');
    response.useChunkedEncodingByDefault = false;
  } else {
    const encoding = acceptedEncoding(response.req.headers['accept-encoding']);
    if (encoding !== undefined) {
      response.setHeader('Content-Encoding', encoding);
      target = packer(encoding, response);
    }
  }
  response.flushHeaders();
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next();
      if (next.done === true || signal.aborted) break;
      if (!target.write(next.value)) await once(target, 'drain', { signal });
    }
  } finally {
    await iterator.return?.();
    target.end();
  }
}
