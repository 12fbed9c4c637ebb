/** The servers as Raft sees them: `nomad.operator.raft`. */

import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** The servers as Raft sees them: `nomad.operator.raft`. */
export class OperatorRaft extends Resource {
  /**
   * Reads which servers take part, which of them vote, and which one leads.
   *
   * `GET /v1/operator/raft/configuration`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/raft#read-raft-configuration
   */
  configuration(options?: Options<typeof operator.raft.configuration>): Call<typeof operator.raft.configuration> {
    return this.caller.call(operator.raft.configuration, {}, options);
  }

  /**
   * Removes a server that is gone for good.
   *
   * `DELETE /v1/operator/raft/peer`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/raft#remove-raft-peer
   */
  removePeer(
    id: string,
    options?: Omit<Options<typeof operator.raft.removePeer>, 'id'>,
  ): Call<typeof operator.raft.removePeer> {
    return this.caller.call(operator.raft.removePeer, {}, { ...options, id });
  }

  /**
   * Makes another server the leader, named by its ID or its address.
   *
   * `PUT /v1/operator/raft/transfer-leadership`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/raft#transfer-leadership-to-another-raft-peer
   */
  transferLeadership(
    options?: Options<typeof operator.raft.transferLeadership>,
  ): Call<typeof operator.raft.transferLeadership> {
    return this.caller.call(operator.raft.transferLeadership, {}, options);
  }
}
