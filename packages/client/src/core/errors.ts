/**
 * What a client throws. Every class survives duplicate copies of this package: `instanceof` goes by name, not by identity.
 * None of them holds a token, a password or an item of a variable where printing or serialising could reach it.
 */

import type { Variable } from '@yurt/contract';

/** What can go wrong, as a word that does not change between versions. */
export type ErrorCode =
  | 'bad_request'
  | 'permission_denied'
  | 'not_found'
  | 'conflict'
  | 'check_index_conflict'
  | 'no_leader'
  | 'enterprise_only'
  | 'rate_limited'
  | 'server_error'
  | 'unexpected_status'
  | 'upgrade_refused'
  | 'connection_failed'
  | 'timeout'
  | 'aborted'
  | 'configuration'
  | 'invalid_argument'
  | 'protocol';

const kinds = Symbol.for('yurt.client.error.kinds');

function isKind(value: unknown, kind: string): boolean {
  if (typeof value !== 'object' || value === null || !(kinds in value)) return false;
  const names = value[kinds];
  return Array.isArray(names) && names.includes(kind);
}

/** The base of all errors of the client. */
export class NomadError extends Error {
  static {
    declareKind(this, 'NomadError', []);
  }

  /** What went wrong, as a stable word. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** The error as plain data: name, code and message, and status, method and path of an answer. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, code: this.code, message: this.message };
  }
}

interface ErrorClass {
  readonly prototype: object;
}

/** Gives a class its name and makes `instanceof` go by it. Must run in the class, so that minifiers can't rename it. */
function declareKind(type: ErrorClass, name: string, parents: readonly string[]): void {
  Object.defineProperty(type.prototype, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(type.prototype, kinds, { value: [name, ...parents] });
  Object.defineProperty(type, Symbol.hasInstance, { value: (value: unknown) => isKind(value, name) });
}

/** What is known of an answer that is an error. */
export interface ApiErrorFacts {
  readonly status: number;
  /** The body as the server sent it. */
  readonly text: string;
  readonly method: string;
  /** The path, without query. */
  readonly path: string;
  /** Where the request went, with its query; without user, password or token. */
  readonly url: string;
  /** The server's words without wrapping, for the message. */
  readonly summary: string;
}

/** The server answered with an error. */
export class ApiError extends NomadError {
  static {
    declareKind(this, 'ApiError', ['NomadError']);
  }

  /** The HTTP status. */
  readonly status: number;
  readonly method: string;
  /** The path, without query. */
  readonly path: string;
  /** Where the request went, with its query; without user, password or token. */
  readonly url: string;
  readonly #text: string;

  constructor(facts: ApiErrorFacts, code: ErrorCode = 'unexpected_status', options?: ErrorOptions) {
    super(code, `${facts.method} ${facts.path}: ${facts.status} ${facts.summary}`.trimEnd(), options);
    this.status = facts.status;
    this.method = facts.method;
    this.path = facts.path;
    this.url = facts.url;
    this.#text = facts.text;
  }

  /**
   * The body as the server sent it, up to its first MiB. It is not printed with the error: a conflict's body can hold a variable's
   * items.
   */
  get text(): string {
    return this.#text;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), status: this.status, method: this.method, path: this.path };
  }
}

/** Status 400, 405, 413, 415 or 422: the request itself is wrong; sending it again can't help. */
export class BadRequestError extends ApiError {
  static {
    declareKind(this, 'BadRequestError', ['ApiError', 'NomadError']);
  }

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(facts, 'bad_request', options);
  }
}

/** Status 401 or 403: the token is missing, unknown, expired, or not allowed to do this. */
export class PermissionDeniedError extends ApiError {
  static {
    declareKind(this, 'PermissionDeniedError', ['ApiError', 'NomadError']);
  }

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(facts, 'permission_denied', options);
  }
}

/** Status 404, or a 500 that says the same: the thing named does not exist. */
export class NotFoundError extends ApiError {
  static {
    declareKind(this, 'NotFoundError', ['ApiError', 'NomadError']);
  }

  /** The index of the reading that found nothing, to wait on; `undefined` when the server gave none. */
  readonly index: number | bigint | undefined;

  constructor(facts: ApiErrorFacts, index?: number | bigint, options?: ErrorOptions) {
    super(facts, 'not_found', options);
    this.index = index;
  }
}

/** Status 409: a variable is not as the writer expected, or somebody holds its lock. */
export class ConflictError extends ApiError {
  static {
    declareKind(this, 'ConflictError', ['ApiError', 'NomadError']);
  }

  readonly #current: Variable | undefined;

  constructor(facts: ApiErrorFacts, current: Variable | undefined, options?: ErrorOptions) {
    super(facts, 'conflict', options);
    this.#current = current;
  }

  /**
   * The variable as it is now; without items when the token may not read them. `undefined` when the server tells nothing
   * of it, as in a conflict over a lock. Not printed with the error.
   */
  get current(): Variable | undefined {
    return this.#current;
  }
}

/** A write with `EnforceIndex` met another version of the job than it expected. */
export class CheckIndexConflictError extends ApiError {
  static {
    declareKind(this, 'CheckIndexConflictError', ['ApiError', 'NomadError']);
  }

