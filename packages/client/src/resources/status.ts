/** The servers' own state: `nomad.status`. */

import { status } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** The servers' own state: `nomad.status`. */
export class Status extends Resource {
  /**
   * Reads the address of the leader, as `host:port` of its RPC. Without a leader the answer is an error, or with
   * `stale` an empty text.
   *
   * `GET /v1/status/leader`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/status#read-leader
   */
  leader(options?: Options<typeof status.leader>): Call<typeof status.leader> {
    return this.caller.call(status.leader, {}, options);
  }

  /**
   * Lists the addresses of the servers that vote, as `host:port` of their RPC.
   *
   * `GET /v1/status/peers`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/status#list-peers
   */
  peers(options?: Options<typeof status.peers>): Call<typeof status.peers> {
    return this.caller.call(status.peers, {}, options);
  }
}
