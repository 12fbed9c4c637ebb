/** Routes for those who run the cluster: `nomad.operator`. */
export * from './utilization.js';
export * as autopilot from './autopilot.js';
export * as keyring from './keyring.js';
export * as license from './license.js';
export * as raft from './raft.js';
export * as scheduler from './scheduler.js';
export * as snapshot from './snapshot.js';
export * as upgradeCheck from './upgrade-check.js';
