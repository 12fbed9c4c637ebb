/** The running part of a call: sends itself once when it is first awaited, and reads the answer as its row says. */

import type { PageMeta, Watch, WatchOptions, WithMeta } from './call.js';
import { named } from './call-failure.js';
import { ProtocolError, ResponseTooLargeError } from './errors.js';
import { decodeJson } from './json.js';
import type { LongPollBudget } from './long-poll-budget.js';
import { readMeta } from './meta.js';
import type { Outgoing } from './outgoing.js';
import { walkPages } from './pages.js';
import type { Sender } from './sender.js';
import type { TransportHeaders, TransportResponse } from './transport.js';
import { watchReadings } from './watch-loop.js';

/** The options of a call that paging and watching change. */
export interface Changes {
  nextToken?: string;
  index?: number | bigint;
  wait?: number | string;
  retry?: false;
  signal?: AbortSignal;
}

/** A call written out, or why it can't be. It is tried when the call is made: so the error knows the caller's line. */
export type Prepared = { readonly outgoing: Outgoing } | { readonly error: unknown };

/** What a call request needs of its client. */
export interface CallContext {
  readonly sender: Sender;
  readonly longPolls: LongPollBudget;
  readonly prepared: Prepared;
  /** The call written out with other options. */
  readonly changed: (changes: Changes) => Outgoing;
  /** The options that the caller gave. */
  readonly given: Changes;
}

interface Answered {
  readonly data: unknown;
  readonly headers: TransportHeaders;
}

/** A call of any row; `Call` is its type for a certain one. */
export class CallRequest implements PromiseLike<unknown> {
  readonly #context: CallContext;
  readonly #exact: boolean;
  #answer: Promise<Answered> | undefined;

  constructor(context: CallContext, exact: boolean) {
    this.#context = context;
    this.#exact = exact;
  }

  then<A = unknown, B = never>(
    onFulfilled?: ((value: unknown) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#data().then(onFulfilled, onRejected);
  }

  catch<R = never>(onRejected?: ((reason: unknown) => R | PromiseLike<R>) | null): Promise<unknown> {
    return this.#data().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<unknown> {
    return this.#data().finally(onFinally);
  }

  async withMeta(): Promise<WithMeta<unknown, PageMeta>> {
    return described(await this.#sent());
  }

  exact(): CallRequest {
    return new CallRequest(this.#context, true);
  }

  pages(): AsyncIterable<WithMeta<unknown, PageMeta>> {
    return walkPages(this.#context.given.nextToken, async (nextToken) =>
      // The first page may be the answer that an `await` has fetched already.
      described(await (nextToken === undefined ? this.#sent() : this.#send({ nextToken }))),
    );
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    for await (const { data } of this.pages()) {
      if (data === null || data === undefined) continue;
      if (!Array.isArray(data)) {
        throw named(new ProtocolError('a page of the answer is not a list'), this.#context.changed({}));
      }
      yield* data;
    }
  }

  watch(options: WatchOptions = {}): Watch<unknown, PageMeta> {
    const { sender, given, longPolls, prepared, changed } = this.#context;
    return watchReadings(
      {
        given,
        longPolls,
        read: async (changes) => {
          // Also what is wrong with options that a watch does without, such as `retry`.
          if ('error' in prepared) throw prepared.error;
          return sender.send(changed({ ...changes, retry: false }), async (response) => ({
            text: await response.text(),
            meta: readMeta(response.headers),
          }));
        },
        decode: (text) => {
          try {
            return decodeJson(text, this.#exact);
          } catch (error) {
            throw named(error, changed({}));
          }
        },
      },
      options,
    );
  }

  async #data(): Promise<unknown> {
    return (await this.#sent()).data;
  }

  #sent(): Promise<Answered> {
    this.#answer ??= this.#send(undefined);
    return this.#answer;
  }

  #send(changes: Changes | undefined): Promise<Answered> {
    const { prepared, changed, sender } = this.#context;
    if ('error' in prepared) return Promise.reject(prepared.error);
    const outgoing = changes === undefined ? prepared.outgoing : changed(changes);
    return sender.send(outgoing, (response) => this.#read(response, outgoing));
  }

  async #read(response: TransportResponse, outgoing: Outgoing): Promise<Answered> {
    const { headers } = response;
    switch (outgoing.endpoint?.answer.kind) {
      case 'bytes':
        return { data: await joined(response.body, this.#context.sender.maxResponseBytes), headers };
      case 'text':
        return { data: await response.text(), headers };
      case 'empty':
        await response.text();
        return { data: undefined, headers };
      default:
        return { data: decodeJson(await response.text(), this.#exact), headers };
    }
  }
}

function described({ data, headers }: Answered): WithMeta<unknown, PageMeta> {
  const meta = readMeta(headers);
  return { data, meta: meta.nextToken === undefined ? { ...meta, nextToken: tokenInside(data) } : meta };
}

/** Lists of volumes in a storage provider carry the token in the answer. */
function tokenInside(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('NextToken' in data)) return undefined;
  return typeof data.NextToken === 'string' && data.NextToken !== '' ? data.NextToken : undefined;
}

async function joined(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop gives the connection up.
    if (length > limit) throw new ResponseTooLargeError(limit);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
