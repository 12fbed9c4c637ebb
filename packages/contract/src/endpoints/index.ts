/**
 * The endpoint table: one namespace for each group of routes, one constant for each route. `jobs.read` here is
 * `nomad.jobs.read` in the client.
 */
export * as acl from './acl/index.js';
export * as agent from './agent/index.js';
export * as allocations from './allocations.js';
export * as client from './client/index.js';
export * as debug from './debug.js';
export * as deployments from './deployments.js';
export * as evaluations from './evaluations.js';
export * as events from './events.js';
export * as jobs from './jobs/index.js';
export * as metrics from './metrics.js';
export * as namespaces from './namespaces.js';
export * as nodePools from './node-pools.js';
export * as nodes from './nodes.js';
export * as operator from './operator/index.js';
export * as plugins from './plugins.js';
export * as quotas from './quotas.js';
export * as recommendations from './recommendations.js';
export * as regions from './regions.js';
export * as scaling from './scaling/index.js';
export * as search from './search.js';
export * as sentinel from './sentinel/index.js';
export * as services from './services.js';
export * as status from './status.js';
export * as system from './system.js';
export * as ui from './ui.js';
export * as variables from './variables.js';
export * as volumes from './volumes/index.js';
export * as wellKnown from './well-known.js';
