/** Allocations, as the servers know them: `nomad.allocations`. */

import { allocations, type client } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import type { ExecSession } from '../streams/exec.js';
import { TaskLog, type TaskLogOptions } from '../streams/task-log.js';
import { ClientAllocation } from './client/allocation.js';
import type { ExecOptions } from './exec.js';
import { Resource } from './resource.js';

/** Allocations, as the servers know them: `nomad.allocations`. */
export class Allocations extends Resource {
  /**
   * Lists allocations. Ordered by creation, except with `prefix`. The filter sees the whole allocation, not only what
   * the row shows.
   *
   * `GET /v1/allocations`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#list-allocations
   */
  list(options?: Options<typeof allocations.list>): Call<typeof allocations.list> {
    return this.caller.call(allocations.list, {}, options);
  }

  /**
   * Reads an allocation with its job, its resources and the states of its tasks. The ID must be whole; list with
   * `prefix` to find it. The namespace is that of the allocation itself.
   *
   * `GET /v1/allocation/:allocationId`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such allocation.
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
   */
  read(allocationId: string, options?: Options<typeof allocations.read>): Call<typeof allocations.read> {
    return this.caller.call(allocations.read, { allocationId }, options);
  }

  /**
   * Stops an allocation; the scheduler places another one.
   *
   * `PUT /v1/allocation/:allocationId/stop`
   * ACL: `namespace:alloc-lifecycle`.
   *
   * @throws NotFoundError: no such allocation.
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#stop-allocation
   */
  stop(allocationId: string, options?: Options<typeof allocations.stop>): Call<typeof allocations.stop> {
    return this.caller.call(allocations.stop, { allocationId }, options);
  }

  /**
   * Reads the latest results of the checks of an allocation's services, by check ID.
   *
   * `GET /v1/allocation/:allocationId/checks`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#allocation-checks
   */
  checks(allocationId: string, options?: Options<typeof allocations.checks>): Call<typeof allocations.checks> {
    return this.caller.call(allocations.checks, { allocationId }, options);
  }

  /**
   * Lists the services that an allocation has registered with Nomad itself.
   *
   * `GET /v1/allocation/:allocationId/services`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such allocation in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#allocation-services
   */
  services<N extends string>(
    allocationId: string,
    options?: Options<typeof allocations.services, N>,
  ): Call<typeof allocations.services> {
    return this.caller.call(allocations.services, { allocationId }, options);
  }

  /**
   * Follows what a task writes, from before it starts until after it has ended, over cuts and rotations. With
   * `follow: false` it reads what there is.
   *
   * `GET /v1/client/fs/logs/:allocationId`
   * ACL: `namespace:read-logs` (or `namespace:read-fs`), `namespace:read-fs` and `namespace:read-job`.
   *
   * @example
   * for await (const line of nomad.allocations.logs(id, { task: 'web' }).lines()) console.log(line);
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#stream-logs
   */
  logs(allocationId: string, options: TaskLogOptions): TaskLog {
    return new TaskLog(this.caller, allocationId, options);
  }

  /**
   * Runs a command inside a running task; the same as `nomad.client.allocation.exec`.
   *
   * @example
   * const { exitCode, stdout } = await nomad.allocations.exec(id, { task: 'web', command: ['date'] }).result();
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
   */
  exec(allocationId: string, options: ExecOptions<typeof client.allocation.exec>): ExecSession {
    return new ClientAllocation(this.caller).exec(allocationId, options);
  }
}
