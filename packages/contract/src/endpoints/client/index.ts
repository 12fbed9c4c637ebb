/** Routes that the nodes themselves answer: `nomad.client`. */
export * from './node.js';
export * as allocation from './allocation.js';
export * as fs from './fs.js';
export * as identity from './identity.js';
export * as metadata from './metadata.js';
