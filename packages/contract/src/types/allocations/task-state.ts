/** State of a task, and the events that led to it. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';
import type { TaskScheduleState } from './allocation-actions.js';

/** Where a task stands: waiting to start (or to start again), running, or ended for good. */
export type TaskStateName = 'pending' | 'running' | 'dead';

/**
 * State of one task as its node last reported.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface TaskState {
  /** `pending`, `running` or `dead`. */
  State: TaskStateName;
  /** The task failed for good; it may be true before `State` is `dead`. */
  Failed: boolean;
  /** How often it was restarted on this node. */
  Restarts: number;
  /** When it was last restarted, RFC 3339; `null` when it never was. */
  LastRestart: string | null;
  /** When it last started, RFC 3339; `null` when it never did. */
  StartedAt: string | null;
  /** When it became `dead`, RFC 3339; `null` before. */
  FinishedAt: string | null;
  /** The last ten events, oldest first. */
  Events: TaskEvent[];
  /** Whether a schedule or an operator holds it; `''` when neither does. Enterprise. */
  Paused: TaskScheduleState;
}

/** What happened to a task. Drivers and hooks may send words of their own. */
export type TaskEventType =
  | 'Received'
  | 'Task Setup'
  | 'Building Task Directory'
  | 'Downloading Artifacts'
  | 'Failed Artifact Download'
  | 'Setup Failure'
  | 'Failed Validation'
  | 'Driver'
  | 'Driver Failure'
  | 'Started'
  | 'Terminated'
  | 'Restarting'
  | 'Not Restarting'
  | 'Restart Signaled'
  | 'Signaling'
  | 'Killing'
  | 'Killed'
  | 'Waiting for shutdown delay'
  | 'Skipping shutdown delay'
  | 'Disk Resources Exceeded'
  | 'Sibling Task Failed'
  | 'Leader Task Dead'
  | 'Main Tasks Dead'
  | 'Task hook failed'
  | 'Task hook message'
  | 'Failed Restoring Task'
  | 'Plugin became unhealthy'
  | 'Plugin became healthy'
  | 'Reconnected'
  | 'Alloc Unhealthy'
  | 'Pausing'
  | 'Running'
  | (string & {});

/**
 * One step in the life of a task.
 *
 * What happened is in `Type`, the sentence for people in `DisplayMessage`, its parts in `Details`. The other keys are
 * older forms of single details: each is sent always, and empty unless the event is of its kind.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface TaskEvent {
  /** What happened. */
  Type: TaskEventType;
  /** When. */
  Time: UnixNanoseconds;
  /** Free text of some kinds, such as hooks; `''` for most. */
  Message: string;
  /** The event as a sentence, such as `Exit Code: 1` or `Task restarting in 1.1s`. */
  DisplayMessage: string;
  /** The parts as text, by name: `exit_code`, `signal`, `oom_killed`, `start_delay`, `restart_reason`, `kill_timeout`, … */
  Details: Record<string, string>;
  /** The event failed the task. Also `Details.fails_task`. */
  FailsTask: boolean;
  /** Restarting, Not Restarting: the reason, such as `Restart within policy`. Also `Details.restart_reason`. */
  RestartReason: string;
  /** Setup Failure: the error. Also `Details.setup_error`. */
  SetupError: string;
  /** Driver Failure: the driver's error. Also `Details.driver_error`. */
  DriverError: string;
  /** Driver: what the driver does, such as pulling an image. Also `Details.driver_message`. */
  DriverMessage: string;
  /** Terminated: the exit code. Also `Details.exit_code`, which alone tells an absent code from 0. */
  ExitCode: number;
  /** Terminated: the number of the signal that ended it. Also `Details.signal`. */
  Signal: number;
  /** Killing: why. Also `Details.kill_reason`. */
  KillReason: string;
  /** Killing: how long the task has before it is ended by force. Also `Details.kill_timeout`, as a Go duration. */
  KillTimeout: Nanoseconds;
  /** Killed: what went wrong while killing. Also `Details.kill_error`. */
  KillError: string;
  /** Restarting: the wait before the start. Also `Details.start_delay`, in nanoseconds as text. */
  StartDelay: Nanoseconds;
  /** Failed Artifact Download: the error. Also `Details.download_error`. */
  DownloadError: string;
  /** Failed Validation: the error. Also `Details.validation_error`. */
  ValidationError: string;
  /** Disk Resources Exceeded: the limit. Also `Details.disk_limit`. */
  DiskLimit: number;
  /** Sibling Task Failed: the sibling's name. Also `Details.failed_sibling`. */
  FailedSibling: string;
  /** The error of a Vault token renewal. Also `Details.vault_renewal_error`. */
  VaultError: string;
  /** Signaling: why. Also `Details.task_signal_reason`. */
  TaskSignalReason: string;
  /** Signaling: the signal, such as `SIGHUP`. Also `Details.task_signal`. */
  TaskSignal: string;
  /** Who sent the message; no longer filled, `Type` says it. */
  GenericSource: string;
}
