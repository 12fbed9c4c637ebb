/** Packs answers for callers that list gzip or deflate, exactly and in whatever order, as Nomad does. */

import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { constants, createDeflateRaw, createGzip, deflateRawSync, gzipSync } from 'node:zlib';

/** An encoding that the agent has. */
export type Encoding = 'gzip' | 'deflate';

/** The first encoding of an `Accept-Encoding` that the agent has. A form with `;q=` is not one. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  for (const each of header?.split(',') ?? []) {
    const name = each.trim();
    if (name === 'gzip' || name === 'deflate') return name;
  }
  return undefined;
}

/** Packs a whole body. Level 1: answers are packed while others wait. */
export function pack(encoding: Encoding, body: string | Uint8Array): Uint8Array {
  const options = { level: constants.Z_BEST_SPEED };
  return encoding === 'gzip' ? gzipSync(body, options) : deflateRawSync(body, options);
}

/** A packer in front of a response that passes each piece on at once. */
export function packer(encoding: Encoding, response: ServerResponse): Writable {
  const options = { level: constants.Z_BEST_SPEED, flush: constants.Z_SYNC_FLUSH };
  const stream = encoding === 'gzip' ? createGzip(options) : createDeflateRaw(options);
  stream.pipe(response);
  return stream;
}
