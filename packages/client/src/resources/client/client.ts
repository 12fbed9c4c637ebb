/** The nodes themselves: `nomad.client`. */

import { client } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';
import { ClientAllocation } from './allocation.js';
import { ClientFs } from './fs.js';
import { ClientIdentity } from './identity.js';
import { ClientMetadata } from './metadata.js';

/** The nodes themselves: `nomad.client`. */
export class Client extends Resource {
  /** An allocation on its node: figures, restart, signal, exec. */
  readonly allocation = new ClientAllocation(this.caller);
  /** Files and logs of an allocation. */
  readonly fs = new ClientFs(this.caller);
  /** A node's identity. */
  readonly identity = new ClientIdentity(this.caller);
  /** A node's metadata. */
  readonly metadata = new ClientMetadata(this.caller);

  /**
   * Removes the directories of all allocations on a node that have ended. A GET that changes something, as Nomad has
   * it.
   *
   * `GET /v1/client/gc`
   * ACL: `node:write`.
   *
   * @throws NotFoundError: no such node, or it is not connected.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#gc-all-allocation
   */
  gc(options?: Options<typeof client.gc>): Call<typeof client.gc> {
    return this.caller.call(client.gc, {}, options);
  }

  /**
   * Measures the CPU, memory, disks and devices of a node.
   *
   * `GET /v1/client/stats`
   * ACL: `node:read`.
   *
   * @throws NotFoundError: no such node, or it is not connected.
   * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
   */
  stats(options?: Options<typeof client.stats>): Call<typeof client.stats> {
    return this.caller.call(client.stats, {}, options);
  }
}
