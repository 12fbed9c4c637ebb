/** A node's metadata, which may change while it runs: `nomad.client.metadata`. */

import { client } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** A node's metadata, which may change while it runs: `nomad.client.metadata`. */
export class ClientMetadata extends Resource {
  /**
   * Reads a node's metadata: from its configuration, as set at run time, and both together.
   *
   * `GET /v1/client/metadata`
   * ACL: `node:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#read-dynamic-node-metadata
   */
  read(options?: Options<typeof client.metadata.read>): Call<typeof client.metadata.read> {
    return this.caller.call(client.metadata.read, {}, options);
  }

  /**
   * Sets keys of a node's metadata; a null value removes the key. The servers learn of it within seconds.
   *
   * `POST /v1/client/metadata`
   * ACL: `node:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/client#update-dynamic-node-metadata
   */
  apply(
    meta: Record<string, string | null>,
    options?: Options<typeof client.metadata.apply>,
  ): Call<typeof client.metadata.apply> {
    return this.caller.call(client.metadata.apply, {}, options, { Meta: meta });
  }
}
