/**
 * The seam between the client and whatever carries its requests: two functions, one for requests, one for upgrades. The
 * client has three (undici in Node, fetch in browsers, one in memory); anything of this shape can take their place or
 * wrap them.
 */

/** Where requests go: `http://host:port`, `https://host:port`, or `unix:/path/of/socket`. Never with user or path. */
export type Origin = string;

/** What a request carries. */
export type TransportBody = string | Uint8Array | AsyncIterable<Uint8Array>;

/** One HTTP request, ready to be sent. */
export interface TransportRequest {
  readonly method: string;
  readonly origin: Origin;
  /** Path and query, encoded. */
  readonly path: string;
  /** Lower-case names. Holds the token: never log it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: TransportBody;
  /** Aborts the request, and the body of its answer. */
  readonly signal?: AbortSignal;
  /**
   * Milliseconds after which the request fails with a `TimeoutError`; 0 or absent means never. For a streaming request it
   * ends when the answer's head is there; otherwise when its last byte is.
   */
  readonly timeout?: number;
  /**
   * Bytes that an answer may have when it is read whole by `text()`, packed or unpacked. A larger one is a
   * `ResponseTooLargeError`, and its connection is given up. Absent means no limit; a `body` has none.
   */
  readonly maxResponseBytes?: number;
  /** The answer is read piece by piece for as long as it lasts. Such requests have connections of their own. */
  readonly streaming?: boolean;
}

/** The headers of an answer, by lower-case name. */
export interface TransportHeaders extends Iterable<readonly [name: string, value: string]> {
  /** The value of a header; several of one name are joined with `, `. */
  get(name: string): string | undefined;
}

/** The head of an answer and its body, already unpacked from gzip. The body can be consumed once. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: TransportHeaders;
  /** The body in pieces. Leaving the loop early gives the connection up. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The whole body as UTF-8 text, up to the request's `maxResponseBytes`. Not for streams without end. */
  text(): Promise<string>;
  /** Gives the body up, and the connection if the body is not at its end. Does nothing when it is consumed. */
  cancel(): void;
}

/** A request to change the connection to a WebSocket. */
export interface UpgradeRequest {
  readonly origin: Origin;
  /** Path and query, encoded. */
  readonly path: string;
  /** Lower-case names. Browsers send none of them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts the handshake, and the channel after it. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the handshake; 0 or absent means no limit. */
  readonly timeout?: number;
}

/** How a channel ended. */
export interface ChannelClose {
  /** The code of the close frame; 1005 when it had none, 1006 when the connection ended without one. */
  readonly code: number;
  /** The text of the close frame. */
  readonly reason: string;
}

/**
 * An open WebSocket that carries text. Iterating it gives the messages in order and ends when the channel closes, however
 * it does; `closed` tells how. Messages wait in the connection, not in memory, while nobody asks for them.
 */
export interface Channel extends AsyncIterable<string> {
  /** Sends a message; resolves when the connection has room for more. Rejects with a `ConnectionError` once closed. */
  send(text: string): Promise<void>;
  /** Starts the closing handshake; default code 1000. Does nothing when already closed. */
  close(code?: number, reason?: string): void;
  /** Resolves when the channel is closed, by either side. Never rejects. */
  readonly closed: Promise<ChannelClose>;
}

/**
 * Carries requests. What fails below HTTP is thrown as `ConnectionError`, `TimeoutError` or `AbortedError`; every status is
 * a normal answer. A body that is too large or wrongly packed is a `ProtocolError`.
 */
export interface Transport {
  /** Sends a request; resolves when the head of the answer is there. */
  request(request: TransportRequest): Promise<TransportResponse>;
  /** Opens a WebSocket. A refusal by the server is an `UpgradeRefusedError` with its status and text. */
  upgrade(request: UpgradeRequest): Promise<Channel>;
  /** Ends every request and releases all connections. */
  close(): Promise<void>;
}

/** Puts something around a transport, such as tracing or a recorder. */
export type TransportWrapper = (next: Transport) => Transport;
