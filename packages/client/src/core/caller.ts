/** What resources and streams stand on: the four ways to use a row of the endpoint table. */

import type { BodyOf, Endpoint, PathParameters } from '@yurt/contract';
import type { Call } from './call.js';
import type { CallOptions, Options } from './options.js';
import type { Channel, TransportBody, TransportHeaders } from './transport.js';

/** The values of a row's path. */
export type PathOf<E extends Endpoint> = PathParameters<E['path']>;

/** The body that a call takes: the row's own; raw bytes may also come piece by piece. */
export type RequestBody<E extends Endpoint> =
  | BodyOf<E>
  | (E extends { readonly body: { readonly kind: 'bytes' } } ? AsyncIterable<Uint8Array> : never);

/** An answer that is read piece by piece. Single use; leaving the loop over `body` early gives the connection up. */
export interface StreamedResponse {
  readonly status: number;
  readonly headers: TransportHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives the connection up. Does nothing at the end of the body. */
  cancel(): void;
}

/** A request outside the endpoint table. */
export interface RawRequest extends CallOptions {
  readonly method: string;
  /** Path and query, encoded, such as `/v1/jobs?prefix=web`. */
  readonly path: string;
  readonly body?: TransportBody;
}

/** Sends calls of rows. A client is one; resources and streams ask for no more than this. */
export interface Caller {
  /** A call of a row; nothing is sent before it is awaited. */
  call<E extends Endpoint>(endpoint: E, path: PathOf<E>, options?: Options<E>, body?: RequestBody<E>): Call<E>;
  /**
   * Opens a stream of a row that answers `bytes`, `text`, `frames` or `events`; resolves when its head is there. Its time
   * limit ends there too; from then on only `signal` ends it. It is tried again before it is open, never after.
   *
   * @throws ApiError and its kinds, as for a call.
   */
  stream<E extends Endpoint>(endpoint: E, path: PathOf<E>, options?: Options<E>): Promise<StreamedResponse>;
  /**
   * Opens the WebSocket of a row that answers `websocket`. Since Nomad 2.0.3 a refusal comes as the channel's close, not
   * as an error here.
   *
   * @throws ApiError and its kinds, when the server refuses the upgrade itself.
   */
  upgrade<E extends Endpoint>(endpoint: E, path: PathOf<E>, options?: Options<E>): Promise<Channel>;
  /** Sends a request that the table does not have, with the client's token and headers. Statuses from 400 are errors. */
  send(request: RawRequest): Promise<StreamedResponse>;
}
