/** Routes of jobs: `nomad.jobs`. */
export * from './documents.js';
export * from './related.js';
export * from './runs.js';
export * from './versions.js';
