/** Binding rules: `nomad.acl.bindingRules`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Binding rules: `nomad.acl.bindingRules`. */
export class AclBindingRules extends Resource {
  /**
   * Lists binding rules.
   *
   * `GET /v1/acl/binding-rules`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#list-binding-rules
   */
  list(options?: Options<typeof acl.bindingRules.list>): Call<typeof acl.bindingRules.list> {
    return this.caller.call(acl.bindingRules.list, {}, options);
  }

  /**
   * Creates a binding rule.
   *
   * `PUT /v1/acl/binding-rule`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#create-binding-rule
   */
  create(
    rule: BodyOf<typeof acl.bindingRules.create>,
    options?: Options<typeof acl.bindingRules.create>,
  ): Call<typeof acl.bindingRules.create> {
    return this.caller.call(acl.bindingRules.create, {}, options, rule);
  }

  /**
   * Reads a binding rule.
   *
   * `GET /v1/acl/binding-rule/:ruleId`
   * ACL: `management`.
   *
   * @throws NotFoundError: no such rule.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#read-binding-rule-by-name
   */
  read(ruleId: string, options?: Options<typeof acl.bindingRules.read>): Call<typeof acl.bindingRules.read> {
    return this.caller.call(acl.bindingRules.read, { ruleId }, options);
  }

  /**
   * Changes a binding rule.
   *
   * `PUT /v1/acl/binding-rule/:ruleId`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#update-binding-rule
   */
  update(
    ruleId: string,
    rule: BodyOf<typeof acl.bindingRules.update>,
    options?: Options<typeof acl.bindingRules.update>,
  ): Call<typeof acl.bindingRules.update> {
    return this.caller.call(acl.bindingRules.update, { ruleId }, options, { ...rule, ID: ruleId });
  }

  /**
   * Deletes a binding rule.
   *
   * `DELETE /v1/acl/binding-rule/:ruleId`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#delete-binding-rule
   */
  delete(ruleId: string, options?: Options<typeof acl.bindingRules.delete>): Call<typeof acl.bindingRules.delete> {
    return this.caller.call(acl.bindingRules.delete, { ruleId }, options);
  }
}
