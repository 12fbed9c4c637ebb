/** Sentinel policies: `nomad.sentinel.policies`. */

import type { BodyOf } from '@yurt/contract';
import { sentinel } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Sentinel policies: `nomad.sentinel.policies`. */
export class SentinelPolicies extends Resource {
  /**
   * Lists Sentinel policies.
   *
   * `GET /v1/sentinel/policies`
   * ACL: `sentinel:sentinel-read` or management. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#list-policies
   */
  list(options?: Options<typeof sentinel.policies.list>): Call<typeof sentinel.policies.list> {
    return this.caller.call(sentinel.policies.list, {}, options);
  }

  /**
   * Creates a Sentinel policy, or replaces the one of that name.
   *
   * `PUT /v1/sentinel/policy/:policyName`
   * ACL: `sentinel:sentinel-submit` or management. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#create-or-update-policy
   */
  upsert(
    policy: BodyOf<typeof sentinel.policies.upsert>,
    options?: Options<typeof sentinel.policies.upsert>,
  ): Call<typeof sentinel.policies.upsert> {
    return this.caller.call(sentinel.policies.upsert, { policyName: policy.Name }, options, policy);
  }

  /**
   * Reads a Sentinel policy.
   *
   * `GET /v1/sentinel/policy/:policyName`
   * ACL: `sentinel:sentinel-read` or management. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#read-policy
   */
  read(policyName: string, options?: Options<typeof sentinel.policies.read>): Call<typeof sentinel.policies.read> {
    return this.caller.call(sentinel.policies.read, { policyName }, options);
  }

  /**
   * Deletes a Sentinel policy.
   *
   * `DELETE /v1/sentinel/policy/:policyName`
   * ACL: `sentinel:sentinel-delete` or management. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#delete-policy
   */
  delete(
    policyName: string,
    options?: Options<typeof sentinel.policies.delete>,
  ): Call<typeof sentinel.policies.delete> {
    return this.caller.call(sentinel.policies.delete, { policyName }, options);
  }
}
