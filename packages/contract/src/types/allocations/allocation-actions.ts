/** What can be asked of an allocation: stop, restart, signal, pause; and its health checks. */

/**
 * Answer to the stop of an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#stop-allocation
 */
export interface AllocStopResponse {
  /** The evaluation that places the replacement. */
  EvalID: string;
  /** Raft index of the write. */
  Index: number;
}

/**
 * Which tasks of an allocation to restart. Without a body, all that run.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#restart-allocation
 */
export interface AllocationRestartRequest {
  /** The one task to restart. Default: all that run. Not together with `AllTasks`. */
  TaskName?: string;
  /** Also start tasks again that have ended, each lifecycle hook in its order. Default `false`. */
  AllTasks?: boolean;
}

/**
 * A signal to tasks of an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#signal-allocation
 */
export interface AllocSignalRequest {
  /** The task. Default: every running task. */
  Task?: string;
  /** Name of the signal, such as `SIGHUP`. The node's operating system and the task's driver must know it. */
  Signal: string;
}

/**
 * Whether a task is held: `''` runs by its schedule, `force_run` and `force_pause` were ordered by hand,
 * `scheduled_pause` waits for its schedule, `schedule_resume` is on the way back to it. Enterprise.
 */
export type TaskScheduleState = '' | 'force_run' | 'scheduled_pause' | 'force_pause' | 'schedule_resume';

/**
 * An order to hold a scheduled task or let it run. Enterprise.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#override-pause-schedule-state
 */
export interface AllocPauseRequest {
  /** The task, which must have a `schedule` block. */
  Task: string;
  /** `pause` and `run` override the schedule, `scheduled` goes back to it. */
  ScheduleState: 'pause' | 'run' | 'scheduled';
}

/**
 * Whether a scheduled task is held. Enterprise.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-pause-schedule-state
 */
export interface AllocGetPauseResponse {
  /** The task's present state. */
  ScheduleState: TaskScheduleState;
}

/**
 * The last result of a health check of a Nomad service.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#allocation-checks
 */
export interface AllocCheckStatus {
  /** A hash of the check's definition. */
  ID: string;
  /** Name of the check in the job. */
  Check: string;
  /** Name of the allocation that is checked, such as `web.app[0]`. */
  Group: string;
  /** `healthiness`: deployments wait for it. `readiness`: they do not (`on_update = "ignore"`). */
  Mode: 'healthiness' | 'readiness';
  /** What the check returned, cut off when long. */
  Output: string;
  /** Name of the service. */
  Service: string;
  /** The task whose service it is; `''` for a service of the group. */
  Task: string;
  /** How it ended; `pending` before the first time. */
  Status: 'success' | 'failure' | 'pending';
  /** The HTTP status; `0` for TCP checks and when nothing answered. */
  StatusCode: number;
  /** When it was checked, Unix seconds. */
  Timestamp: number;
}

/**
 * The checks of an allocation by their ID. `null` for an allocation that has none.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#allocation-checks
 */
export type AllocCheckStatuses = Record<string, AllocCheckStatus> | null;

/**
 * The answer of writes that have nothing to tell.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client
 */
export interface GenericResponse {
  /** Raft index of the write; `0` for what a node does alone. */
  Index: number;
}
