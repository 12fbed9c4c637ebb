/** What a transaction is about. The kind decides the type of the events that its changes become. */

/** The event type of each kind; `undefined` where Nomad makes no events. */
export const EVENT_TYPES = {
  bootstrap: undefined,
  'node-registration': 'NodeRegistration',
  'node-deregistration': 'NodeDeregistration',
  'node-status': 'NodeStreamEvent',
  'node-events': 'NodeStreamEvent',
  'node-eligibility': 'NodeEligibility',
  'node-drain': 'NodeDrain',
  'node-pool-upsert': 'NodePoolUpserted',
  'node-pool-delete': 'NodePoolDeleted',
  'namespace-upsert': undefined,
  'namespace-delete': undefined,
  'job-registration': 'JobRegistered',
  'job-deregistration': 'JobDeregistered',
  'job-batch-deregistration': 'JobBatchDeregistered',
  'job-stability': undefined,
  'job-version-tag': undefined,
  'job-scaling': undefined,
  'evaluation-update': 'EvaluationUpdated',
  'evaluation-delete': undefined,
  'allocation-client-update': 'AllocationUpdated',
  'allocation-desired-transition': 'AllocationUpdateDesiredStatus',
  'deployment-status': 'DeploymentStatusUpdate',
  'deployment-promotion': 'DeploymentPromotion',
  'deployment-allocation-health': 'DeploymentAllocHealth',
  'deployment-delete': undefined,
  'plan-result': 'PlanResult',
  'host-volume-registration': 'HostVolumeRegistered',
  'host-volume-delete': 'HostVolumeDeleted',
  'scheduler-configuration': undefined,
  'reconcile-summaries': undefined,
} as const;

/** The kinds of transactions. */
export type TransactionKind = keyof typeof EVENT_TYPES;
