/** The way of one request: route, query, body, handler, answer. */

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Endpoint } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { Listing, type Page } from '../services/listing.js';
import { type AnyCall, type Binding, MissingError, type Streamed } from '../services/serve.js';
import type { StateStore } from '../state/state-store.js';
import { PLAIN, sendJson, sendStream, sendWhole } from './answer.js';
import { block } from './blocking.js';
import { readBody } from './body.js';
import { failureOf } from './failures.js';
import { type CommonQuery, readCommonQuery, readOwnQuery } from './query.js';
import { cleanPath, decodePath, readQuery, splitTarget } from './request-path.js';
import { answerPreflight, setOriginHeaders, setQueryHeaders } from './response-headers.js';
import { RouteTable } from './route-table.js';
import { unmatched } from './unmatched.js';

/** Where the dispatcher says what it did. A pino logger fits. */
interface HttpLogger {
  debug(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the dispatcher works with. */
export interface DispatcherOptions {
  /** All routes, served or not. */
  readonly endpoints: readonly Endpoint[];
  /** The routes that are served. */
  readonly bindings: readonly Binding[];
  readonly state: StateStore;
  /** The only region that is answered for. */
  readonly region: string;
  readonly logger: HttpLogger;
  /** A number in [0, 1). */
  readonly random: () => number;
}

interface Prepared {
  readonly endpoint: Endpoint;
  readonly common: CommonQuery;
  readonly call: AnyCall;
}

/** What a query came to, after paging. */
interface QueryAnswer {
  readonly index: number;
  readonly data: unknown;
  readonly nextToken?: string | undefined;
  /** Whether the headers are those of the row, those without a leader, or none. */
  readonly headers?: 'all' | 'leaderless' | 'none';
}

/** Routes requests to handlers and writes their answers. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #routes: RouteTable;
  readonly #bindings: ReadonlyMap<string, Binding>;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#routes = new RouteTable(options.endpoints);
    this.#bindings = new Map(options.bindings.map((binding) => [binding.endpoint.id, binding]));
  }

  /** Answers one request. Never rejects. `signal` is aborted when the caller is gone or the agent stops. */
  async handle(request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    try {
      await this.#answer(request, response, signal);
    } catch (error) {
      this.#fail(response, error, signal);
    }
    const { path } = splitTarget(request.url ?? '');
    const fields = { method: request.method, path, status: response.statusCode, ms: performance.now() - started };
    this.#options.logger.debug(fields, 'request complete');
  }

  async #answer(request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> {
    if (request.headers.host === undefined && request.httpVersion === '1.1') {
      throw new CodedError(400, '400 Bad Request: missing required Host header');
    }
    const target = splitTarget(request.url ?? '');
    if (target.path === '*') {
      sendWhole(response, request.method === 'OPTIONS' ? 200 : 400, undefined, undefined);
      return;
    }
    const path = decodePath(target.path);
    const query = readQuery(target.query);
    const clean = this.#canonical(target.path);
    if (clean !== target.path) {
      redirect(response, target.query === '' ? clean : `${clean}?${target.query}`);
      return;
    }
    if (answerPreflight(response, path)) return;
    setOriginHeaders(response, path);

    const route = this.#routes.find(request.method ?? '', path, query);
    if (route.kind === 'unknown') {
      const { status, text } = unmatched(path);
      sendWhole(response, status, text === '' ? undefined : PLAIN, text);
      return;
    }
    if (route.kind === 'wrong-method') throw new CodedError(405, 'Invalid method');
    const { endpoint, parameters } = route;
    if (path === '/') {
      redirect(response, '/ui/');
      return;
    }
    if (endpoint.enterprise === true) {
      sendEnterprise(response, endpoint);
      return;
    }
    const binding = this.#bindings.get(endpoint.id);
    if (binding === undefined) {
      throw new CodedError(501, `Yurt does not serve ${request.method} ${endpoint.path} yet (${endpoint.id})`);
    }
    this.#checkRegion(query);
    const common = readCommonQuery(endpoint, query);
    const call: AnyCall = {
      path: parameters,
      query: readOwnQuery(endpoint, query),
      body: await readBody(endpoint, request),
      namespace: query.get('namespace') || 'default',
      signal,
      token: readToken(request),
    };
    await this.#run(binding, { endpoint, common, call }, response);
  }

