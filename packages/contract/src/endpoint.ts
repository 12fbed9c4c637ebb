/**
 * The shape of one row of the endpoint table, and what can be computed from it at compile time.
 *
 * A row is data: it names a route once, with the facts that both sides need. The client builds calls from it, the agent
 * binds handlers to it, and the documentation and the coverage table print it. Values that only the compiler needs (the
 * type of a body, of an answer) ride along as phantom types and cost nothing at run time.
 */

import type { Parameter, ParameterTypes } from './parameters.js';

/** HTTP methods that Nomad's routes take. */
export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Who answers a route: the servers, the node that holds the thing asked for, or the very agent that was called. */
export type Target = 'server' | 'client-node' | 'local-agent';

/** Which `X-Nomad-*` headers an answer carries: all four of a query, only the index, or none. */
export type MetaHeaders = 'query' | 'index' | 'none';

declare const carries: unique symbol;

/** A value that exists for the compiler only. */
export interface Carries<T> {
  readonly [carries]?: { readonly type: T };
}

/** What a route takes as its body. */
export type BodyKind = 'none' | 'json' | 'bytes' | 'text';

/**
 * What a route answers.
 *
 * - `json`: a JSON document.
 * - `empty`: status 200 or 204 and no body.
 * - `bytes`: a body of any kind, streamed.
 * - `text`: plain text.
 * - `frames`: JSON objects back to back (`StreamFrame`), with `{}` as heartbeat.
 * - `events`: one JSON object a line (`Events`), with `{}` as heartbeat.
 * - `websocket`: an upgraded connection, text messages in both directions.
 */
export type AnswerKind = 'json' | 'empty' | 'bytes' | 'text' | 'frames' | 'events' | 'websocket';

/** A body of the given kind; made by `json`, `bytes` and `text`. */
export interface Body<T = unknown, K extends BodyKind = BodyKind> extends Carries<T> {
  readonly kind: K;
  /** True when the route also works without a body. */
  readonly optional?: boolean;
}

/** An answer of the given kind. */
export interface Answer<T = unknown, K extends AnswerKind = AnswerKind> extends Carries<T> {
  readonly kind: K;
}

/** A JSON body or answer of type `T`. */
export function json<T>(): { readonly kind: 'json' } & Carries<T> {
  return { kind: 'json' };
}

/** A JSON body that may be left out. */
export function optionalJson<T>(): { readonly kind: 'json'; readonly optional: true } & Carries<T> {
  return { kind: 'json', optional: true };
}

/** Raw bytes, as body or answer. */
export const bytes: { readonly kind: 'bytes' } & Carries<Uint8Array> = { kind: 'bytes' };
/** Plain text, as body or answer. */
export const text: { readonly kind: 'text' } & Carries<string> = { kind: 'text' };
/** An answer with status 200 (or 204) and nothing in it. */
export const empty: { readonly kind: 'empty' } & Carries<void> = { kind: 'empty' };

/** An answer of stream frames, each of type `T`. */
export function frames<T>(): { readonly kind: 'frames' } & Carries<T> {
  return { kind: 'frames' };
}

/** An answer of newline-delimited JSON, each line of type `T`. */
export function eventLines<T>(): { readonly kind: 'events' } & Carries<T> {
  return { kind: 'events' };
}

/** A WebSocket: what the server sends (`Out`) and what it takes (`In`). */
export function websocket<Out, In>(): { readonly kind: 'websocket' } & Carries<{ out: Out; in: In }> {
  return { kind: 'websocket' };
}

/**
 * Whether a call may be sent again when it is not known if the first one arrived.
 *
 * - `yes`: reads, and writes whose repetition changes nothing more.
 * - `checked`: only when the call carries a check of its own: `cas`, `EnforceIndex`, or an idempotency token.
 * - `no`: each arrival has its own effect.
 */
export type Repeatable = 'yes' | 'checked' | 'no';

/** The query parameters of a row: our camelCase name to what is known of the parameter. */
export type QueryParameters = Readonly<Record<string, Parameter>>;

/** The facts of one route. */
export interface EndpointFacts {
  /** The path of the client's method: `jobs.read` is `nomad.jobs.read`. */
  readonly id: string;
  /** The method that the client uses. */
  readonly method: Method;
  /** Other methods that mean the same; Nomad takes PUT and POST alike on most writes. */
  readonly alsoMethods?: readonly Method[];
  /** Nomad looks at no method here: any is taken. */
  readonly anyMethod?: true;
  /** The path with `:name` for a segment and `*name` for the rest of the path. Parameter names are camelCase. */
  readonly path: string;
  /** One sentence: what a call does. */
  readonly summary: string;
  /** What a caller should know and the facts below do not say: limits, surprises, what follows. */
  readonly remarks?: string;
  /** The parameters of its own; the common ones follow from the flags below. */
  readonly query?: QueryParameters;
  /**
   * Query text that is always sent, by its wire name, for rows that are one use of a route with several. `''` means that
   * the parameter's presence alone counts. A server takes the row whose fixed query the request has.
   */
  readonly fixedQuery?: Readonly<Record<string, string>>;
  /** Request headers of its own, by their wire name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the route takes; absent means no body. */
  readonly body?: Body;
  /** What the route answers. */
  readonly answer: Answer;
  /** Takes `index` and `wait`, and holds the answer until there is something newer. */
  readonly blocking?: true;
  /** Takes `per_page` and `next_token`. */
  readonly paginated?: true;
  /** Takes a `filter` expression. */
  readonly filterable?: true;
  /** Takes `stale`: a follower may answer. */
  readonly consistency?: true;
  /** Takes `namespace`. */
  readonly namespaced?: true;
  /** Takes `namespace=*`. */
  readonly wildcardNamespace?: true;
  /** Takes `region` and is forwarded there. */
  readonly regionForwarded?: true;
  /** Which headers come with the answer. */
  readonly meta: MetaHeaders;
  /** Who answers. */
  readonly target: Target;
  /** The ACL capability needed, in Nomad's words; `anonymous` when none is. */
  readonly acl: string;
  /** The server's internal name of the call, which error texts show. */
  readonly rpc?: string;
  /** Served by Nomad Enterprise only. */
  readonly enterprise?: true;
  /** The status with which a community server answers an enterprise route. */
  readonly communityStatus?: number;
  /** Status codes with a meaning of their own on this route. */
  readonly statuses?: Readonly<Record<number, string>>;
  /** Served only when the agent is configured so. */
  readonly condition?: string;
  /** The `id` of the row of which this one is a special use. */
  readonly variantOf?: string;
  /** Whether the call may be sent twice; `yes` when absent on a GET, `no` when absent elsewhere. */
  readonly repeatable?: Repeatable;
  /** The page of Nomad's documentation, below `https://developer.hashicorp.com/nomad/`. */
  readonly documentation: string;
}

