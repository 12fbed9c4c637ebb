/** The root keys: `nomad.operator.keyring`. */

import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** The root keys: `nomad.operator.keyring`. */
export class OperatorKeyring extends Resource {
  /**
   * Lists the root keys, without the keys themselves.
   *
   * `GET /v1/operator/keyring/keys`
   * ACL: `operator:keyring-read` or `operator:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#list-keys
   */
  list(options?: Options<typeof operator.keyring.list>): Call<typeof operator.keyring.list> {
    return this.caller.call(operator.keyring.list, {}, options);
  }

  /**
   * Deletes a root key that is no longer active.
   *
   * `DELETE /v1/operator/keyring/key/:keyId`
   * ACL: `operator:keyring-delete` or `operator:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#delete-key
   */
  delete(keyId: string, options?: Options<typeof operator.keyring.delete>): Call<typeof operator.keyring.delete> {
    return this.caller.call(operator.keyring.delete, { keyId }, options);
  }

  /**
   * Makes a new root key and uses it from now on, or from a given time.
   *
   * `PUT /v1/operator/keyring/rotate`
   * ACL: `operator:keyring-rotate` or `operator:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#rotate-key
   */
  rotate(options?: Options<typeof operator.keyring.rotate>): Call<typeof operator.keyring.rotate> {
    return this.caller.call(operator.keyring.rotate, {}, options);
  }
}
