/** Auth methods: `nomad.acl.authMethods`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Auth methods: `nomad.acl.authMethods`. */
export class AclAuthMethods extends Resource {
  /**
   * Lists auth methods, for anyone, so that a sign-in page can show them.
   *
   * `GET /v1/acl/auth-methods`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#list-auth-methods
   */
  list(options?: Options<typeof acl.authMethods.list>): Call<typeof acl.authMethods.list> {
    return this.caller.call(acl.authMethods.list, {}, options);
  }

  /**
   * Creates an auth method. `MaxTokenTTL` is a Go duration such as `1h0m0s`.
   *
   * `PUT /v1/acl/auth-method`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#create-auth-method
   */
  create(
    method: BodyOf<typeof acl.authMethods.create>,
    options?: Options<typeof acl.authMethods.create>,
  ): Call<typeof acl.authMethods.create> {
    return this.caller.call(acl.authMethods.create, {}, options, method);
  }

  /**
   * Reads an auth method; its secrets read `redacted`.
   *
   * `GET /v1/acl/auth-method/:methodName`
   * ACL: `management`.
   *
   * @throws NotFoundError: no such auth method.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#read-auth-method-by-name
   */
  read(methodName: string, options?: Options<typeof acl.authMethods.read>): Call<typeof acl.authMethods.read> {
    return this.caller.call(acl.authMethods.read, { methodName }, options);
  }

  /**
   * Changes an auth method.
   *
   * `PUT /v1/acl/auth-method/:methodName`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#update-auth-method
   */
  update(
    method: BodyOf<typeof acl.authMethods.update>,
    options?: Options<typeof acl.authMethods.update>,
  ): Call<typeof acl.authMethods.update> {
    return this.caller.call(acl.authMethods.update, { methodName: method.Name }, options, method);
  }

  /**
   * Deletes an auth method, through which nobody can sign in any more.
   *
   * `DELETE /v1/acl/auth-method/:methodName`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#delete-auth-method
   */
  delete(methodName: string, options?: Options<typeof acl.authMethods.delete>): Call<typeof acl.authMethods.delete> {
    return this.caller.call(acl.authMethods.delete, { methodName }, options);
  }
}
