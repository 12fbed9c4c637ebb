/** ACL tokens: `nomad.acl.tokens`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** ACL tokens: `nomad.acl.tokens`. */
export class AclTokens extends Resource {
  /**
   * Lists tokens, without their secrets.
   *
   * `GET /v1/acl/tokens`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#list-tokens
   */
  list(options?: Options<typeof acl.tokens.list>): Call<typeof acl.tokens.list> {
    return this.caller.call(acl.tokens.list, {}, options);
  }

  /**
   * Creates a token; the answer has its secret. `ExpirationTTL` is a Go duration such as `1h0m0s`.
   *
   * `PUT /v1/acl/token`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#create-token
   */
  create(
    token: BodyOf<typeof acl.tokens.create>,
    options?: Options<typeof acl.tokens.create>,
  ): Call<typeof acl.tokens.create> {
    return this.caller.call(acl.tokens.create, {}, options, token);
  }

  /**
   * Reads a token with its secret.
   *
   * `GET /v1/acl/token/:accessorId`
   * ACL: management, or the token itself.
   *
   * @throws NotFoundError: no such token.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#read-token
   */
  read(accessorId: string, options?: Options<typeof acl.tokens.read>): Call<typeof acl.tokens.read> {
    return this.caller.call(acl.tokens.read, { accessorId }, options);
  }

  /**
   * Changes a token's name, type, policies and roles.
   *
   * `PUT /v1/acl/token/:accessorId`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#update-token
   */
  update(
    accessorId: string,
    token: BodyOf<typeof acl.tokens.update>,
    options?: Options<typeof acl.tokens.update>,
  ): Call<typeof acl.tokens.update> {
    return this.caller.call(acl.tokens.update, { accessorId }, options, { ...token, AccessorID: accessorId });
  }

  /**
   * Deletes a token, which is refused from then on.
   *
   * `DELETE /v1/acl/token/:accessorId`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#delete-token
   */
  delete(accessorId: string, options?: Options<typeof acl.tokens.delete>): Call<typeof acl.tokens.delete> {
    return this.caller.call(acl.tokens.delete, { accessorId }, options);
  }

  /**
   * Reads the token that asks. Without a token it is the anonymous one. It works with ACLs off too.
   *
   * `GET /v1/acl/token/self`
   * ACL: any token.
   *
   * @throws NotFoundError: the caller is a workload identity.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#read-self-token
   */
  self(options?: Options<typeof acl.tokens.self>): Call<typeof acl.tokens.self> {
    return this.caller.call(acl.tokens.self, {}, options);
  }

  /**
   * Makes a secret that can be exchanged once, within ten minutes, for the token that asks.
   *
   * `PUT /v1/acl/token/onetime`
   * ACL: any token, but no workload identity.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#upsert-one-time-token
   */
  createOneTime(options?: Options<typeof acl.tokens.createOneTime>): Call<typeof acl.tokens.createOneTime> {
    return this.caller.call(acl.tokens.createOneTime, {}, options);
  }

  /**
   * Exchanges a one-time secret for the token behind it.
   *
   * `PUT /v1/acl/token/onetime/exchange`
   * ACL: `anonymous`.
   *
   * @param secretId - The one-time secret.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#exchange-one-time-token
   */
  exchangeOneTime(
    secretId: string,
    options?: Options<typeof acl.tokens.exchangeOneTime>,
  ): Call<typeof acl.tokens.exchangeOneTime> {
    return this.caller.call(acl.tokens.exchangeOneTime, {}, options, { OneTimeSecretID: secretId });
  }
}
