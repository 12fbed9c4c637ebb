/** Claims of task groups on sticky host volumes: `nomad.volumes.claims`. */

import { volumes } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Claims of task groups on sticky host volumes: `nomad.volumes.claims`. */
export class VolumeClaims extends Resource {
  /**
   * Lists the claims of task groups on sticky host volumes.
   *
   * `GET /v1/volumes/claims`
   * ACL: `namespace:host-volume-read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-task-group-host-volume-claims
   */
  list(options?: Options<typeof volumes.claims.list>): Call<typeof volumes.claims.list> {
    return this.caller.call(volumes.claims.list, {}, options);
  }

  /**
   * Deletes a claim, so that the task group may be placed with another volume.
   *
   * `DELETE /v1/volumes/claim/:claimId`
   * ACL: `namespace:host-volume-delete`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#delete-task-group-host-volume-claims
   */
  delete<N extends string>(
    claimId: string,
    options?: Options<typeof volumes.claims.delete, N>,
  ): Call<typeof volumes.claims.delete> {
    return this.caller.call(volumes.claims.delete, { claimId }, options);
  }
}
