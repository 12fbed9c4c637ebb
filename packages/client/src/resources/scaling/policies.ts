/** Scaling policies: `nomad.scaling.policies`. */

import { scaling } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Scaling policies: `nomad.scaling.policies`. */
export class ScalingPolicies extends Resource {
  /**
   * Lists scaling policies.
   *
   * `GET /v1/scaling/policies`
   * ACL: `namespace:list-scaling-policies`, or `namespace:list-jobs` with `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/scaling-policies#list-scaling-policies
   */
  list(options?: Options<typeof scaling.policies.list>): Call<typeof scaling.policies.list> {
    return this.caller.call(scaling.policies.list, {}, options);
  }

  /**
   * Reads a scaling policy.
   *
   * `GET /v1/scaling/policy/:policyId`
   * ACL: `namespace:read-scaling-policy`, or `namespace:list-jobs` with `namespace:read-job`.
   *
   * @throws NotFoundError: no such policy.
   * @see https://developer.hashicorp.com/nomad/api-docs/scaling-policies#read-scaling-policy
   */
  read<N extends string>(
    policyId: string,
    options?: Options<typeof scaling.policies.read, N>,
  ): Call<typeof scaling.policies.read> {
    return this.caller.call(scaling.policies.read, { policyId }, options);
  }
}
