/** The groups of methods of a client, one class each. `Nomad` has one of each as a property. */
export { Acl } from './acl/acl.js';
export { Agent } from './agent/agent.js';
export { Allocations } from './allocations.js';
export { Client } from './client/client.js';
export { Debug } from './debug.js';
export { Deployments } from './deployments.js';
export { Evaluations } from './evaluations.js';
export { EventStream } from './events.js';
export { Jobs } from './jobs/jobs.js';
export { Metrics } from './metrics.js';
export { Namespaces } from './namespaces.js';
export { NodePools } from './node-pools.js';
export { Nodes } from './nodes.js';
export { Operator } from './operator/operator.js';
export { Plugins } from './plugins.js';
export { Quotas } from './quotas.js';
export { Recommendations } from './recommendations.js';
export { Regions } from './regions.js';
export { Scaling } from './scaling/scaling.js';
export { Search } from './search.js';
export { Sentinel } from './sentinel/sentinel.js';
export { Services } from './services.js';
export { Status } from './status.js';
export { System } from './system.js';
export { Ui } from './ui.js';
export { Variables } from './variables.js';
export { Volumes } from './volumes/volumes.js';
export { WellKnown } from './well-known.js';

// The groups inside groups, and what methods take: types that users name.
export type { BootstrapSettings } from './acl/acl.js';
export type { AclAuthMethods } from './acl/auth-methods.js';
export type { AclBindingRules } from './acl/binding-rules.js';
export type { AclOidc } from './acl/oidc.js';
export type { AclPolicies } from './acl/policies.js';
export type { AclRoles } from './acl/roles.js';
export type { AclTokens } from './acl/tokens.js';
export type { AgentKeyring } from './agent/keyring.js';
export type { AgentPprof } from './agent/pprof.js';
export type { ClientAllocation, RestartSettings, SignalSettings } from './client/allocation.js';
export type { ClientFs } from './client/fs.js';
export type { ClientIdentity } from './client/identity.js';
export type { ClientMetadata } from './client/metadata.js';
export type { AllocationHealth, PromoteSettings } from './deployments.js';
export type { ExecOptions } from './exec.js';
export type {
  DispatchSettings,
  EvaluateSettings,
  ParseSettings,
  PlanSettings,
  RegisterSettings,
  RevertSettings,
  ScaleSettings,
  StatusesSettings,
  TagSettings,
} from './jobs/settings.js';
export type { DrainSettings } from './nodes.js';
export type { OperatorAutopilot } from './operator/autopilot.js';
export type { OperatorKeyring } from './operator/keyring.js';
export type { OperatorLicense } from './operator/license.js';
export type { OperatorRaft } from './operator/raft.js';
export type { OperatorScheduler } from './operator/scheduler.js';
export type { OperatorSnapshot } from './operator/snapshot.js';
export type { OperatorUpgradeCheck } from './operator/upgrade-check.js';
export type { ScalingPolicies } from './scaling/policies.js';
export type { SearchSettings } from './search.js';
export type { SentinelPolicies } from './sentinel/policies.js';
export type { LockSettings, WriteSettings } from './variables.js';
export type { VolumeClaims } from './volumes/claims.js';
export type { CsiVolumes } from './volumes/csi.js';
export type { HostVolumes } from './volumes/host.js';
export type { PolicySettings, SecretsSettings } from './volumes/settings.js';
export type { CsiSnapshots } from './volumes/snapshots.js';
