/** The scheduler's configuration. */

import { operator } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { SCHEDULER_CONFIGURATION } from '../state/tables/scheduler-configurations.js';
import { type Binding, MissingError, serve } from './serve.js';
import type { ServerContext } from './server-context.js';
import { written } from './written.js';

/** The routes of the scheduler's configuration. */
export function schedulerConfigurationServices({ state }: ServerContext): Binding[] {
  const table = state.tables.schedulerConfigurations;
  return [
    serve(operator.scheduler.configuration, () => {
      const SchedulerConfig = table.get(SCHEDULER_CONFIGURATION);
      if (SchedulerConfig === undefined) throw new MissingError(table.lastIndex, 'scheduler configuration not found');
      const Index = SchedulerConfig.ModifyIndex;
      return { index: Index, data: { SchedulerConfig, Index, LastContact: 0, KnownLeader: true, NextToken: '' } };
    }),
    serve(operator.scheduler.setConfiguration, async ({ query, body }) => {
      const fields = written(body, 'SchedulerConfiguration');
      const preemption = written(fields.free('PreemptionConfig'), 'SchedulerConfiguration');
      const algorithm = fields.text('SchedulerAlgorithm') || 'binpack';
      if (algorithm !== 'binpack' && algorithm !== 'spread') {
        throw new CodedError(400, `invalid scheduler algorithm: ${algorithm}`);
      }
      const { index, result } = await state.transact('scheduler-configuration', (tx) => {
        tx.touch();
        const current = table.get(SCHEDULER_CONFIGURATION);
        if (query.cas !== undefined && Number(query.cas) !== current?.ModifyIndex) return false;
        tx.put('schedulerConfigurations', {
          SchedulerAlgorithm: algorithm,
          PreemptionConfig: {
            SystemSchedulerEnabled: preemption.boolean('SystemSchedulerEnabled') ?? false,
            SysBatchSchedulerEnabled: preemption.boolean('SysBatchSchedulerEnabled') ?? false,
            BatchSchedulerEnabled: preemption.boolean('BatchSchedulerEnabled') ?? false,
            ServiceSchedulerEnabled: preemption.boolean('ServiceSchedulerEnabled') ?? false,
          },
          MemoryOversubscriptionEnabled: fields.boolean('MemoryOversubscriptionEnabled') ?? false,
          RejectJobRegistration: fields.boolean('RejectJobRegistration') ?? false,
          PauseEvalBroker: fields.boolean('PauseEvalBroker') ?? false,
          NodeLimitForFeasibilityChecks: fields.integer('NodeLimitForFeasibilityChecks') ?? 0,
          CreateIndex: 0,
          ModifyIndex: 0,
        });
        return true;
      });
      return { index, data: { Updated: result, Index: index } };
    }),
  ];
}