  /** Where a path is answered: without empty segments, and below a prefix of routes rather than at it. */
  #canonical(path: string): string {
    const clean = cleanPath(path);
    return this.#routes.isPrefix(clean) ? `${clean}/` : clean;
  }

  #checkRegion(query: URLSearchParams): void {
    const region = query.get('region');
    if (region !== null && region !== '' && region !== this.#options.region) {
      throw new CodedError(500, 'No path to region');
    }
  }

  async #run(binding: Binding, { endpoint, common, call }: Prepared, response: ServerResponse): Promise<void> {
    const { kind } = endpoint.answer;
    if (kind !== 'json' && kind !== 'text' && kind !== 'empty') {
      const streamed = await binding.handle(call);
      if (!isStreamed(streamed)) throw new Error(`${endpoint.id} did not answer with a stream`);
      for (const [name, value] of Object.entries(streamed.headers ?? {})) response.setHeader(name, value);
      const fallback = kind === 'bytes' ? 'application/octet-stream' : 'application/json';
      const contentType = streamed.contentType ?? fallback;
      await sendStream(response, streamed.chunks, { contentType, raw: kind === 'events', signal: call.signal });
      return;
    }
    if (endpoint.meta === 'none') {
      const data = await binding.handle(call);
      await this.#options.state.durable();
      this.#send(response, endpoint, data, common.pretty);
      return;
    }
    const query = (): QueryAnswer | Promise<QueryAnswer> => {
      const result = binding.handle(call);
      return result instanceof Promise
        ? result.then((value: unknown) => finish(endpoint, value, common))
        : finish(endpoint, result, common);
    };
    const {
      index,
      data,
      nextToken,
      headers = 'all',
    } = endpoint.blocking === true
      ? await block(this.#options.state, query, {
          minimumIndex: common.minimumIndex,
          wait: common.wait,
          signal: call.signal,
          random: this.#options.random,
        })
      : await query();
    await this.#options.state.durable();
    if (endpoint.meta !== 'query') response.setHeader('X-Nomad-Index', String(index));
    else if (headers !== 'none') setQueryHeaders(response, index, { nextToken, knownLeader: headers === 'all' });
    this.#send(response, endpoint, data, common.pretty);
  }

  #send(response: ServerResponse, endpoint: Endpoint, data: unknown, pretty: boolean): void {
    if (endpoint.answer.kind === 'empty') sendWhole(response, 200, undefined, undefined);
    else if (endpoint.answer.kind === 'text') sendWhole(response, 200, PLAIN, String(data));
    else sendJson(response, data, pretty);
  }

  #fail(response: ServerResponse, error: unknown, signal: AbortSignal): void {
    const { status, text } = failureOf(error);
    if (status >= 500 && !(error instanceof CodedError) && !signal.aborted) {
      this.#options.logger.error({ err: error }, 'request failed');
    }
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    if (error instanceof MissingError) setQueryHeaders(response, error.index);
    sendWhole(response, status, PLAIN, text);
  }
}

function readToken(request: IncomingMessage): string | undefined {
  const own = request.headers['x-nomad-token'];
  if (typeof own === 'string' && own !== '') return own.trim();
  return /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
}

/** Sends the caller to another path. */
function redirect(response: ServerResponse, location: string): void {
  response.setHeader('Location', location);
  if (response.req.method !== 'GET' && response.req.method !== 'HEAD') {
    sendWhole(response, 307, undefined, undefined);
    return;
  }
  const link = location.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  sendWhole(
    response,
    307,
    'text/html; charset=utf-8',
    `<a href="${link}">Temporary Redirect</a>.

`,
  );
}

function sendEnterprise(response: ServerResponse, { communityStatus = 501 }: Endpoint): void {
  if (communityStatus < 300) sendWhole(response, communityStatus, undefined, undefined);
  else if (communityStatus === 501) sendWhole(response, 501, PLAIN, 'Nomad Enterprise only endpoint');
  else if (communityStatus === 405) sendWhole(response, 405, PLAIN, 'Invalid method');
  else sendWhole(response, communityStatus, PLAIN, 'Enterprise only');
}

function isStreamed(value: unknown): value is Streamed {
  return typeof value === 'object' && value !== null && 'chunks' in value;
}

function finish(endpoint: Endpoint, value: unknown, common: CommonQuery): QueryAnswer {
  if (value instanceof Listing) {
    const page: Page<unknown> = value.page(common);
    return { index: value.index, data: page.rows, nextToken: page.nextToken };
  }
  if (typeof value === 'object' && value !== null && 'index' in value && typeof value.index === 'number') {
    const headers = 'headers' in value ? value.headers : 'all';
    return {
      index: value.index,
      data: 'data' in value ? value.data : undefined,
      headers: headers === 'none' || headers === 'leaderless' ? headers : 'all',
    };
  }
  throw new Error(`${endpoint.id} answered without an index`);
}
