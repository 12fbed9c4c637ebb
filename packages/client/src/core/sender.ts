/** Sends calls: chooses the agent, adds the token, tries again where that is safe, and turns error answers into errors. */

import { pause, throwIfAborted } from './abort.js';
import type { Address } from './address.js';
import type { AddressBook } from './address-book.js';
import { named } from './call-failure.js';
import { classify } from './classify.js';
import type { Configuration } from './configuration.js';
import { ConnectionError, PermissionDeniedError, TimeoutError, UpgradeRefusedError } from './errors.js';
import type { ApiError } from './errors.js';
import { readErrorBody } from './error-body.js';
import { parseIndex } from './meta.js';
import type { Outgoing } from './outgoing.js';
import type { Platform } from './platform/platform.js';
import { RequestHeaders } from './request-headers.js';
import { backoff, verdictOn } from './retry.js';
import { bodySecrets, redact } from './secrets.js';
import { trimStack } from './stack.js';
import { tokenSource } from './token-source.js';
import type { TokenSource } from './token-source.js';
import type { Channel, Transport, TransportResponse } from './transport.js';

/** What one try has: where to, with what, and how long. */
interface Try {
  readonly address: Address;
  readonly token: string | undefined;
  readonly timeout: number;
}

/** Sends the calls of one client. */
export class Sender {
  readonly #configuration: Configuration;
  readonly #platform: Platform;
  readonly #transport: Transport;
  readonly #addresses: AddressBook;
  readonly #token: TokenSource;
  readonly #headers: RequestHeaders;

  constructor(configuration: Configuration, platform: Platform, transport: Transport, addresses: AddressBook) {
    this.#configuration = configuration;
    this.#platform = platform;
    this.#transport = transport;
    this.#addresses = addresses;
    this.#token = tokenSource(configuration.token, platform);
    this.#headers = new RequestHeaders(configuration, platform);
  }

  /** Bytes that an answer may have when it is read whole. */
  get maxResponseBytes(): number {
    return this.#configuration.maxResponseBytes;
  }

