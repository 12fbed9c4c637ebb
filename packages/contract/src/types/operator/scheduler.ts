/** The configuration that all schedulers of a region share. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/**
 * The schedulers' configuration.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/scheduler#read-scheduler-configuration
 */
export interface SchedulerConfiguration {
  /** Whether nodes are filled up or loaded alike. Default `binpack`. */
  SchedulerAlgorithm: SchedulerAlgorithm;
  /** Whether jobs may push out jobs of lower priority. */
  PreemptionConfig: PreemptionConfig;
  /** Lets tasks use more memory than they reserve, up to `memory_max`. Default `false`. */
  MemoryOversubscriptionEnabled: boolean;
  /** Refuses to register and dispatch jobs, save with a management token. Default `false`. */
  RejectJobRegistration: boolean;
  /** Stops evaluations from being worked on. Default `false`. */
  PauseEvalBroker: boolean;
  /** How many nodes are compared for a job with spreads or affinities; 0 for the default of 100. */
  NodeLimitForFeasibilityChecks: number;
  /** Index at which it was first set. */
  CreateIndex: number;
  /** Index of its last change; what `cas` compares. */
  ModifyIndex: number;
}

/** Whether nodes are filled up one after the other, or loaded alike. */
export type SchedulerAlgorithm = 'binpack' | 'spread';

/**
 * Which jobs may push out jobs of lower priority when nothing is free, by type.
 *
 * @see https://developer.hashicorp.com/nomad/docs/concepts/scheduling/preemption
 */
export interface PreemptionConfig {
  /** System jobs. Default `true`. */
  SystemSchedulerEnabled: boolean;
  /** System batch jobs. Default `false`. */
  SysBatchSchedulerEnabled: boolean;
  /** Batch jobs. Default `false`. */
  BatchSchedulerEnabled: boolean;
  /** Service jobs. Default `false`. */
  ServiceSchedulerEnabled: boolean;
}

/**
 * A {@link SchedulerConfiguration} as a user writes it. It replaces the whole configuration: what is left out becomes
 * `false` or 0, even preemption by system jobs.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/scheduler#update-scheduler-configuration
 */
export interface SchedulerConfigurationSpec extends Written<
  SchedulerConfiguration,
  never,
  { PreemptionConfig: Written<PreemptionConfig> }
> {}

/**
 * The schedulers' configuration, with the query's metadata in the body.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/scheduler#read-scheduler-configuration
 */
export interface SchedulerConfigurationResponse {
  /** The configuration. */
  SchedulerConfig: SchedulerConfiguration;
  /** How long ago the server that answered had heard of the leader; 0 from the leader. */
  LastContact: Nanoseconds;
  /** Whether the servers have a leader. */
  KnownLeader: boolean;
  /** Always empty: there are no pages. */
  NextToken: string;
  /** Index of the configuration, as in the header. */
  Index: number;
}

/**
 * What came of a change of the schedulers' configuration.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/scheduler#update-scheduler-configuration
 */
export interface SchedulerSetConfigurationResponse {
  /** False when `cas` was given and another change came first. */
  Updated: boolean;
  /** Index of the write. */
  Index: number;
}
