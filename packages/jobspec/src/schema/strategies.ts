/** What happens when something ends, fails or changes. */

import type {
  DisconnectStrategySpec,
  MigrateStrategySpec,
  ReschedulePolicySpec,
  RestartPolicySpec,
  UpdateStrategySpec,
} from '@yurt/contract';
import { type FieldsOf, duration, flag, text, whole } from './field.js';

/**
 * How a task that ended is started again on its node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/restart
 */
export const restart = {
  /** The window in which restarts are counted, at least 5 s. Default 30 min (service, system) or 24 h (batch, sysbatch). */
  interval: duration('Interval'),
  /** How many restarts an interval may see. Default 2 (service, system) or 3 (batch, sysbatch). */
  attempts: whole('Attempts'),
  /** Wait before a restart, plus up to a quarter at random. Default 15 s. */
  delay: duration('Delay'),
  /** What happens when the restarts are used up. Default `fail`. */
  mode: text('Mode'),
  /** Renders the templates anew at a restart. Default false. */
  renderTemplates: flag('RenderTemplates'),
} as const satisfies FieldsOf<RestartPolicySpec>;

/**
 * How an allocation that failed is placed again, on another node if possible.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/reschedule
 */
export const reschedule = {
  /** How many reschedulings an interval may see, unless `Unlimited`. Default 0 (service) or 1 (batch). */
  attempts: whole('Attempts'),
  /** The window in which they are counted. Default 0 (service) or 24 h (batch). */
  interval: duration('Interval'),
  /** Wait before the first one, at least 5 s. Default 30 s (service) or 5 s (batch). */
  delay: duration('Delay'),
  /** How the wait grows. Default `exponential` (service) or `constant` (batch). */
  delayFunction: text('DelayFunction'),
  /** The wait never grows beyond this. Default 1 h (service) or 0, without effect (batch). */
  maxDelay: duration('MaxDelay'),
  /** Tries for ever. Default true (service) or false (batch). */
  unlimited: flag('Unlimited'),
} as const satisfies FieldsOf<ReschedulePolicySpec>;

/**
 * How a new version of a group takes the place of the old one: a deployment's rules.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/update
 */
export const update = {
  /**
   * Wait between steps of an update. Default 30 s.
   *
   * @deprecated since Nomad 1.11: `MinHealthyTime` takes its place.
   */
  stagger: duration('Stagger'),
  /** How many allocations are replaced at a time. Default 1; 0 replaces all at once, without a deployment. */
  maxParallel: whole('MaxParallel'),
  /** What makes an allocation healthy. Default `checks`. Empty at the job's own level. */
  healthCheck: text('HealthCheck'),
  /** How long an allocation must be well to count as healthy. Default 10 s. */
  minHealthyTime: duration('MinHealthyTime'),
  /** By when an allocation must be healthy from its start. Default 5 min. */
  healthyDeadline: duration('HealthyDeadline'),
  /** The deployment fails when no allocation became healthy for so long. Default 10 min; 0 fails at the first unhealthy one. */
  progressDeadline: duration('ProgressDeadline'),
  /** How many canaries run beside the old version until someone promotes them. Default 0. */
  canary: whole('Canary'),
  /** Goes back to the last stable version when the deployment fails. Default false. */
  autoRevert: flag('AutoRevert'),
  /** Promotes the canaries when all are healthy. Needs `Canary`. Default false. */
  autoPromote: flag('AutoPromote'),
} as const satisfies FieldsOf<UpdateStrategySpec>;

/**
 * How allocations leave a node that is drained. Service jobs only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/migrate
 */
export const migrate = {
  /** How many move at a time. Default 1. */
  maxParallel: whole('MaxParallel'),
  /** What makes a replacement healthy. Default `checks`. */
  healthCheck: text('HealthCheck'),
  /** How long a replacement must be well to count as healthy. Default 10 s. */
  minHealthyTime: duration('MinHealthyTime'),
  /** By when a replacement must be healthy; then the next one moves. Default 5 min. */
  healthyDeadline: duration('HealthyDeadline'),
} as const satisfies FieldsOf<MigrateStrategySpec>;

/**
 * What happens when a node and the servers lose sight of each other.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/disconnect
 */
export const disconnect = {
  /** How long the allocation counts as unknown before it is lost. Default 0: it is lost at once. */
  lostAfter: duration('LostAfter'),
  /** The node itself stops the allocation after so long without servers; null never. Not with `LostAfter`. */
  stopOnClientAfter: duration('StopOnClientAfter'),
  /** Places a replacement while the allocation is unknown. Default true. */
  replace: flag('Replace'),
  /** Which one stays when the node comes back. Default `best_score`. */
  reconcile: text('Reconcile'),
} as const satisfies FieldsOf<DisconnectStrategySpec>;
