/** Quotas, which Nomad Enterprise has: `nomad.quotas`. */

import type { BodyOf } from '@yurt/contract';
import { quotas } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Quotas, which Nomad Enterprise has: `nomad.quotas`. */
export class Quotas extends Resource {
  /**
   * Lists quotas.
   *
   * `GET /v1/quotas`
   * ACL: `quota:read`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#list-quota-specifications
   */
  list(options?: Options<typeof quotas.list>): Call<typeof quotas.list> {
    return this.caller.call(quotas.list, {}, options);
  }

  /**
   * Creates a quota, or replaces the one of that name.
   *
   * `PUT /v1/quota`
   * ACL: `quota:write`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#create-or-update-quota-specification
   */
  create(quota: BodyOf<typeof quotas.create>, options?: Options<typeof quotas.create>): Call<typeof quotas.create> {
    return this.caller.call(quotas.create, {}, options, quota);
  }

  /**
   * Reads a quota.
   *
   * `GET /v1/quota/:quotaName`
   * ACL: `quota:read`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#read-quota-specification
   */
  read(quotaName: string, options?: Options<typeof quotas.read>): Call<typeof quotas.read> {
    return this.caller.call(quotas.read, { quotaName }, options);
  }

  /**
   * Replaces the quota that the path names, or creates it.
   *
   * `PUT /v1/quota/:quotaName`
   * ACL: `quota:write`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#create-or-update-quota-specification
   */
  update(quota: BodyOf<typeof quotas.update>, options?: Options<typeof quotas.update>): Call<typeof quotas.update> {
    return this.caller.call(quotas.update, { quotaName: quota.Name }, options, quota);
  }

  /**
   * Deletes a quota.
   *
   * `DELETE /v1/quota/:quotaName`
   * ACL: `quota:write`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#delete-quota-specification
   */
  delete(quotaName: string, options?: Options<typeof quotas.delete>): Call<typeof quotas.delete> {
    return this.caller.call(quotas.delete, { quotaName }, options);
  }

  /**
   * Reads what is used of a quota.
   *
   * `GET /v1/quota/usage/:quotaName`
   * ACL: `quota:read`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#read-quota-usage
   */
  usage(quotaName: string, options?: Options<typeof quotas.usage>): Call<typeof quotas.usage> {
    return this.caller.call(quotas.usage, { quotaName }, options);
  }

  /**
   * Lists what is used of each quota.
   *
   * `GET /v1/quota-usages`
   * ACL: `quota:read`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/quotas#list-quota-usages
   */
  usages(options?: Options<typeof quotas.usages>): Call<typeof quotas.usages> {
    return this.caller.call(quotas.usages, {}, options);
  }
}
