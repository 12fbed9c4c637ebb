/**
 * Binds handlers to rows of the endpoint table. A handler says what a route does and nothing about HTTP: query decoding,
 * blocking, paging, filtering, headers, compression and error texts follow from the row's facts and are done once, in
 * `http/`.
 */

import type { AnswerOf, BodyOf, Endpoint, PathParameters, QueryOf } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import type { Listing } from './listing.js';

/** What a handler is told about one request. */
interface Call<E extends Endpoint> {
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
  /** Where the headers are not all those of the row: none, or no leader, of which some routes of Nomad never ask. */
  readonly headers?: 'none' | 'leaderless';
}

/** A stream answer: chunks until it ends; `contentType` where it is not the row's own. */
export interface Streamed {
  readonly chunks: AsyncIterable<Uint8Array | string>;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A list in full, which `http/` filters and cuts into pages, or its rows as they are. */
type Listed<E extends Endpoint> = E extends { readonly paginated: true }
  ? AnswerOf<E> extends readonly (infer Row)[]
    ? Listing<Row>
    : never
  : never;

/**
 * What a handler of a row returns: data with an index where the row has query headers or an index, else the data alone.
 * Rows that are filtered and paged return a {@link Listing}.
 */
type Result<E extends Endpoint> = E['answer']['kind'] extends 'json' | 'text' | 'empty'
  ? E['meta'] extends 'none'
    ? AnswerOf<E>
    : Indexed<AnswerOf<E>> | Listed<E>
  : Streamed;

/**
 * What is asked for does not exist: a 404 that carries an index as answers do, so that blocking callers can wait for it.
 */
export class MissingError extends CodedError {
  constructor(
    /** The index of the table in which it would be. */
    readonly index: number,
    message: string,
  ) {
    super(404, message);
  }
}

/**
 * The work of one route. A blocking row's handler is called again each time what it read has changed: it reads the state
 * before its first `await`, for that is what is watched.
 */
export type Handler<E extends Endpoint> = (call: Call<E>) => Result<E> | Promise<Result<E>>;

/** What every handler is told, before the row says what its parts are. */
export interface AnyCall {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly namespace: string;
  readonly signal: AbortSignal;
  readonly token: string | undefined;
}

/** A row with its handler. */
export interface Binding {
  readonly endpoint: Endpoint;
  /** To be called with what the row describes, and with nothing else: `http/` decodes by the same row. */
  handle(call: AnyCall): unknown;
}

/** Binds a handler to a row; the compiler checks what it takes and what it answers. */
export function serve<E extends Endpoint>(endpoint: E, handle: Handler<E>): Binding {
  return { endpoint, handle };
}
