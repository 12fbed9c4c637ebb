/** A complete client for Nomad's HTTP API. */
export type * from './core/call.js';
export type * from './core/caller.js';
export * from './core/errors.js';
export type * from './core/options.js';
export type * from './core/transport.js';