  /** The index that the write asked for; 0 means that no such job may exist. */
  readonly want: number;
  /** The index that the job has; `undefined` when it does not exist, or when the server does not tell it. */
  readonly have: number | undefined;
  /** Whether the job exists. */
  readonly exists: boolean;

  constructor(facts: ApiErrorFacts, conflict: CheckIndexConflict, options?: ErrorOptions) {
    super(facts, 'check_index_conflict', options);
    this.want = conflict.want;
    this.have = conflict.have;
    this.exists = conflict.exists;
  }
}

/** The two sides of a failed index check. */
export interface CheckIndexConflict {
  readonly want: number;
  readonly have: number | undefined;
  readonly exists: boolean;
}

/** The servers have no leader; nothing was changed. */
export class NoLeaderError extends ApiError {
  static {
    declareKind(this, 'NoLeaderError', ['ApiError', 'NomadError']);
  }

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(facts, 'no_leader', options);
  }
}

/** Status 501 with the text of a community server: only Nomad Enterprise has this. */
export class EnterpriseOnlyError extends ApiError {
  static {
    declareKind(this, 'EnterpriseOnlyError', ['ApiError', 'NomadError']);
  }

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(facts, 'enterprise_only', options);
  }
}

/** Status 429: too many connections from this address, or a proxy's limit. */
export class RateLimitedError extends ApiError {
  static {
    declareKind(this, 'RateLimitedError', ['ApiError', 'NomadError']);
  }

  /** Milliseconds that the server asks to wait, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(facts: ApiErrorFacts, retryAfter?: number, options?: ErrorOptions) {
    super(facts, 'rate_limited', options);
    this.retryAfter = retryAfter;
  }
}

/** Status 500 and above, when nothing more exact is known. */
export class ServerError extends ApiError {
  static {
    declareKind(this, 'ServerError', ['ApiError', 'NomadError']);
  }

  constructor(facts: ApiErrorFacts, options?: ErrorOptions) {
    super(facts, 'server_error', options);
  }
}

/** The agent could not be reached, or the connection ended before the answer did. */
export class ConnectionError extends NomadError {
  static {
    declareKind(this, 'ConnectionError', ['NomadError']);
  }

  /** Whether the request may have reached the agent. When `false`, nothing can have happened. */
  readonly sent: boolean;

  constructor(message: string, sent: boolean, options?: ErrorOptions) {
    super('connection_failed', message, options);
    this.sent = sent;
  }
}

/**
 * No answer came in time. Whether the request had an effect is not known. When it was not the first try, `cause` is how the
 * one before it failed.
 */
export class TimeoutError extends NomadError {
  static {
    declareKind(this, 'TimeoutError', ['NomadError']);
  }

  /** The time that it had, in milliseconds. */
  readonly timeout: number;

  constructor(message: string, timeout: number, options?: ErrorOptions) {
    super('timeout', message, options);
    this.timeout = timeout;
  }
}

/** The caller's signal ended the call, or the client was closed. `cause` is the signal's reason. */
export class AbortedError extends NomadError {
  static {
    declareKind(this, 'AbortedError', ['NomadError']);
  }

  constructor(message: string, options?: ErrorOptions) {
    super('aborted', message, options);
  }
}

/** A setting of the client is wrong; the message names it and where it came from. */
export class ConfigurationError extends NomadError {
  static {
    declareKind(this, 'ConfigurationError', ['NomadError']);
  }

  constructor(message: string, options?: ErrorOptions) {
    super('configuration', message, options);
  }
}

/** An argument of a call can't be sent; nothing was. */
export class ArgumentError extends NomadError {
  static {
    declareKind(this, 'ArgumentError', ['NomadError']);
  }

  constructor(message: string, options?: ErrorOptions) {
    super('invalid_argument', message, options);
  }
}

/** The server answered something that Nomad's protocol does not allow, such as a broken document or a repeated page. */
export class ProtocolError extends NomadError {
  static {
    declareKind(this, 'ProtocolError', ['NomadError']);
  }

  constructor(message: string, options?: ErrorOptions) {
    super('protocol', message, options);
  }
}

/** An answer that is read whole has more bytes than the client's `maxResponseBytes`; the rest of it was given up. */
export class ResponseTooLargeError extends ProtocolError {
  static {
    declareKind(this, 'ResponseTooLargeError', ['ProtocolError', 'NomadError']);
  }

  constructor(
    /** The bytes that it might have had. */
    readonly limit: number,
    message = `the answer is larger than ${limit} bytes; ask for less, read it as a stream, or raise maxResponseBytes`,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The server did not change the connection to a WebSocket, and answered this instead. Transports throw it. */
export class UpgradeRefusedError extends NomadError {
  static {
    declareKind(this, 'UpgradeRefusedError', ['NomadError']);
  }

  readonly #text: string;

  constructor(
    /** The HTTP status; 0 where the platform does not tell. */
    readonly status: number,
    text: string,
    options?: ErrorOptions,
  ) {
    super('upgrade_refused', `the server did not open a WebSocket: status ${status}`, options);
    this.#text = text;
  }

  /** The body of the answer. */
  get text(): string {
    return this.#text;
  }
}
