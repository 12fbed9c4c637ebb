/** What Nomad's decoder calls the bodies of routes, and what some routes put before its text. */

/** By the id of a row, the type that the decoder names when a body is not an object. */
const TYPES: Readonly<Record<string, string>> = {
  'acl.bindingRules.create': 'structs.ACLBindingRule',
  'acl.bindingRules.update': 'structs.ACLBindingRule',
  'acl.bootstrap': 'structs.ACLTokenBootstrapRequest',
  'acl.login': 'structs.ACLLoginRequest',
  'acl.oidc.authUrl': 'structs.ACLOIDCAuthURLRequest',
  'acl.oidc.completeAuth': 'structs.ACLOIDCCompleteAuthRequest',
  'acl.policies.upsert': 'structs.ACLPolicy',
  'acl.roles.create': 'structs.ACLRole',
  'acl.roles.update': 'structs.ACLRole',
  'acl.tokens.exchangeOneTime': 'structs.OneTimeTokenExchangeRequest',
  'agent.keyring.install': 'structs.KeyringRequest',
  'agent.keyring.remove': 'structs.KeyringRequest',
  'agent.keyring.use': 'structs.KeyringRequest',
  'agent.setSchedulersConfiguration': 'api.AgentSchedulerWorkerConfigRequest',
  'client.allocation.restart': 'struct { TaskName string; AllTasks bool }',
  'client.allocation.setPauseState': 'struct { Task string; ScheduleState string }',
  'client.allocation.signal': 'structs.AllocSignalRequest',
  'client.identity.renew': 'structs.NodeIdentityRenewReq',
  'client.metadata.apply': 'structs.NodeMetaApplyRequest',
  'deployments.pause': 'structs.DeploymentPauseRequest',
  'deployments.promote': 'structs.DeploymentPromoteRequest',
  'deployments.setAllocationHealth': 'structs.DeploymentAllocHealthRequest',
  'deployments.unblock': 'structs.DeploymentUnblockRequest',
  'evaluations.delete': 'structs.EvalDeleteRequest',
  'jobs.dispatch': 'structs.JobDispatchRequest',
  'jobs.evaluate': 'structs.JobEvaluateRequest',
  'jobs.parse': 'api.JobsParseRequest',
  'jobs.plan': 'api.JobPlanRequest',
  'jobs.register': 'api.JobRegisterRequest',
  'jobs.revert': 'structs.JobRevertRequest',
  'jobs.scale': 'api.ScalingRequest',
  'jobs.setStability': 'structs.JobStabilityRequest',
  'jobs.statuses': 'api.JobStatusesRequest',
  'jobs.tagVersion': 'api.TagVersionRequest',
  'jobs.update': 'api.JobRegisterRequest',
  'jobs.validate': 'api.JobValidateRequest',
  'namespaces.create': 'structs.Namespace',
  'namespaces.update': 'structs.Namespace',
  'nodePools.create': 'struct { NodeIdentityTTL interface {}; *structs.Alias }',
  'nodePools.update': 'struct { NodeIdentityTTL interface {}; *structs.Alias }',
  'nodes.drain': 'api.NodeUpdateDrainRequest',
  'nodes.setEligibility': 'structs.NodeUpdateEligibilityRequest',
  'operator.scheduler.setConfiguration': 'api.SchedulerConfiguration',
  'search.fuzzy': 'structs.FuzzySearchRequest',
  'search.prefix': 'structs.SearchRequest',
  'variables.acquireLock': 'structs.VariableDecrypted',
  'variables.releaseLock': 'structs.VariableDecrypted',
  'variables.renewLock': 'structs.VariableDecrypted',
  'variables.write': 'structs.VariableDecrypted',
  'volumes.csi.create': 'structs.CSIVolumeCreateRequest',
  'volumes.csi.register': 'structs.CSIVolumeRegisterRequest',
  'volumes.csi.registerAll': 'structs.CSIVolumeRegisterRequest',
  'volumes.host.create': 'structs.HostVolumeCreateRequest',
  'volumes.host.register': 'structs.HostVolumeRegisterRequest',
  'volumes.snapshots.create': 'structs.CSISnapshotCreateRequest',
};

const PREFIXES: Readonly<Record<string, string>> = {
  'acl.bootstrap': 'failed to decode request body: ',
  'agent.setSchedulersConfiguration': 'Invalid request: ',
  'client.allocation.signal': 'Failed to decode body: ',
  'jobs.statuses': 'error decoding request: ',
  'operator.autopilot.setConfiguration': 'Error parsing autopilot config: ',
  'operator.scheduler.setConfiguration': 'Error parsing scheduler config: ',
};

/** What the decoder calls the body of a row. */
export function bodyType(id: string): string {
  return TYPES[id] ?? 'map[string]interface {}';
}

/** What a row puts before the decoder's text. */
export function bodyErrorPrefix(id: string): string {
  return PREFIXES[id] ?? '';
}
