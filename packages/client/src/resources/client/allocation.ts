/** An allocation on its node: `nomad.client.allocation`. */

import { client } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { StreamedResponse } from '../../core/caller.js';
import type { Options } from '../../core/options.js';
import { path } from '../../core/path.js';
import type { ExecSession } from '../../streams/exec.js';
import { openExec, type ExecOptions } from '../exec.js';
import { Resource } from '../resource.js';

/** Which tasks to restart. */
export interface RestartSettings {
  /** This task alone. Default: each one that runs. */
  task?: string;
  /** Those that have ended too; not beside `task`. Default `false`. */
  allTasks?: boolean;
}

/** Which task to signal. */
export interface SignalSettings {
  /** This task alone. Default: each one. */
  task?: string;
}

/** An allocation on its node: `nomad.client.allocation`. */
export class ClientAllocation extends Resource {
  /**
   * Measures the CPU and memory that the tasks of an allocation use.
   *
   * `GET /v1/client/allocation/:allocationId/stats`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such allocation, or its node can't be reached.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#read-allocation-statistics
   */
  stats(allocationId: string, options?: Options<typeof client.allocation.stats>): Call<typeof client.allocation.stats> {
    return this.caller.call(client.allocation.stats, { allocationId }, options);
  }

  /**
   * Reads the latest results of the checks of an allocation's services, by check ID.
   *
   * `GET /v1/client/allocation/:allocationId/checks`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such allocation, or its node can't be reached.
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#allocation-checks
   */
  checks(
    allocationId: string,
    options?: Options<typeof client.allocation.checks>,
  ): Call<typeof client.allocation.checks> {
    return this.caller.call(client.allocation.checks, { allocationId }, options);
  }

  /**
   * Restarts the running tasks of an allocation in place: one, or all.
   *
   * `PUT /v1/client/allocation/:allocationId/restart`
   * ACL: `namespace:alloc-lifecycle`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#restart-allocation
   */
  restart(
    allocationId: string,
    options: Options<typeof client.allocation.restart> & RestartSettings = {},
  ): Call<typeof client.allocation.restart> {
    const { task, allTasks, ...rest } = options;
    return this.caller.call(client.allocation.restart, { allocationId }, rest, { TaskName: task, AllTasks: allTasks });
  }

  /**
   * Sends a signal to one task of an allocation, or to each.
   *
   * `PUT /v1/client/allocation/:allocationId/signal`
   * ACL: `namespace:alloc-lifecycle`.
   *
   * @param signal - Its name, such as `SIGHUP`.
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#signal-allocation
   */
  signal(
    allocationId: string,
    signal: string,
    options: Options<typeof client.allocation.signal> & SignalSettings = {},
  ): Call<typeof client.allocation.signal> {
    const { task, ...rest } = options;
    return this.caller.call(client.allocation.signal, { allocationId }, rest, { Task: task, Signal: signal });
  }

  /**
   * Removes the directory of an allocation that has ended. A GET that changes something, as Nomad has it.
   *
   * `GET /v1/client/allocation/:allocationId/gc`
   * ACL: `namespace:submit-job` or `namespace:gc-allocation`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#gc-allocation
   */
  gc(allocationId: string, options?: Options<typeof client.allocation.gc>): Call<typeof client.allocation.gc> {
    return this.caller.call(client.allocation.gc, { allocationId }, options);
  }

  /**
   * Reads whether the schedule of a task is overridden. Task schedules belong to Nomad Enterprise; a community server
   * answers 500.
   *
   * `GET /v1/client/allocation/:allocationId/pause`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-pause-schedule-state
   */
  pauseState(
    allocationId: string,
    task: string,
    options?: Omit<Options<typeof client.allocation.pauseState>, 'task'>,
  ): Call<typeof client.allocation.pauseState> {
    return this.caller.call(client.allocation.pauseState, { allocationId }, { ...options, task });
  }

  /**
   * Overrides the schedule of a task: pause it, run it, or follow the schedule again. Task schedules belong to Nomad
   * Enterprise; a community server answers 500.
   *
   * `PUT /v1/client/allocation/:allocationId/pause`
   * ACL: `namespace:submit-job` or `namespace:pause-allocation`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#override-pause-schedule-state
   */
  setPauseState(
    allocationId: string,
    task: string,
    state: 'pause' | 'run' | 'scheduled',
    options?: Options<typeof client.allocation.setPauseState>,
  ): Call<typeof client.allocation.setPauseState> {
    return this.caller.call(client.allocation.setPauseState, { allocationId }, options, {
      Task: task,
      ScheduleState: state,
    });
  }

  /**
   * Reads an allocation's ephemeral disk as a tar stream, as nodes do among each other when it migrates. Only the
   * node that holds the allocation answers.
   *
   * `GET /v1/client/allocation/:allocationId/snapshot`
   * ACL: the allocation's migrate token, sent as the token.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client
   */
  snapshot(allocationId: string, options?: Options<typeof client.allocation.snapshot>): Promise<StreamedResponse> {
    return this.caller.stream(client.allocation.snapshot, { allocationId }, options);
  }

  /**
   * Runs a command inside a running task: its streams, and its exit code. Errors of the node come through the session.
   *
   * `GET /v1/client/allocation/:allocationId/exec`
   * ACL: `namespace:alloc-exec`, and `namespace:alloc-node-exec` where the driver does not isolate the file system.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
   */
  exec(allocationId: string, options: ExecOptions<typeof client.allocation.exec>): ExecSession {
    const { stdin, size, ...rest } = options;
    const shown = path`/v1/client/allocation/${allocationId}/exec`;
    return openExec(this.caller, client.allocation.exec, { allocationId }, shown, rest, { stdin, size });
  }
}
