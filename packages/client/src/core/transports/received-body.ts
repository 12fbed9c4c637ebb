/** The body of an answer that comes from an async iterable, for the transports of browsers and of memory. */

import { AbortedError, ConnectionError, NomadError, ResponseTooLargeError } from '../errors.js';
import type { TransportHeaders, TransportRequest, TransportResponse } from '../transport.js';
import type { Deadline } from './deadline.js';

/** An answer over pieces of bytes; ends its deadline when it is consumed. */
export class ReceivedResponse implements TransportResponse {
  readonly status: number;
  readonly headers: TransportHeaders;
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #deadline: Deadline;
  readonly #request: TransportRequest;
  #taken = false;
  #over = false;

  constructor(
    head: { readonly status: number; readonly headers: TransportHeaders },
    pieces: AsyncIterator<Uint8Array>,
    deadline: Deadline,
    request: TransportRequest,
  ) {
    this.status = head.status;
    this.headers = head.headers;
    this.#pieces = pieces;
    this.#deadline = deadline;
    this.#request = request;
  }

  get body(): AsyncIterable<Uint8Array> {
    return { [Symbol.asyncIterator]: () => this.#read() };
  }

  async text(): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    const { maxResponseBytes: limit = Infinity } = this.#request;
    let length = 0;
    for await (const chunk of this.body) {
      length += chunk.length;
      if (length > limit) throw new ResponseTooLargeError(limit);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  }

  cancel(): void {
    if (this.#over) return;
    this.#over = true;
    this.#deadline.release();
    // Its own failure is of no interest any more.
    this.#pieces.return?.().catch(() => {});
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#taken) throw new TypeError('the body of the answer is consumed already');
    this.#taken = true;
    try {
      while (!this.#over) {
        const piece = await this.#orEnd(this.#pieces.next());
        if (piece.done === true) {
          this.#over = true;
          return;
        }
        yield piece.value;
      }
      throw new AbortedError('the answer was given up');
    } catch (error) {
      throw this.#failure(error);
    } finally {
      this.cancel();
      this.#deadline.release();
    }
  }

  /** Not every source ends its reading when the signal aborts. */
  async #orEnd<T>(next: Promise<T>): Promise<T> {
    const { signal } = this.#deadline;
    if (signal.aborted) throw this.#deadline.error;
    let stop: (() => void) | undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      stop = () => reject(this.#deadline.error);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([next, ended]);
    } finally {
      if (stop !== undefined) signal.removeEventListener('abort', stop);
    }
  }

  #failure(error: unknown): unknown {
    if (this.#deadline.error !== undefined) return this.#deadline.error;
    if (error instanceof NomadError) return error;
    return new ConnectionError(`the connection to ${this.#request.origin} ended before the answer did`, true, {
      cause: error,
    });
  }
}
