/** One call, ready to be sent as often as it takes. */

import type { Endpoint } from '@yurt/contract';
import type { RetryPolicy } from './configuration.js';
import type { CallOptions } from './options.js';
import type { TransportBody } from './transport.js';

/** How an answer may be packed: as the client chooses, or never, for streams and raw bytes. */
type Packing = 'any' | 'none';

/** A call with its path, query and body written out. */
export interface Outgoing {
  readonly method: string;
  /** The path without query, for messages. */
  readonly path: string;
  /** Path and query. */
  readonly target: string;
  readonly body: TransportBody | undefined;
  /** The media type of the body; `undefined` without one. */
  readonly contentType: string | undefined;
  readonly options: Pick<CallOptions, 'headers' | 'signal' | 'token'>;
  /** Milliseconds for all tries, the time that the server holds a blocking query included; 0 means no limit. */
  readonly limit: number;
  readonly retry: RetryPolicy;
  readonly reads: boolean;
  readonly repeatable: boolean;
  readonly streaming: boolean;
  readonly packing: Packing;
  readonly endpoint: Endpoint | undefined;
}
