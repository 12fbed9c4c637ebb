/** Routes of Sentinel, which Nomad Enterprise has: `nomad.sentinel`. */
export * as policies from './policies.js';
