/** Routes of volumes: `nomad.volumes`, with host volumes, CSI volumes and their snapshots, and claims. */
export * from './any.js';
export * as claims from './claims.js';
export * as csi from './csi.js';
export * as host from './host.js';
export * as snapshots from './snapshots.js';
