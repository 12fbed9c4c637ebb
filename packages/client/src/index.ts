/** A complete client for Nomad's HTTP API. */
export type * from './core/call.js';
export type * from './core/caller.js';
export * from './core/errors.js';
export type * from './core/options.js';
export { path } from './core/path.js';
export type * from './core/transport.js';
export { FetchTransport } from './core/transports/fetch-transport.js';
export { memoryTransport } from './core/transports/memory-transport.js';
export type { InMemoryRequest, InMemoryResponse, InMemoryServer } from './core/transports/memory-transport.js';
export { Nomad } from './nomad.js';
export type * from './resources/index.js';
export type * from './streams/index.js';
