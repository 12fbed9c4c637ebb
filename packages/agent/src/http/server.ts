/** The HTTP side of an agent: a socket, and the same without one. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type InjectOptions } from 'fastify';

import { refuseBytes } from './client-errors.js';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';

/** Why requests are aborted. Made once: an abort without a reason makes a new error, with its stack, each time. */
const CALLER_LEFT = new DOMException('the caller has left', 'AbortError');
const STOPPING = new DOMException('the agent is stopping', 'AbortError');

/** A request that comes without a socket. */
export interface InjectedRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Gives the request and its answer up. */
  readonly signal?: AbortSignal;
}

/** The answer to a request that came without a socket. */
export interface InjectedAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body in pieces; leaving the loop gives the rest up. Read it to its end, or leave it. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The HTTP server of an agent. */
export class HttpServer {
  readonly #app: FastifyInstance;
  /** Of each request that is being answered, what aborts it. */
  readonly #open = new Set<AbortController>();
  /** The last answer that was begun on each socket. */
  readonly #answering = new WeakMap<Socket, ServerResponse>();

  constructor(options: DispatcherOptions) {
    const dispatcher = new Dispatcher(options);
    const take = (request: FastifyRequest, reply: FastifyReply): void => {
      reply.hijack();
      this.#take(dispatcher, request.raw, reply.raw);
    };
    this.#app = fastify({
      forceCloseConnections: true,
      // Requests of any length may wait: blocking queries and streams do.
      requestTimeout: 0,
      connectionTimeout: 0,
      http: { maxHeaderSize: 1024 * 1024, requireHostHeader: false },
      routerOptions: { maxParamLength: 1024 * 1024, ignoreTrailingSlash: false },
      clientErrorHandler: (error, socket) => {
        // What is said into an answer that has begun would be taken for a part of it.
        if (this.#answering.get(socket)?.headersSent === true) socket.destroy();
        else refuseBytes(error, socket);
      },
      // Paths that Fastify can't decode are the dispatcher's as well: it knows what Nomad says to them.
      frameworkErrors: (_error, request, reply) => take(request, reply),
    });
    // Before Fastify looks at the body, whose reading depends on the route.
    this.#app.addHook('onRequest', (request, reply) => take(request, reply));
  }

  #take(dispatcher: Dispatcher, request: IncomingMessage, response: ServerResponse): void {
    const gone = new AbortController();
    const leave = (): void => gone.abort(CALLER_LEFT);
    this.#open.add(gone);
    this.#answering.set(request.socket, response);
    response.once('close', () => {
      this.#open.delete(gone);
      if (!response.writableFinished) leave();
    });
    request.once('error', leave);
    response.on('error', leave);
    void dispatcher.handle(request, response, gone.signal);
  }

  /** Listens; port 0 takes a free one. The answer is where. */
  async listen(host: string, port: number): Promise<{ readonly host: string; readonly port: number }> {
    await this.#app.listen({ host, port });
    const address: AddressInfo | string | null = this.#app.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return { host: address.address, port: address.port };
  }

  /** Answers a request that comes without a socket. */
  async inject(request: InjectedRequest): Promise<InjectedAnswer> {
    const left = new AbortController();
    const signal = request.signal === undefined ? left.signal : AbortSignal.any([request.signal, left.signal]);
    const headers: Record<string, string> = { host: 'localhost', ...request.headers };
    const { body } = request;
    let payload: InjectOptions['payload'];
    if (typeof body === 'string') payload = body;
    else if (body instanceof Uint8Array) payload = Buffer.from(body);
    else if (body !== undefined) {
      payload = Readable.from(body);
      headers['transfer-encoding'] = 'chunked';
    }
    const answer = await this.#app.inject({
      method: methodOf(request.method),
      url: request.path,
      headers,
      ...(payload === undefined ? {} : { payload }),
      signal,
      payloadAsStream: true,
    });
    const fields = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), textOf(value)]);
    return { status: answer.statusCode, headers: Object.fromEntries(fields), body: leaving(answer.stream(), left) };
  }

  /** Ends every request and releases the port. */
  async close(): Promise<void> {
    for (const gone of this.#open) gone.abort(STOPPING);
    await this.#app.close();
  }
}

function textOf(value: string | number | readonly string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

function methodOf(method: string): NonNullable<InjectOptions['method']> {
  const upper = method.toUpperCase();
  switch (upper) {
    case 'GET':
    case 'PUT':
    case 'POST':
    case 'DELETE':
    case 'HEAD':
    case 'OPTIONS':
    case 'PATCH':
      return upper;
    default:
      throw new TypeError(`the method ${method} can't be sent without a socket`);
  }
}

/** The stream, and an abort of its request when it is left before its end. */
async function* leaving(stream: Readable, left: AbortController): AsyncGenerator<Uint8Array> {
  let isWhole = false;
  try {
    for await (const chunk of stream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    isWhole = true;
  } finally {
    if (!isWhole) left.abort(CALLER_LEFT);
    stream.on('error', () => undefined);
    stream.destroy();
  }
}