/**
 * Declares a row. The result is the argument itself, with literal types kept, so that paths, flags and identifiers can be
 * computed with by the compiler.
 */
export function endpoint<const E extends EndpointFacts>(facts: E): E {
  return facts;
}

/** Any row of the table. */
export type Endpoint = EndpointFacts;

type Segments<Path extends string> = Path extends `${infer Head}/${infer Rest}` ? Head | Segments<Rest> : Path;

type ParameterName<Segment extends string> = Segment extends `:${infer Name}`
  ? Name
  : Segment extends `*${infer Name}`
    ? Name
    : never;

/** The parameters in a path, by name: `PathParameters<'/v1/job/:jobId'>` is `{ jobId: string }`. */
export type PathParameters<Path extends string> = [ParameterName<Segments<Path>>] extends [never]
  ? NoParameters
  : { readonly [Name in ParameterName<Segments<Path>>]: string };

type Carried<T> = T extends Carries<infer V> ? V : never;

/** The type of the body that a row takes; `undefined` when it takes none. */
export type BodyOf<E extends Endpoint> = E extends { readonly body: infer B } ? Carried<B> : undefined;

/** The type of what a row answers; of one frame, event line or message for the streams. */
export type AnswerOf<E extends Endpoint> = Carried<E['answer']>;

/** The query parameters that a row declares itself, typed. */
export type OwnQuery<E extends Endpoint> = E extends { readonly query: infer Q extends QueryParameters }
  ? ParameterTypes<Q>
  : NoParameters;

/** Takes nothing. `object` would take anything: the compiler looks for unknown properties only where some are known. */
interface NoParameters {
  readonly [carries]?: never;
}

/** The query of blocking routes, under our names. */
export interface BlockingQuery {
  /** Hold the answer until the index of what is read is above this one. `0` or absent answers at once. */
  index?: number | bigint;
  /** How long the server may hold the answer: milliseconds, or a Go duration such as `'30s'`. Default and maximum 5 min. */
  wait?: number | string;
}

/** The query of routes that answer in pages. */
export interface PagedQuery {
  /** How many rows a page holds; 0 or absent means all. */
  perPage?: number;
  /** Where the page starts: the token that came with the page before. */
  nextToken?: string;
}

/** The query of lists that take a filter. */
export interface FilterQuery {
  /** A go-bexpr expression over the server's record, such as `Status == "running"`. */
  filter?: string;
}

/** The query of reads that any server may answer. Nomad has no third mode: there is no `consistent` as in Consul. */
export interface ConsistencyQuery {
  /**
   * `true` lets any server answer, not the leader alone: sent as `stale=true`. The answer may lag behind, by `lastContact`
   * of its meta. `false` is the default, an answer of the leader, and sends nothing.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs#consistency-modes
   */
  stale?: boolean;
}

/** The query of routes that are forwarded to another region. */
export interface RegionQuery {
  /** The region to ask; default: that of the client, else that of the agent. */
  region?: string;
}

type WhenTrue<E, Flag extends string, Then> = E extends { readonly [F in Flag]: true } ? Then : NoParameters;

/** The namespace of a call: `'*'` only on rows that take it; elsewhere the literal does not compile. */
type NamespaceQuery<E extends Endpoint, N extends string> = E extends { readonly wildcardNamespace: true }
  ? {
      /** The namespace to ask, or `'*'` for every one that the token may see. Default: that of the client. */
      namespace?: string;
    }
  : E extends { readonly namespaced: true }
    ? {
        /** The namespace of the object. Default: that of the client. */
        namespace?: N & SingleNamespace<N>;
      }
    : NoParameters;

/** `never` for the wildcard: what names a single object needs a single namespace. */
export type SingleNamespace<N extends string> = N extends '*' ? never : unknown;

/**
 * Everything that a call of a row may have in its query string, under our names. `N` lets the compiler see the namespace
 * that is passed, to refuse the wildcard where it can't work.
 */
export type QueryOf<E extends Endpoint, N extends string = string> = OwnQuery<E> &
  WhenTrue<E, 'blocking', BlockingQuery> &
  WhenTrue<E, 'paginated', PagedQuery> &
  WhenTrue<E, 'filterable', FilterQuery> &
  WhenTrue<E, 'consistency', ConsistencyQuery> &
  WhenTrue<E, 'regionForwarded', RegionQuery> &
  NamespaceQuery<E, N>;
