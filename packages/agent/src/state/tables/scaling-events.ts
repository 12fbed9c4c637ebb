import type { ScalingEvent } from '@yurt/contract';

import { rowKey } from '../row-key.js';
import type { TableDefinition } from '../table.js';

/** The latest scaling events of a job, by group, the newest first. */
export interface JobScalingEvents {
  readonly Namespace: string;
  readonly JobID: string;
  readonly Groups: Readonly<Record<string, readonly ScalingEvent[]>>;
  readonly ModifyIndex: number;
}

/** Scaling events by job; a row goes with its job. */
export const scalingEvents: TableDefinition<JobScalingEvents, never> = {
  name: 'scaling_events',
  key: (events) => rowKey(events.Namespace, events.JobID),
  indexes: {},
};
