/** A server's scheduler workers: each takes one evaluation at a time. */

/**
 * What a server's workers do now.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#get-scheduler-worker-status
 */
export interface AgentSchedulerWorkersInfo {
  /** Name of the server: `name.region`. */
  server_id: string;
  /** Its workers. */
  schedulers: AgentSchedulerWorkerInfo[];
}

/** Where a worker is in its life. */
export type SchedulerWorkerStatus =
  | 'Unknown'
  | 'Starting'
  | 'Started'
  | 'Pausing'
  | 'Paused'
  | 'Resuming'
  | 'Stopping'
  | 'Stopped';

/** What a worker is at: waiting for an evaluation, for state to catch up, making a plan, handing it in… */
export type SchedulerWorkloadStatus =
  | 'UnknownStatus'
  | 'Running'
  | 'WaitingToDequeue'
  | 'WaitingForRaft'
  | 'Scheduling'
  | 'Submitting'
  | 'Backoff'
  | 'Stopped'
  | 'Paused';

/** A kind of scheduler: one a type of job, and `_core` for garbage collection. */
export type SchedulerKind = 'service' | 'batch' | 'system' | 'sysbatch' | '_core';

/**
 * What one worker does now.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#get-scheduler-worker-status
 */
export interface AgentSchedulerWorkerInfo {
  /** UUID, new with each start. */
  id: string;
  /** Kinds of evaluation that it takes. */
  enabled_schedulers: SchedulerKind[];
  /** When it was started, RFC 3339. */
  started: string;
  /** Where it is in its life; on the leader some are paused. */
  status: SchedulerWorkerStatus;
  /** What it is at. */
  workload_status: SchedulerWorkloadStatus;
}

/**
 * A change of a server's workers, until it is restarted. They are all stopped and started anew.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#update-scheduler-worker-configuration
 */
export interface AgentSchedulerWorkerConfigRequest {
  /** How many workers there are: 0 to the number of CPU cores. */
  num_schedulers: number;
  /** Kinds of evaluation that they take; must have `_core`. */
  enabled_schedulers: SchedulerKind[];
}

/**
 * How many workers a server has, and for what.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#get-scheduler-worker-configuration
 */
export interface AgentSchedulerWorkerConfigResponse {
  /** Name of the server: `name.region`. */
  server_id: string;
  /** How many workers there are. */
  num_schedulers: number;
  /** Kinds of evaluation that they take. */
  enabled_schedulers: SchedulerKind[];
}
