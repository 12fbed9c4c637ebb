/** What is said on the wire: one type per Nomad object, one table of endpoints. No behaviour. */
export * from './durations.js';
export * from './endpoint.js';
export * from './parameters.js';
export type * from './types/index.js';
