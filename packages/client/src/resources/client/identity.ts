/** The identity with which a node speaks to the servers: `nomad.client.identity`. */

import { client } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** The identity with which a node speaks to the servers: `nomad.client.identity`. */
export class ClientIdentity extends Resource {
  /**
   * Reads the claims of a node's identity token.
   *
   * `GET /v1/client/identity`
   * ACL: `node:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#read-a-node-s-identity-claims
   */
  read(options?: Options<typeof client.identity.read>): Call<typeof client.identity.read> {
    return this.caller.call(client.identity.read, {}, options);
  }

  /**
   * Makes a node ask for a new identity token at its next heartbeat.
   *
   * `POST /v1/client/identity/renew`
   * ACL: `node:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#renew-a-node-s-identity
   */
  renew(options?: Options<typeof client.identity.renew>): Call<typeof client.identity.renew> {
    return this.caller.call(client.identity.renew, {}, options, undefined);
  }
}
