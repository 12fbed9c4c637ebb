/** The transport of Node: keep-alive connections by undici, TCP, TLS or unix socket, and WebSockets. */

import { Pool } from 'undici';
import { AbortedError } from '../errors.js';
import type { Channel, Origin, Transport, TransportRequest, TransportResponse, UpgradeRequest } from '../transport.js';
import { Exchange } from './exchange.js';
import type { TlsMaterial } from './tls-material.js';
import { openWebSocket } from './websocket-handshake.js';

/** Settings of the transport. */
export interface UndiciTransportOptions {
  /** Connections to one origin for calls. */
  readonly connections: number;
  /** Connections to one origin for streams. */
  readonly streamConnections: number;
  /** Certificates and how to check them. */
  readonly tls: TlsMaterial;
}

/** How long a connection may take to open, TLS included; another agent is asked after that. */
const connectTimeout = 5000;

interface Pools {
  readonly calls: Pool;
  /** Streams last as long as they like; in the same pool they would leave no connection for calls. */
  readonly streams: Pool;
}

/** Carries requests by undici. */
export class UndiciTransport implements Transport {
  readonly #options: UndiciTransportOptions;
  readonly #pools = new Map<Origin, Pools>();
  readonly #closing = new AbortController();

  constructor(options: UndiciTransportOptions) {
    this.#options = options;
  }

  request(request: TransportRequest): Promise<TransportResponse> {
    if (this.#closing.signal.aborted) return Promise.reject(new AbortedError('the client is closed'));
    const pools = this.#poolsOf(request.origin);
    return Exchange.start(request.streaming === true ? pools.streams : pools.calls, request);
  }

  upgrade(request: UpgradeRequest): Promise<Channel> {
    if (this.#closing.signal.aborted) return Promise.reject(new AbortedError('the client is closed'));
    return openWebSocket(request, this.#options.tls, this.#closing.signal);
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const error = new AbortedError('the client was closed');
    this.#closing.abort(error);
    const pools = [...this.#pools.values()].flatMap(({ calls, streams }) => [calls, streams]);
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy(error)));
  }

  #poolsOf(origin: Origin): Pools {
    let pools = this.#pools.get(origin);
    if (pools === undefined) {
      const { connections, streamConnections } = this.#options;
      pools = { calls: this.#pool(origin, connections), streams: this.#pool(origin, streamConnections) };
      this.#pools.set(origin, pools);
    }
    return pools;
  }

  #pool(origin: Origin, connections: number): Pool {
    const { tls } = this.#options;
    const socketPath = origin.startsWith('unix:') ? origin.slice('unix:'.length) : undefined;
    return new Pool(socketPath === undefined ? origin : 'http://127.0.0.1', {
      connections,
      pipelining: 1,
      // Blocking queries are silent for minutes; calls have time limits of their own.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: connectTimeout, socketPath: socketPath ?? null, ...tls, minVersion: 'TLSv1.2' },
    });
  }
}
