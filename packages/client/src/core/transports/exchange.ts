/**
 * One request over undici and its answer. It sits directly on undici's dispatch, without the stream object in between that
 * undici's `request` makes for each answer: most of Nomad's answers are small documents that are wanted whole.
 */

import { constants } from 'node:buffer';
import { promisify } from 'node:util';
import { createGunzip, gunzip, gunzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { type LongTimer, startTimer } from '@yurt/contract/timers';
import type { Dispatcher } from 'undici';
import { abortedError, onAbort } from '../abort.js';
import { AbortedError, NomadError, ProtocolError, ResponseTooLargeError, TimeoutError } from '../errors.js';
import type { TransportHeaders, TransportRequest, TransportResponse } from '../transport.js';
import { connectionError } from './connection-failure.js';

type IncomingHeaders = Record<string, string | string[] | undefined>;

/** Bytes that may wait for a slow reader before the connection is paused. */
const highWater = 64 * 1024;
/** Smaller answers are unpacked at once; larger ones on another thread. */
const smallPacked = 64 * 1024;

const gunzipAway = promisify(gunzip);

interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** The handler that undici calls, and the answer that the client reads. */
export class Exchange implements Dispatcher.DispatchHandler, TransportResponse {
  status = 0;
  headers: TransportHeaders = noHeaders;

  readonly #request: TransportRequest;
  readonly #head: Settle<TransportResponse>;
  #controller: Dispatcher.DispatchController | undefined;
  #timer: LongTimer | undefined;
  #forget: (() => void) | undefined;
  #sent = false;
  #chunks: Buffer[] = [];
  #buffered = 0;
  #paused = false;
  #taken = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  /** Called when there is something new: a chunk, the end, or a failure. */
  #wake: (() => void) | undefined;
  #wantsAll = false;

  private constructor(request: TransportRequest, head: Settle<TransportResponse>) {
    this.#request = request;
    this.#head = head;
  }

  /** Sends a request; resolves when the head of the answer is there. */
  static start(dispatcher: Dispatcher, request: TransportRequest): Promise<TransportResponse> {
    return new Promise((resolve, reject) => {
      const { signal, timeout, body } = request;
      if (signal?.aborted === true) {
        reject(abortedError(signal));
        return;
      }
      const exchange = new Exchange(request, { resolve, reject });
      if (signal !== undefined) exchange.#forget = onAbort(signal, () => exchange.#fail(abortedError(signal)));
      if (timeout !== undefined && timeout > 0) {
        exchange.#timer = startTimer(timeout, () => exchange.#fail(new TimeoutError('no answer in time', timeout)));
      }
      dispatcher.dispatch(
        {
          path: request.path,
          method: request.method,
          headers: request.headers,
          body:
            body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : Readable.from(body),
        },
        exchange,
      );
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#failure !== undefined) {
      controller.abort(asError(this.#failure.error));
      return;
    }
    this.#controller = controller;
    this.#sent = true;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHeaders): void {
    if (status < 200) return;
    this.status = status;
    this.headers = new ReceivedHeaders(headers);
    if (this.#request.streaming === true) this.#stopTimer();
    this.#head.resolve(this);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#failure !== undefined) return;
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    if (this.#wantsAll) this.#checkSize();
    if (!this.#wantsAll && this.#buffered >= highWater) {
      this.#paused = true;
      controller.pause();
    }
    if (!this.#wantsAll) this.#wake?.();
  }

  onResponseEnd(): void {
    this.#ended = true;
    this.#release();
    this.#wake?.();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#failure ??= {
      error: error instanceof AbortedError ? error : connectionError(error, this.#request.origin, this.#sent),
    };
    this.#release();
    this.#head.reject(this.#failure.error);
    this.#wake?.();
  }

  get body(): AsyncIterable<Uint8Array> {
    return { [Symbol.asyncIterator]: () => this.#unpacked() };
  }

  async text(): Promise<string> {
    this.#take();
    this.#wantsAll = true;
    this.#checkSize();
    this.#resume();
    if (!this.#ended && this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    const [first] = this.#chunks;
    if (first === undefined) return '';
    const whole = this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks, this.#buffered);
    this.#chunks = [];
    if (!this.#isPacked) return whole.toString('utf8');
    const plain = await this.#gunzip(whole);
    return plain.toString('utf8');
  }

  #checkSize(): void {
    if (this.#buffered <= this.#limit || this.#failure !== undefined) return;
    this.#chunks = [];
    this.#fail(new ResponseTooLargeError(this.#limit));
  }

  async #gunzip(packed: Buffer): Promise<Buffer> {
    const options = { maxOutputLength: this.#limit };
    try {
      return packed.length < smallPacked ? gunzipSync(packed, options) : await gunzipAway(packed, options);
    } catch (error) {
      throw isOverflow(error) ? new ResponseTooLargeError(this.#limit) : brokenGzip(error);
    }
  }

  /** Bytes that an answer read whole may have: never more than a text can hold. */
  get #limit(): number {
    return Math.min(this.#request.maxResponseBytes ?? Infinity, constants.MAX_STRING_LENGTH);
  }

  cancel(): void {
    if (this.#ended || this.#failure !== undefined) return;
    this.#fail(new AbortedError('the answer was given up'));
  }

  get #isPacked(): boolean {
    const encoding = this.headers.get('content-encoding');
    return encoding === 'gzip' || encoding === 'x-gzip';
  }

  #unpacked(): AsyncIterator<Uint8Array, void, undefined> {
    this.#take();
    if (!this.#isPacked) return this.#pieces();
    // Asked for plain bytes, a server may still send packed ones; whole pieces must come out as they come in.
    const pieces = this.#pieces();
    const packed = Readable.from({ [Symbol.asyncIterator]: () => pieces });
    const plain = createGunzip({ flush: 2 });
    packed.on('error', (error) => plain.destroy(error));
    plain.on('close', () => this.cancel());
    return bytesOf(packed.pipe(plain));
  }

  async *#pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        const chunk = this.#chunks.shift();
        if (chunk !== undefined) {
          this.#buffered -= chunk.length;
          if (this.#buffered < highWater) this.#resume();
          yield chunk;
        } else if (this.#failure !== undefined) {
          throw this.#failure.error;
        } else if (this.#ended) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      this.cancel();
    }
  }

  #take(): void {
    if (this.#taken) throw new TypeError('the body of the answer is consumed already');
    this.#taken = true;
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#controller?.resume();
  }

  #fail(error: unknown): void {
    if (this.#ended || this.#failure !== undefined) return;
    this.#failure = { error };
    this.#release();
    this.#head.reject(error);
    this.#controller?.abort(asError(error));
    this.#wake?.();
  }

  #release(): void {
    this.#stopTimer();
    this.#forget?.();
    this.#forget = undefined;
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}

const noHeaders: TransportHeaders = {
  get: () => undefined,
  [Symbol.iterator]: () => [][Symbol.iterator](),
};

class ReceivedHeaders implements TransportHeaders {
  readonly #headers: IncomingHeaders;

  constructor(headers: IncomingHeaders) {
    this.#headers = headers;
  }

  get(name: string): string | undefined {
    const value = this.#headers[name];
    return typeof value === 'object' ? value.join(', ') : value;
  }

  *[Symbol.iterator](): Generator<readonly [string, string], void, undefined> {
    for (const name of Object.keys(this.#headers)) {
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
  }
}

async function* bytesOf(plain: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of plain) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw error instanceof NomadError ? error : brokenGzip(error);
  }
}

function brokenGzip(cause: unknown): ProtocolError {
  return new ProtocolError('the answer is not the gzip that its headers say', { cause });
}

function isOverflow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