  /** Sends a call and reads its answer with `read`, which belongs to the try: when it fails, the call is tried again. */
  send<T>(outgoing: Outgoing, read: (response: TransportResponse) => Promise<T> | T): Promise<T> {
    return this.#trying(outgoing, async ({ address, token, timeout }) => {
      const { method, target, body, streaming, options } = outgoing;
      const headers = this.#headers.of(outgoing, address, token);
      const { origin } = address;
      const { signal } = options;
      const { maxResponseBytes } = this;
      const request = { method, origin, path: target, headers, body, signal, timeout, streaming, maxResponseBytes };
      const response = await this.#transport.request(request);
      const { status } = response;
      if ((status >= 200 && status < 300) || isDeclaredRedirect(outgoing, status)) return read(response);
      const { text, whole } = await readErrorBody(response);
      if (whole && isDeclaredAnswer(outgoing, status, text)) return read(new ReadAlready(response, text));
      throw this.#errorOf(outgoing, address, token, status, text, response);
    });
  }

  /** Opens the WebSocket of a call. */
  upgrade(outgoing: Outgoing): Promise<Channel> {
    return this.#trying(outgoing, async ({ address, token, timeout }) => {
      const headers = this.#headers.of(outgoing, address, token);
      const { signal } = outgoing.options;
      try {
        return await this.#transport.upgrade({
          origin: address.origin,
          path: outgoing.target,
          headers,
          signal,
          timeout,
        });
      } catch (error) {
        if (!(error instanceof UpgradeRefusedError) || error.status === 0) throw error;
        throw this.#errorOf(outgoing, address, token, error.status, error.text, undefined);
      }
    });
  }

  async #trying<T>(outgoing: Outgoing, attempt: (attempted: Try) => Promise<T>): Promise<T> {
    const { options, limit } = outgoing;
    const started = limit > 0 ? performance.now() : 0;
    const source = options.token === undefined ? this.#token : tokenSource(options.token, this.#platform);
    let failure: unknown;
    try {
      throwIfAborted(options.signal);
      const current = source.current();
      let token = current instanceof Promise ? await current : current;
      let renewed = false;
      let unreached = 0;
      for (let tries = 1; ; tries++) {
        const left = limit > 0 ? limit - (performance.now() - started) : 0;
        // A pause may last longer than it should. What is known is worth more than a try that has no time.
        if (limit > 0 && left < 1 && failure !== undefined) throw failure;
        const address = this.#addresses.choose();
        try {
          const answer = await attempt({ address, token, timeout: limit > 0 ? Math.max(1, left) : 0 });
          this.#addresses.succeeded(address);
          return answer;
        } catch (error) {
          if (!(error instanceof TimeoutError)) failure = error;
          if (error instanceof PermissionDeniedError && !renewed && isReplayable(outgoing.body)) {
            renewed = true;
            const next = await source.renewed(token);
            if (next === token) throw error;
            token = next;
            continue;
          }
          // Each agent is asked once before the tries count.
          const other = unreached < this.#addresses.size - 1 && error instanceof ConnectionError;
          if (other) unreached++;
          const wait = this.#pauseAfter(error, address, outgoing, tries - unreached);
          if (wait === undefined) throw error;
          const length = other ? 0 : wait;
          if (limit > 0 && performance.now() - started + length >= limit) throw error;
          if (length > 0) await pause(length, options.signal);
        }
      }
    } catch (error) {
      throw error instanceof TimeoutError ? outOfTime(outgoing, limit, failure) : named(error, outgoing);
    }
  }

  /** Milliseconds until the next try; `undefined` when there is none. */
  #pauseAfter(error: unknown, address: Address, outgoing: Outgoing, tries: number): number | undefined {
    const verdict = verdictOn(error, outgoing);
    if (verdict.elsewhere) this.#addresses.failed(address);
    const { retry, body } = outgoing;
    if (!verdict.retry || tries >= Math.min(retry.attempts, verdict.attempts) || !isReplayable(body)) return undefined;
    return Math.max(verdict.atLeast, backoff(tries, retry));
  }

  #errorOf(
    outgoing: Outgoing,
    address: Address,
    token: string | undefined,
    status: number,
    text: string,
    response: TransportResponse | undefined,
  ): ApiError {
    return classify({
      status,
      text,
      method: outgoing.method,
      path: outgoing.path,
      url: address.origin + outgoing.target,
      index: parseIndex(response?.headers.get('x-nomad-index')),
      retryAfter: response?.headers.get('retry-after'),
      endpoint: outgoing.endpoint,
      redact: (words) => redact(words, [...this.#headers.secrets(address, token), ...bodySecrets(outgoing.body)]),
    });
  }
}

/** The error of a try that was cut off; `failure` is how the one before it ended. */
function outOfTime(outgoing: Outgoing, limit: number, failure: unknown): TimeoutError {
  const call = `${outgoing.method} ${outgoing.path}: `;
  const message = `${call}no answer within ${Math.round(limit)} ms`;
  const cause = named(failure, outgoing);
  const settled =
    cause instanceof Error
      ? new TimeoutError(`${message}; the try before: ${cause.message.replace(call, '')}`, limit, { cause })
      : new TimeoutError(message, limit);
  trimStack(settled);
  return settled;
}

/** Some errors are answers: an unhealthy cluster is told as status 429 with the same document as a healthy one. */
function isDeclaredAnswer(outgoing: Outgoing, status: number, text: string): boolean {
  const { endpoint } = outgoing;
  return (
    status >= 400 &&
    status !== 409 &&
    endpoint?.statuses?.[status] !== undefined &&
    endpoint.answer.kind === 'json' &&
    text.startsWith('{')
  );
}

function isDeclaredRedirect(outgoing: Outgoing, status: number): boolean {
  return status >= 300 && status < 400 && outgoing.endpoint?.statuses?.[status] !== undefined;
}

/** A body that comes piece by piece is gone once it is sent. */
function isReplayable(body: Outgoing['body']): boolean {
  return body === undefined || typeof body === 'string' || body instanceof Uint8Array;
}

/** An answer whose text is read already. */
class ReadAlready implements TransportResponse {
  readonly status: number;
  readonly headers: TransportResponse['headers'];
  readonly #text: string;

  constructor(response: TransportResponse, text: string) {
    this.status = response.status;
    this.headers = response.headers;
    this.#text = text;
  }

  get body(): AsyncIterable<Uint8Array> {
    return bytesOf(this.#text);
  }

  text(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  cancel(): void {}
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
