/** The transport in memory: calls a server in the same process, without sockets. */

import { AbortedError, ConfigurationError, ConnectionError, NomadError } from '../errors.js';
import type {
  Channel,
  Transport,
  TransportBody,
  TransportHeaders,
  TransportRequest,
  TransportResponse,
  UpgradeRequest,
} from '../transport.js';
import { Deadline } from './deadline.js';
import { ReceivedResponse } from './received-body.js';

/** A request as a server in the same process gets it. */
export interface InMemoryRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: TransportBody;
  /** Aborted when the caller gives up, so that the server can too. */
  readonly signal: AbortSignal;
}

/** What such a server answers. The body is not packed; one that goes on for long comes as an async iterable. */
export interface InMemoryResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | number | undefined>>;
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array | string>;
}

/** A server in the same process, such as an embedded agent. */
export interface InMemoryServer {
  /** Answers a request; resolves when the head of the answer is known. */
  inject(request: InMemoryRequest): Promise<InMemoryResponse>;
  /** Opens a channel, or throws an `UpgradeRefusedError`; left out by servers that have none. */
  upgrade?(request: InMemoryRequest): Promise<Channel>;
}

/** A transport that calls a server in the same process. */
export function memoryTransport(server: InMemoryServer): Transport {
  return new MemoryTransport(server);
}

class MemoryTransport implements Transport {
  readonly #server: InMemoryServer;
  readonly #closing = new AbortController();

  constructor(server: InMemoryServer) {
    this.#server = server;
  }

  async request(request: TransportRequest): Promise<TransportResponse> {
    const { method, path, body, signal, timeout } = request;
    // In one process nothing is won by packing.
    const { 'accept-encoding': _encoding, ...headers } = request.headers;
    const deadline = new Deadline(signal, timeout, this.#closing.signal);
    try {
      if (deadline.error !== undefined) throw deadline.error;
      const injected = this.#server.inject({ method, path, headers, body, signal: deadline.signal });
      const response = await endedBy(injected, deadline);
      if (request.streaming === true) deadline.stopTimer();
      const head = { status: response.status, headers: headersOf(response.headers) };
      return new ReceivedResponse(head, pieces(response.body), deadline, request);
    } catch (error) {
      deadline.release();
      throw failure(error, deadline);
    }
  }

  async upgrade(request: UpgradeRequest): Promise<Channel> {
    const { path, headers, signal, timeout } = request;
    const server = this.#server;
    if (server.upgrade === undefined) throw new ConfigurationError('the server in memory has no WebSockets');
    const deadline = new Deadline(signal, timeout, this.#closing.signal);
    try {
      const opening = server.upgrade({ method: 'GET', path, headers, signal: deadline.signal });
      const channel = await endedBy(opening, deadline);
      deadline.stopTimer();
      deadline.signal.addEventListener('abort', () => channel.close(), { once: true });
      void channel.closed.then(() => deadline.release());
      return channel;
    } catch (error) {
      deadline.release();
      throw failure(error, deadline);
    }
  }

  close(): Promise<void> {
    this.#closing.abort(new AbortedError('the client was closed'));
    return Promise.resolve();
  }
}

/** A server may take its time to notice that the caller is gone; the caller does not wait for that. */
function endedBy<T>(answer: Promise<T>, deadline: Deadline): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal } = deadline;
    const stop = (): void => reject(deadline.error);
    signal.addEventListener('abort', stop, { once: true });
    const done = (): void => signal.removeEventListener('abort', stop);
    answer.then(resolve, reject).finally(done).catch(reject);
  });
}

function failure(error: unknown, deadline: Deadline): unknown {
  if (deadline.error !== undefined) return deadline.error;
  if (error instanceof NomadError) return error;
  return new ConnectionError('the server in memory failed', true, { cause: error });
}

function headersOf(headers: InMemoryResponse['headers']): TransportHeaders {
  const byName = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    byName.set(name.toLowerCase(), typeof value === 'object' ? value.join(', ') : String(value));
  }
  return { get: (name) => byName.get(name), [Symbol.iterator]: () => byName.entries() };
}

async function* pieces(body: InMemoryResponse['body']): AsyncGenerator<Uint8Array, void, undefined> {
  if (body instanceof Uint8Array) {
    if (body.length > 0) yield body;
    return;
  }
  const encoder = new TextEncoder();
  if (typeof body === 'string') {
    if (body !== '') yield encoder.encode(body);
    return;
  }
  for await (const chunk of body) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
}
