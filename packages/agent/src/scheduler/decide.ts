/** The entry to the scheduler: one evaluation in, one decision out, nothing written. */

import type { Evaluation } from '@yurt/contract';
import { decideGeneric } from './generic-scheduler.js';
import type { Decision } from './plan.js';
import { decideSystem } from './system-scheduler.js';
import type { SchedulerEnvironment, SchedulerView } from './view.js';

/** Decides what is to be done for an evaluation as things stand. */
export function decide(view: SchedulerView, evaluation: Evaluation, environment: SchedulerEnvironment): Decision {
  return evaluation.Type === 'system' || evaluation.Type === 'sysbatch'
    ? decideSystem(view, evaluation, environment)
    : decideGeneric(view, evaluation, environment);
}
