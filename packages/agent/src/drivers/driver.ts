/**
 * What a task driver is to a node: it fingerprints itself, says which config it takes, and starts tasks. Logs, restarts
 * and task states are the node's work; a driver knows processes (or whatever it runs) only.
 */

import type { ConfigSchema, DriverConfig } from './config-schema.js';

/** What a driver finds out about itself on this machine. */
export interface DriverFingerprint {
  readonly detected: boolean;
  readonly healthy: boolean;
  /** Shown beside the health, such as `Healthy`. */
  readonly description: string;
  /** Node attributes that the driver adds, such as `driver.raw_exec`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** One task as a driver gets it: config decoded, environment complete, folders made. */
export interface DriverTask {
  /** Unique for each start of a task. */
  readonly id: string;
  readonly allocationId: string;
  readonly name: string;
  /** The system user to run as; empty means that of the agent. */
  readonly user: string;
  readonly config: DriverConfig;
  readonly env: Readonly<Record<string, string>>;
  /** The task's own folder. */
  readonly directory: string;
  /** Where output goes: paths that can be opened for writing. */
  readonly stdout: string;
  readonly stderr: string;
}

/** How a task ended. */
export interface ExitResult {
  /** 128 + signal when a signal ended it, as shells count. */
  readonly exitCode: number;
  /** 0 when none. */
  readonly signal: number;
  readonly oomKilled: boolean;
  /** What the driver says of a bad end. */
  readonly message?: string;
}

/** Enough to know a task's processes again after the agent itself was gone. */
export interface ProcessRecord {
  /** The leader of the task's own process group and session. */
  readonly pid: number;
  /** The leader's start time, in clock ticks since boot: tells it from a later process with the same number. */
  readonly startTicks: number;
}

/** A task that a driver has started. */
export interface RunningTask {
  /** Absent when the driver runs no process of its own. */
  readonly process: ProcessRecord | undefined;
  /** Resolves once the task has ended and nothing of it runs any more. Never rejects. */
  readonly exited: Promise<ExitResult>;
  /** Sends a signal by name, with or without `SIG`. False when the name is unknown: the default was sent instead. */
  signal(name: string): boolean;
  /** Sends `signal`, waits up to `timeout` ms, then ends all of it by force. Resolves when it has ended. */
  stop(signal: string, timeout: number): Promise<void>;
}

/** Runs tasks of one kind. */
export interface Driver {
  readonly name: string;
  /** What a task's `config` may hold. */
  readonly schema: ConfigSchema;
  /** Whether tasks see host volumes as folders of their own. */
  readonly mountsVolumes: boolean;
  fingerprint(): Promise<DriverFingerprint>;
  /** Throws {@link DriverError} when the task can't be started. */
  start(task: DriverTask): Promise<RunningTask>;
  /** Resolves when nothing that the driver's ended tasks left behind runs any more. Call it once all tasks have ended. */
  close(): Promise<void>;
}

/** A task could not be started; `recoverable` says whether trying again may help. */
export class DriverError extends Error {
  override readonly name = 'DriverError';

  constructor(
    message: string,
    readonly recoverable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
