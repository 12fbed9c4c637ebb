/** Allocations, as the servers know them: `nomad.allocations`. */

import { allocations } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
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
}
