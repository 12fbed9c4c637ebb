/**
 * Binds handlers to rows of the endpoint table. A handler says what a route does and nothing about HTTP: query decoding,
 * blocking, paging, filtering, headers, compression and error texts follow from the row's facts and are done once, in
 * `http/`.
 */

import type { AnswerOf, BodyOf, Endpoint, PathParameters, QueryOf } from '@yurt/contract';

/** What a handler is told about one request. */
export interface Call<E extends Endpoint> {
  readonly path: PathParameters<E['path']>;
  /** The query under our names, decoded to the types the row gives. */
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** The namespace asked for; `default` when the query names none. May be `*` on rows that take it. */
  readonly namespace: string;
  /** Aborted when the caller is gone or the agent stops. */
  readonly signal: AbortSignal;
  /** The token's secret, when one was sent. */
  readonly token: string | undefined;
}

/** What a query answers: the data, and the index of what was read, which blocking callers wait on. */
export interface Indexed<T> {
  readonly index: number;
  readonly data: T;
}

/** A stream answer: chunks until it ends; `contentType` where it is not the row's own. */
export interface Streamed {
  readonly chunks: AsyncIterable<Uint8Array | string>;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler of a row returns: data with an index where the row has query headers or an index, else the data alone. */
export type Result<E extends Endpoint> = E['answer']['kind'] extends 'json' | 'text' | 'empty'
  ? E['meta'] extends 'none'
    ? AnswerOf<E>
    : Indexed<AnswerOf<E>>
  : Streamed;

/** The work of one route. A blocking row's handler is called again each time what it read has changed. */
export type Handler<E extends Endpoint> = (call: Call<E>) => Result<E> | Promise<Result<E>>;

/** A row with its handler. */
export interface Binding {
  readonly endpoint: Endpoint;
  readonly handle: (call: never) => unknown;
}

/** Binds a handler to a row; the compiler checks what it takes and what it answers. */
export function serve<E extends Endpoint>(endpoint: E, handle: Handler<E>): Binding {
  return { endpoint, handle };
}
