/** Reads and decodes the bodies of requests. */

import type { IncomingMessage } from 'node:http';

import type { Endpoint } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { firstValue } from './go-json.js';
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
  return decodeObject(content.toString('utf8'), PREFIXES[endpoint.id] ?? '');
}

/** What some routes put before the decoder's text. */
const PREFIXES: Readonly<Record<string, string>> = {
  'operator.scheduler.setConfiguration': 'Error parsing scheduler config: ',
  'operator.autopilot.setConfiguration': 'Error parsing autopilot config: ',
  'client.allocation.signal': 'Failed to decode body: ',
};

function decodeObject(text: string, prefix: string): unknown {
  let value: unknown;
  try {
    value = decodeJson(text);
  } catch {
    const first = firstValue(text);
    if ('error' in first) throw new CodedError(400, prefix + first.error);
    value = decodeJson(text.slice(0, first.end));
  }
  // Go's decoder leaves an object with nothing in it when the text is `null`.
  if (value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  throw new CodedError(400, `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`);
}
