/** What a client and a single call can be told. */

import type { Endpoint, QueryOf } from '@yurt/contract';
import type { Transport, TransportWrapper } from './transport.js';

/** Gives the token each time one is needed; `refused` is the one that the server has just refused, when it has. */
export type TokenFunction = (refused?: string) => string | undefined | Promise<string | undefined>;

/** A token that lives in a file, such as a workload identity. It is read again when it changes, and after a 403. */
export interface TokenFile {
  readonly file: string;
}

/** Where the ACL token comes from. The empty text means none. */
export type Token = string | TokenFunction | TokenFile;

/** How a server's certificate is checked, and which certificate the client shows. Node only. */
export interface TlsOptions {
  /** A PEM file of certificate authorities; replaces those of the system. Variable `NOMAD_CACERT`. */
  readonly caFile?: string;
  /** A folder of PEM files of certificate authorities. Variable `NOMAD_CAPATH`. Used when there is no `caFile`. */
  readonly caDirectory?: string;
  /** Certificate authorities as PEM text; goes before files. */
  readonly ca?: string | readonly string[];
  /** The client's certificate as PEM text; only together with `key`. */
  readonly cert?: string;
  /** The client's private key as PEM text; only together with `cert`. */
  readonly key?: string;
  /** The client's certificate, a PEM file; only together with `keyFile`. Variable `NOMAD_CLIENT_CERT`. */
  readonly certFile?: string;
  /** The client's private key, a PEM file; only together with `certFile`. Variable `NOMAD_CLIENT_KEY`. */
  readonly keyFile?: string;
  /** The name asked for (SNI) and checked in the certificate. Variable `NOMAD_TLS_SERVER_NAME`. */
  readonly serverName?: string;
  /** Takes any certificate. Variable `NOMAD_SKIP_VERIFY`. Default `false`. */
  readonly skipVerify?: boolean;
}

/** When a failed call is sent again. */
export interface RetryOptions {
  /** How often a call is sent at most, the first time included. Default 4. */
  readonly attempts?: number;
  /** Milliseconds before the second try at most; doubles with each try. The pause is random below it. Default 100. */
  readonly base?: number;
  /** Milliseconds that a pause never exceeds; `Infinity`: they double without end. Default 5000. */
  readonly cap?: number;
}

/** Basic authentication, for a proxy in front of Nomad. */
export interface BasicAuth {
  readonly username: string;
  readonly password?: string;
}

/**
 * Settings of a client. Each goes before its environment variable, and that before the default. Empty variables count as
 * unset.
 */
export interface NomadOptions {
  /**
   * The agent: `http://`, `https://` or `unix://` and the path of a socket; a bare host gets `http://` (`https://` when
   * `tls` is given) and port 4646. A path in it is dropped, a user in it is used for basic authentication. Variable `NOMAD_ADDR`; inside a task
   * without one, the task's own API socket. Default `http://127.0.0.1:4646`.
   */
  readonly address?: string;
  /** Several agents of one cluster, in order of preference. The client stays with one while it answers. */
  readonly addresses?: readonly string[];
  /** The region that calls go to. Variable `NOMAD_REGION`. Default: that of the agent. */
  readonly region?: string;
  /** The namespace of calls that name none. Variable `NOMAD_NAMESPACE`. Default: that of the agent, `default`. */
  readonly namespace?: string;
  /** The ACL token. Variable `NOMAD_TOKEN`; inside a task, the file of its workload identity. */
  readonly token?: Token;
  /** Basic authentication: `user`, `user:password`, or both apart. Variable `NOMAD_HTTP_AUTH`. A user in the address goes before it. */
  readonly httpAuth?: string | BasicAuth;
  readonly tls?: TlsOptions;
  /**
   * Milliseconds for a whole call, all tries included; 0 or `Infinity` means no limit. Streams: until they start. When it is
   * over in the middle of a try, the call fails with a `TimeoutError`; when there is none left for another try, with the
   * error of the last. Default 60000.
   */
  readonly timeout?: number;
  /** When failed calls are sent again; `false` means never. */
  readonly retry?: RetryOptions | false;
  /** Headers that go with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes before the client's own name in the `User-Agent` header. Browsers do not send it. */
  readonly userAgent?: string;
  /** Whether JSON answers may come compressed. Default `'auto'`: when the agent is on another machine. */
  readonly compression?: boolean | 'auto';
  /**
   * Bytes that an answer may have when it is read whole, counted as it comes and again unpacked; a larger one fails with a
   * `ResponseTooLargeError` and its connection is given up. Streams have no limit. Node holds no text of more than about
   * 512 MiB, whatever is set here. Default 268435456 (256 MiB).
   */
  readonly maxResponseBytes?: number;
  /** Connections for calls to one agent; Nomad allows 100 for one client address in all. Default 32. */
  readonly connections?: number;
  /** Connections for streams to one agent, beside those for calls. Default 48. */
  readonly streamConnections?: number;
  /** Blocking queries that may be held open at one time; the others take turns. Default 16. */
  readonly longPolls?: number;
  /** Replaces the transport, or wraps the usual one. */
  readonly transport?: Transport | TransportWrapper;
  /** The `fetch` to use in a browser. Default the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** Read instead of the process's environment. `{}` means that no variable counts. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** What `with` changes in a derived client. */
export type DerivedOptions = Pick<NomadOptions, 'region' | 'namespace' | 'token' | 'headers' | 'timeout' | 'retry'>;

/** What any call can be told, beside its query. Each goes before the client's own setting. */
export interface CallOptions {
  /** Aborts the call; it fails with an `AbortedError`. */
  signal?: AbortSignal;
  /** Milliseconds for the whole call, all tries included; 0 or `Infinity`: no limit. A blocking query gets its `wait` on top. */
  timeout?: number;
  /** The token of this call. */
  token?: Token;
  /** Headers of this call, beside the client's. */
  headers?: Readonly<Record<string, string>>;
  /** When this call is sent again; `false` means never. */
  retry?: RetryOptions | false;
}

/** Everything that a call of a row can be told: its query under our names, and how to send it. */
export type Options<E extends Endpoint, N extends string = string> = QueryOf<E, N> & CallOptions;
