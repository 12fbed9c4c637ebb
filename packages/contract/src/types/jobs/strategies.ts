/** What a group does when something goes wrong or has to change: restart, reschedule, update, migrate, disconnect. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** What happens when the restarts are used up: the task fails, or waits for the next interval. */
export type RestartMode = 'fail' | 'delay';

/**
 * How a task that ended is started again on its node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/restart
 */
export interface RestartPolicy {
  /**
   * The window in which restarts are counted, in nanoseconds, at least 5 s. Default 30 min (service, system) or 24 h
   * (batch, sysbatch).
   */
  Interval: Nanoseconds;
  /** How many restarts an interval may see. Default 2 (service, system) or 3 (batch, sysbatch). */
  Attempts: number;
  /** Wait before a restart, in nanoseconds, plus up to a quarter at random. Default 15 s. */
  Delay: Nanoseconds;
  /** What happens when the restarts are used up. Default `fail`. */
  Mode: RestartMode;
  /** Renders the templates anew at a restart. Default false. */
  RenderTemplates: boolean;
}

/** How the wait grows from one rescheduling to the next. */
export type DelayFunction = 'constant' | 'exponential' | 'fibonacci';

/**
 * How an allocation that failed is placed again, on another node if possible.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/reschedule
 */
export interface ReschedulePolicy {
  /** How many reschedulings an interval may see, unless `Unlimited`. Default 0 (service) or 1 (batch). */
  Attempts: number;
  /** The window in which they are counted, in nanoseconds. Default 0 (service) or 24 h (batch). */
  Interval: Nanoseconds;
  /** Wait before the first one, in nanoseconds, at least 5 s. Default 30 s (service) or 5 s (batch). */
  Delay: Nanoseconds;
  /** How the wait grows. Default `exponential` (service) or `constant` (batch). */
  DelayFunction: DelayFunction;
  /** The wait never grows beyond this, in nanoseconds. Default 1 h (service) or 0, without effect (batch). */
  MaxDelay: Nanoseconds;
  /** Tries for ever. Default true (service) or false (batch). */
  Unlimited: boolean;
}

/** What makes an allocation of a deployment healthy: its checks pass, its tasks run, or someone says so by the API. */
export type UpdateHealthCheck = 'checks' | 'task_states' | 'manual';

/**
 * How a new version of a group takes the place of the old one: a deployment's rules.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/update
 */
export interface UpdateStrategy {
  /**
   * Wait between steps of an update, in nanoseconds. Default 30 s.
   *
   * @deprecated since Nomad 1.11: `MinHealthyTime` takes its place.
   */
  Stagger: Nanoseconds;
  /** How many allocations are replaced at a time. Default 1; 0 replaces all at once, without a deployment. */
  MaxParallel: number;
  /** What makes an allocation healthy. Default `checks`. Empty at the job's own level. */
  HealthCheck: UpdateHealthCheck | '';
  /** How long an allocation must be well to count as healthy, in nanoseconds. Default 10 s. */
  MinHealthyTime: Nanoseconds;
  /** By when an allocation must be healthy, in nanoseconds from its start. Default 5 min. */
  HealthyDeadline: Nanoseconds;
  /**
   * The deployment fails when no allocation became healthy for so long, in nanoseconds. Default 10 min; 0 fails at the
   * first unhealthy one.
   */
  ProgressDeadline: Nanoseconds;
  /** How many canaries run beside the old version until someone promotes them. Default 0. */
  Canary: number;
  /** Goes back to the last stable version when the deployment fails. Default false. */
  AutoRevert: boolean;
  /** Promotes the canaries when all are healthy. Needs `Canary`. Default false. */
  AutoPromote: boolean;
}

/** What makes a migrated allocation healthy: its checks pass, or its tasks run. */
export type MigrateHealthCheck = 'checks' | 'task_states';

/**
 * How allocations leave a node that is drained. Service jobs only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/migrate
 */
export interface MigrateStrategy {
  /** How many move at a time. Default 1. */
  MaxParallel: number;
  /** What makes a replacement healthy. Default `checks`. */
  HealthCheck: MigrateHealthCheck;
  /** How long a replacement must be well to count as healthy, in nanoseconds. Default 10 s. */
  MinHealthyTime: Nanoseconds;
  /** By when a replacement must be healthy, in nanoseconds; then the next one moves. Default 5 min. */
  HealthyDeadline: Nanoseconds;
}

/** Which allocation stays when a lost node comes back and its replacement runs. */
export type ReconcileOption = 'best_score' | 'keep_original' | 'keep_replacement' | 'longest_running';

/**
 * What happens when a node and the servers lose sight of each other.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/disconnect
 */
export interface DisconnectStrategy {
  /** How long the allocation counts as unknown before it is lost, in nanoseconds. Default 0: it is lost at once. */
  LostAfter: Nanoseconds;
  /**
   * The node itself stops the allocation after so long without servers, in nanoseconds; null never. Not with
   * `LostAfter`.
   */
  StopOnClientAfter: Nanoseconds | null;
  /** Places a replacement while the allocation is unknown. Default true. */
  Replace: boolean;
  /** Which one stays when the node comes back. Default `best_score`. */
  Reconcile: ReconcileOption;
}

/** A {@link RestartPolicy} as a user writes it. */
export interface RestartPolicySpec extends Written<RestartPolicy> {}

/** A {@link ReschedulePolicy} as a user writes it. */
export interface ReschedulePolicySpec extends Written<ReschedulePolicy> {}

/** An {@link UpdateStrategy} as a user writes it. */
export interface UpdateStrategySpec extends Written<UpdateStrategy> {}

/** A {@link MigrateStrategy} as a user writes it. */
export interface MigrateStrategySpec extends Written<MigrateStrategy> {}

/** A {@link DisconnectStrategy} as a user writes it. */
export interface DisconnectStrategySpec extends Written<DisconnectStrategy> {}
