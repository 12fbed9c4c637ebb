/** Routes of scaling: `nomad.scaling`. */
export * as policies from './policies.js';
