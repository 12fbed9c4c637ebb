/** ACL policies: `nomad.acl.policies`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** ACL policies: `nomad.acl.policies`. */
export class AclPolicies extends Resource {
  /**
   * Lists policies. A client token sees those that it has itself.
   *
   * `GET /v1/acl/policies`
   * ACL: management for all; any token for its own.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#list-policies
   */
  list(options?: Options<typeof acl.policies.list>): Call<typeof acl.policies.list> {
    return this.caller.call(acl.policies.list, {}, options);
  }

  /**
   * Creates a policy, or replaces the one of that name.
   *
   * `PUT /v1/acl/policy/:policyName`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#create-or-update-policy
   */
  upsert(
    policy: BodyOf<typeof acl.policies.upsert>,
    options?: Options<typeof acl.policies.upsert>,
  ): Call<typeof acl.policies.upsert> {
    return this.caller.call(acl.policies.upsert, { policyName: policy.Name }, options, policy);
  }

  /**
   * Reads a policy, its rules as text and parsed.
   *
   * `GET /v1/acl/policy/:policyName`
   * ACL: management, or a token that has the policy; anonymous for the policy of that name.
   *
   * @throws NotFoundError: no such policy.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#read-policy
   */
  read(policyName: string, options?: Options<typeof acl.policies.read>): Call<typeof acl.policies.read> {
    return this.caller.call(acl.policies.read, { policyName }, options);
  }

  /**
   * Deletes a policy; tokens that have it lose what it allows.
   *
   * `DELETE /v1/acl/policy/:policyName`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#delete-policy
   */
  delete(policyName: string, options?: Options<typeof acl.policies.delete>): Call<typeof acl.policies.delete> {
    return this.caller.call(acl.policies.delete, { policyName }, options);
  }

  /**
   * Lists the policies of the token or workload identity that asks. Null when it has none. For a workload identity
   * the answer never waits.
   *
   * `GET /v1/acl/policy/self`
   * ACL: any token or workload identity.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#read-self-policy
   */
  self(options?: Options<typeof acl.policies.self>): Call<typeof acl.policies.self> {
    return this.caller.call(acl.policies.self, {}, options);
  }
}
