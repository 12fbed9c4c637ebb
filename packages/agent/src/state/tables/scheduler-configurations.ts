import type { SchedulerConfiguration } from '@yurt/contract';

import { stampIndexes, type TableDefinition } from '../table.js';

/** The key of the one row. */
export const SCHEDULER_CONFIGURATION = 'configuration';

/** The scheduler's configuration: a table of one row. */
export const schedulerConfigurations: TableDefinition<SchedulerConfiguration, never> = {
  name: 'scheduler_configuration',
  key: () => SCHEDULER_CONFIGURATION,
  indexes: {},
  stamp: stampIndexes,
};
