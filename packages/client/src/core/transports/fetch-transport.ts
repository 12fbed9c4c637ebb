/** The transport of browsers and of other runtimes without Node's modules: `fetch` and `WebSocket`. */

import { AbortedError, ConnectionError } from '../errors.js';
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
import { openBrowserWebSocket } from './browser-channel.js';
import { ReceivedResponse } from './received-body.js';

/** Carries requests by `fetch`. */
export class FetchTransport implements Transport {
  readonly #fetch: typeof globalThis.fetch;
  readonly #closing = new AbortController();

  /** `fetch` is the function to use; default the global one. */
  constructor(fetch: typeof globalThis.fetch = globalThis.fetch) {
    // Browsers refuse a `fetch` that is called as a method of something else.
    this.#fetch = (input, init) => fetch(input, init);
  }

  async request(request: TransportRequest): Promise<TransportResponse> {
    const { origin, path, method, headers, signal, timeout } = request;
    const deadline = new Deadline(signal, timeout, this.#closing.signal);
    try {
      const response = await this.#fetch(origin + path, {
        method,
        headers: allowedHeaders(headers),
        signal: deadline.signal,
        redirect: 'manual',
        ...bodyOf(request.body),
      });
      if (request.streaming === true) deadline.stopTimer();
      const head = { status: response.status, headers: headersOf(response.headers) };
      return new ReceivedResponse(head, pieces(response.body), deadline, request);
    } catch (error) {
      deadline.release();
      if (deadline.error !== undefined) throw deadline.error;
      // `fetch` does not tell how far it came.
      throw new ConnectionError(`can't reach ${origin}; is an agent running there, and may this page ask it?`, true, {
        cause: error,
      });
    }
  }

  async upgrade(request: UpgradeRequest): Promise<Channel> {
    const deadline = new Deadline(request.signal, request.timeout, this.#closing.signal);
    return openBrowserWebSocket(request, deadline);
  }

  close(): Promise<void> {
    this.#closing.abort(new AbortedError('the client was closed'));
    return Promise.resolve();
  }
}

/** Browsers set these themselves and complain about a page that tries. */
function allowedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'accept-encoding': _encoding, 'user-agent': _agent, ...allowed } = headers;
  return allowed;
}

function bodyOf(body: TransportBody | undefined): Pick<RequestInit, 'body' | 'duplex'> {
  if (body === undefined) return {};
  if (typeof body === 'string') return { body };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
  const chunks = body[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await chunks.next();
      if (chunk.done === true) controller.close();
      else controller.enqueue(chunk.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
  return { body: stream, duplex: 'half' };
}

function headersOf(headers: Headers): TransportHeaders {
  return {
    get: (name) => headers.get(name) ?? undefined,
    [Symbol.iterator]: () => headers.entries(),
  };
}

async function* pieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const piece = await reader.read();
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    // Cancels when there is more to come; does nothing at the end.
    await reader.cancel();
  }
}
