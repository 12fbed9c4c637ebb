/** Reads and decodes the bodies of requests. */

import type { IncomingMessage } from 'node:http';

import type { Endpoint } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { isJsonObject, kindOf } from '../jobs/fields.js';
import { bodyErrorPrefix, bodyType } from './body-types.js';
import { firstValue, nestsTooDeep } from './go-json.js';
import { decodeJson } from './json-text.js';

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks);
}

function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && Number(length) > 0);
}

/**
 * Reads what a route takes: a JSON object, bytes, or text; `undefined` when it takes nothing or may do without.
 *
 * @throws CodedError 400 in Nomad's words.
 */
export async function readBody(endpoint: Endpoint, request: IncomingMessage): Promise<unknown> {
  const { body } = endpoint;
  if (body === undefined || body.kind === 'none') return undefined;
  const content = hasBody(request) ? await readAll(request) : undefined;
  if (body.kind === 'bytes') return content ?? new Uint8Array();
  if (body.kind === 'text') return content?.toString('utf8') ?? '';
  if (content === undefined) {
    if (body.optional === true) return undefined;
    throw new CodedError(400, 'Request body is empty');
  }
  return decodeObject(content.toString('utf8'), endpoint.id);
}

/** Decodes a body. The decoder's refusals come with the words that the row puts before them. */
function decodeObject(text: string, id: string): unknown {
  const refuse = (reason: string): never => {
    throw new CodedError(400, bodyErrorPrefix(id) + reason);
  };
  if (nestsTooDeep(text)) refuse('exceeded max depth');
  let value: unknown;
  try {
    value = decodeJson(text);
  } catch {
    const first = firstValue(text);
    if ('error' in first) return refuse(first.error);
    value = decodeJson(text.slice(0, first.end));
  }
  // Go's decoder leaves an object with nothing in it when the text is `null`.
  if (value === null) return {};
  if (isJsonObject(value)) return value;
  return refuse(`json: cannot unmarshal ${kindOf(value)} into Go value of type ${bodyType(id)}`);
}
