/**
 * The types of a call: a request that is sent when it is first awaited, with the further ways to use it that its row of
 * the endpoint table allows, and no others.
 */

import type { AnswerOf, Endpoint } from '@yurt/contract';

/** What the headers of a read say. */
export interface QueryMeta {
  /** The index of what was read; pass it as `index` to wait for something newer. A bigint beyond 2^53. */
  readonly index: number | bigint;
  /** Milliseconds since the answering server last heard from the leader. */
  readonly lastContact: number;
  /** Whether the answering server knew of a leader. */
  readonly knownLeader: boolean;
}

/** What the headers of a page say. */
export interface PageMeta extends QueryMeta {
  /** Where the next page starts; `undefined` on the last one. */
  readonly nextToken: string | undefined;
}

/** What the headers of a write say. */
export interface WriteMeta {
  /** The index of the write; 0 when the server gave none. A bigint beyond 2^53. */
  readonly index: number | bigint;
}

/** What the headers of a row's answers say; `never` where there are none. */
export type MetaOf<E extends Endpoint> = E extends { readonly meta: 'query' }
  ? E extends { readonly paginated: true }
    ? PageMeta
    : QueryMeta
  : E extends { readonly meta: 'index' }
    ? WriteMeta
    : never;

/** An answer with what its headers said. */
export interface WithMeta<T, M> {
  readonly data: T;
  readonly meta: M;
}

/** The type of one item of a paginated row; `never` where a page is not a list. */
export type ItemOf<E extends Endpoint> = NonNullable<AnswerOf<E>> extends readonly (infer Item)[] ? Item : never;

/** How a watch is doing, for logs and health checks. */
export type WatchStatus =
  /** The last reading came as it should. */
  | { readonly state: 'live'; readonly index: number | bigint }
  /** A reading failed; the watch goes on after `pause` milliseconds. */
  | { readonly state: 'degraded'; readonly error: unknown; readonly pause: number }
  /** What is watched does not exist now; the watch waits for it. Only with `whenMissing: 'wait'`. */
  | { readonly state: 'missing'; readonly index: number | bigint };

/** Settings of a watch. */
export interface WatchOptions {
  /** Ends the watch: the loop over it just stops. */
  signal?: AbortSignal;
  /**
   * How long the server may hold one reading: milliseconds or a Go duration such as `'30s'`; at most 5 min. Default 60 s.
   * Held readings cost the server memory, even after the client has gone.
   */
  wait?: number | string;
  /** Where to begin: only what is newer than this index is delivered. Default: what there is now comes first. */
  index?: number | bigint;
  /** What to do when the thing watched does not exist: fail with a `NotFoundError` (default), or wait until it does. */
  whenMissing?: 'fail' | 'wait';
  /** Called when the watch's state changes. */
  onStatus?: (status: WatchStatus) => void;
}

/** The results of a blocking query, each time what is read has changed. Can be iterated once; `break` ends it. */
export interface Watch<T, M> extends AsyncIterable<T> {
  /** The same results, each with what its headers said. */
  withMeta(): AsyncIterable<WithMeta<T, M>>;
}

/** A request that is sent when it is first awaited, and only once: further awaits get the same answer. */
export interface LazyRequest<T> extends PromiseLike<T> {
  /** Sends the request if it is not sent, and handles its failure. */
  catch<R = never>(onRejected?: ((reason: unknown) => R | PromiseLike<R>) | null): Promise<T | R>;
  /** Sends the request if it is not sent, and runs `onFinally` when it is over. */
  finally(onFinally?: (() => void) | null): Promise<T>;
}

/** The part of calls whose answer says more in its headers. */
export interface MetaCall<E extends Endpoint> {
  /** Sends the request if it is not sent; resolves with the answer and what its headers said. */
  withMeta(): Promise<WithMeta<AnswerOf<E>, MetaOf<E>>>;
}

/** The part of calls of blocking routes. */
export interface WatchCall<E extends Endpoint> {
  /**
   * Reads again whenever what is read has changed, by blocking queries. A failed reading is tried again, with growing
   * pauses; what can't get better by itself (bad request, permission denied) is thrown.
   *
   * Documentation: https://developer.hashicorp.com/nomad/api-docs#blocking-queries
   */
  watch(options?: WatchOptions): Watch<AnswerOf<E>, MetaOf<E>>;
}

/** The part of calls of routes that answer in pages. */
export interface PagesCall<E extends Endpoint> {
  /**
   * All pages in order, each with what its headers said, from this call's `nextToken` on. A token that comes twice is a
   * `ProtocolError`.
   */
  pages(): AsyncIterable<WithMeta<AnswerOf<E>, MetaOf<E>>>;
}

/** The part of calls whose pages are lists. */
export interface ItemsCall<E extends Endpoint> {
  /** All items in order, over all pages. Set `perPage` to fetch them piece by piece. */
  [Symbol.asyncIterator](): AsyncIterator<ItemOf<E>, void, undefined>;
}

/** A call of a row of the endpoint table. */
export type Call<E extends Endpoint> = LazyRequest<AnswerOf<E>> &
  (E extends { readonly meta: 'none' } ? object : MetaCall<E>) &
  (E extends { readonly blocking: true } ? WatchCall<E> : object) &
  (E extends { readonly paginated: true } ? PagesCall<E> : object) &
  (E extends { readonly paginated: true } ? ([ItemOf<E>] extends [never] ? object : ItemsCall<E>) : object) & {
    /**
     * The same call, with numbers that `number` can't hold kept digit for digit. Use it to write back what was read.
     */
    exact(): Call<E>;
  };
