/** The state as the scheduler sees it. */

import type { Deployment, SchedulerConfiguration } from '@yurt/contract';

import type { SchedulerView } from '../../scheduler/view.js';
import { orderedNumber, rowKey } from '../../state/row-key.js';
import { SCHEDULER_CONFIGURATION } from '../../state/tables/scheduler-configurations.js';
import type { StateStore } from '../../state/state-store.js';

const DEFAULTS: SchedulerConfiguration = {
  SchedulerAlgorithm: 'binpack',
  PreemptionConfig: {
    SystemSchedulerEnabled: false,
    SysBatchSchedulerEnabled: false,
    BatchSchedulerEnabled: false,
    ServiceSchedulerEnabled: false,
  },
  MemoryOversubscriptionEnabled: false,
  RejectJobRegistration: false,
  PauseEvalBroker: false,
  NodeLimitForFeasibilityChecks: 0,
  CreateIndex: 0,
  ModifyIndex: 0,
};

/** The deployment of a job that was made last. */
export function latestDeployment(state: StateStore, namespace: string, jobId: string): Deployment | undefined {
  let latest: Deployment | undefined;
  for (const deployment of state.tables.deployments.by('job', rowKey(namespace, jobId))) {
    if (latest === undefined || deployment.CreateIndex > latest.CreateIndex) latest = deployment;
  }
  return latest;
}

/** A view that follows the state; one scheduling run reads it without waiting in between. */
export function stateView(state: StateStore): SchedulerView {
  const { tables } = state;
  return {
    get index() {
      return state.index;
    },
    get configuration() {
      return tables.schedulerConfigurations.get(SCHEDULER_CONFIGURATION) ?? DEFAULTS;
    },
    job: (namespace, jobId) => tables.jobs.get(rowKey(namespace, jobId)),
    jobVersion: (namespace, jobId, version) => tables.jobVersions.get(rowKey(namespace, jobId, orderedNumber(version))),
    allocationsOfJob: (namespace, jobId) => tables.allocations.by('job', rowKey(namespace, jobId)),
    allocationsOnNode: (nodeId) => tables.allocations.by('node', nodeId),
    allocation: (id) => tables.allocations.get(id),
    nodes: () => tables.nodes.all(),
    node: (id) => tables.nodes.get(id),
    nodePool: (name) => tables.nodePools.get(name),
    latestDeployment: (namespace, jobId) => latestDeployment(state, namespace, jobId),
    hostVolume: (namespace, id) => tables.hostVolumes.get(rowKey(namespace, id)),
  };
}
