/** Deployments: `nomad.deployments`. */

import { deployments } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** What to promote. */
export interface PromoteSettings {
  /** The task groups whose canaries to promote. Default: all. */
  groups?: string[];
}

/** Which allocations of a deployment are healthy, and which are not. */
export interface AllocationHealth {
  /** IDs of those that are. */
  healthy?: string[];
  /** IDs of those that are not; one of them fails the deployment. */
  unhealthy?: string[];
}

/** Deployments: `nomad.deployments`. */
export class Deployments extends Resource {
  /**
   * Lists deployments.
   *
   * `GET /v1/deployments`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#list-deployments
   */
  list(options?: Options<typeof deployments.list>): Call<typeof deployments.list> {
    return this.caller.call(deployments.list, {}, options);
  }

  /**
   * Reads a deployment, with the progress of each task group. Found by its ID in any namespace that the token may
   * read.
   *
   * `GET /v1/deployment/:deploymentId`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such deployment.
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#read-deployment
   */
  read<N extends string>(
    deploymentId: string,
    options?: Options<typeof deployments.read, N>,
  ): Call<typeof deployments.read> {
    return this.caller.call(deployments.read, { deploymentId }, options);
  }

  /**
   * Lists the allocations of a deployment. Empty for an unknown deployment.
   *
   * `GET /v1/deployment/allocations/:deploymentId`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#list-allocations-for-deployment
   */
  allocations<N extends string>(
    deploymentId: string,
    options?: Options<typeof deployments.allocations, N>,
  ): Call<typeof deployments.allocations> {
    return this.caller.call(deployments.allocations, { deploymentId }, options);
  }

  /**
   * Promotes the canaries of all task groups, or of some.
   *
   * `PUT /v1/deployment/promote/:deploymentId`
   * ACL: `namespace:submit-job` or `namespace:promote-deployment`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#promote-deployment
   */
  promote(
    deploymentId: string,
    options: Options<typeof deployments.promote> & PromoteSettings = {},
  ): Call<typeof deployments.promote> {
    const { groups, ...rest } = options;
    return this.caller.call(deployments.promote, { deploymentId }, rest, {
      DeploymentID: deploymentId,
      All: groups === undefined,
      Groups: groups,
    });
  }

  /**
   * Pauses a deployment, or lets a paused one go on.
   *
   * `PUT /v1/deployment/pause/:deploymentId`
   * ACL: `namespace:submit-job` or `namespace:pause-deployment`.
   *
   * @param pause - `true` pauses it, `false` lets it go on.
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#pause-deployment
   */
  pause(
    deploymentId: string,
    pause: boolean,
    options?: Options<typeof deployments.pause>,
  ): Call<typeof deployments.pause> {
    return this.caller.call(deployments.pause, { deploymentId }, options, { DeploymentID: deploymentId, Pause: pause });
  }

  /**
   * Fails a deployment; with `auto_revert` the job goes back to its latest stable version.
   *
   * `PUT /v1/deployment/fail/:deploymentId`
   * ACL: `namespace:submit-job` or `namespace:fail-deployment`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#fail-deployment
   */
  fail(deploymentId: string, options?: Options<typeof deployments.fail>): Call<typeof deployments.fail> {
    return this.caller.call(deployments.fail, { deploymentId }, options);
  }

  /**
   * Says which allocations of a deployment are healthy and which are not, for `health_check = "manual"`.
   *
   * `PUT /v1/deployment/allocation-health/:deploymentId`
   * ACL: `namespace:submit-job` or `namespace:set-alloc-health-deployment`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#set-allocation-health-in-deployment
   */
  setAllocationHealth(
    deploymentId: string,
    health: AllocationHealth,
    options?: Options<typeof deployments.setAllocationHealth>,
  ): Call<typeof deployments.setAllocationHealth> {
    return this.caller.call(deployments.setAllocationHealth, { deploymentId }, options, {
      DeploymentID: deploymentId,
      HealthyAllocationIDs: health.healthy,
      UnhealthyAllocationIDs: health.unhealthy,
    });
  }

  /**
   * Lets the blocked deployment of a multiregion job end in this region. Multiregion deployments belong to Nomad
   * Enterprise.
   *
   * `PUT /v1/deployment/unblock/:deploymentId`
   * ACL: `namespace:submit-job` or `namespace:unblock-deployment`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/deployments#unblock-deployment
   */
  unblock(deploymentId: string, options?: Options<typeof deployments.unblock>): Call<typeof deployments.unblock> {
    return this.caller.call(deployments.unblock, { deploymentId }, options, { DeploymentID: deploymentId });
  }
}
