/** Routes of the agent that is called, and of others through it: `nomad.agent`. */
export * from './itself.js';
export * from './members.js';
export * from './monitor.js';
export * from './schedulers.js';
export * as keyring from './keyring.js';
export * as pprof from './pprof.js';
