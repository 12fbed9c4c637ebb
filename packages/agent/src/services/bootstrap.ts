/** What a new state begins with: the namespace, node pools and scheduler configuration that Nomad has built in. */

import type { StateStore } from '../state/state-store.js';
import { SCHEDULER_CONFIGURATION } from '../state/tables/scheduler-configurations.js';

const DAY = 24 * 3600 * 1e9;

const POOLS = [
  { Name: 'all', Description: 'Node pool with all nodes in the cluster.' },
  { Name: 'default', Description: 'Default node pool.' },
];

/** Writes what is missing of the built-in objects. */
export async function bootstrap(state: StateStore): Promise<void> {
  const { tables } = state;
  await state.transact('bootstrap', (tx) => {
    if (tables.namespaces.get('default') === undefined) {
      tx.put('namespaces', {
        Name: 'default',
        Description: 'Default shared namespace',
        Quota: '',
        Capabilities: null,
        NodePoolConfiguration: null,
        VaultConfiguration: null,
        ConsulConfiguration: null,
        Meta: null,
        RequiredExtraClaims: null,
        OptionalExtraClaims: null,
        Hash: '',
        CreateIndex: 0,
        ModifyIndex: 0,
      });
    }
    for (const pool of POOLS) {
      if (tables.nodePools.get(pool.Name) !== undefined) continue;
      tx.put('nodePools', {
        ...pool,
        Meta: null,
        NodeIdentityTTL: DAY,
        SchedulerConfiguration: null,
        Hash: null,
        CreateIndex: 0,
        ModifyIndex: 0,
      });
    }
  });
  await state.transact('bootstrap', (tx) => {
    if (tables.schedulerConfigurations.get(SCHEDULER_CONFIGURATION) !== undefined) return;
    tx.put('schedulerConfigurations', {
      SchedulerAlgorithm: 'binpack',
      PreemptionConfig: {
        SystemSchedulerEnabled: true,
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
    });
  });
}
