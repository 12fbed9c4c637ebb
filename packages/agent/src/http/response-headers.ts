/** The headers that answers have beside their body's own. */

import type { ServerResponse } from 'node:http';

/** Routes whose answers other sites' pages may read, as Nomad's own do. */
const CROSS_ORIGIN = [
  '/v1/client/fs/',
  '/v1/client/stats',
  '/v1/client/allocation/',
  '/v1/client/metadata',
  '/v1/client/identity',
  '/v1/vars',
  '/v1/var/',
];

/** Whether pages of other sites may call a path. */
function isCrossOrigin(path: string): boolean {
  return CROSS_ORIGIN.some((prefix) => path === prefix || path.startsWith(prefix));
}

/** Sets `Vary`, and on routes that are open to other sites what the browser asks for. */
export function setOriginHeaders(response: ServerResponse, path: string): void {
  if (!isCrossOrigin(path)) {
    response.setHeader('Vary', 'Accept-Encoding');
    return;
  }
  response.setHeader('Vary', 'Origin');
  if (response.req.headers.origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
}

/** Answers a browser's question whether it may call; `false` when the request is no such question. */
export function answerPreflight(response: ServerResponse, path: string): boolean {
  const { headers, method } = response.req;
  const wanted = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || wanted === undefined || !isCrossOrigin(path)) return false;
  response.setHeader('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
  response.setHeader('Access-Control-Allow-Methods', wanted);
  const names = headers['access-control-request-headers'];
  if (names !== undefined) response.setHeader('Access-Control-Allow-Headers', names);
  response.statusCode = 204;
  response.end();
  return true;
}

/** What the headers of a query's answer say beside the index. */
interface QueryHeaders {
  /** Where the next page begins. */
  readonly nextToken?: string | undefined;
  /** Default `true`. */
  readonly knownLeader?: boolean;
}

/** Sets the headers of a query's answer. */
export function setQueryHeaders(
  response: ServerResponse,
  index: number,
  { nextToken, knownLeader = true }: QueryHeaders = {},
): void {
  response.setHeader('X-Nomad-Index', String(index));
  response.setHeader('X-Nomad-Lastcontact', '0');
  response.setHeader('X-Nomad-Knownleader', String(knownLeader));
  if (nextToken !== undefined) response.setHeader('X-Nomad-Nexttoken', encodeHeader(nextToken));
}

/** Header values are bytes; identifiers beyond Latin-1 go out as the bytes of their UTF-8, as in Go. */
function encodeHeader(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}
