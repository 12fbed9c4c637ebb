/** The whole system: `nomad.system`. */

import { system } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** The whole system: `nomad.system`. */
export class System extends Resource {
  /**
   * Removes from the state what has ended: jobs, evaluations, allocations, deployments, nodes.
   *
   * `PUT /v1/system/gc`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/system#force-gc
   */
  gc(options?: Options<typeof system.gc>): Call<typeof system.gc> {
    return this.caller.call(system.gc, {}, options);
  }

  /**
   * Counts all jobs' allocations anew and corrects their summaries.
   *
   * `PUT /v1/system/reconcile/summaries`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/system#reconcile-summaries
   */
  reconcileSummaries(options?: Options<typeof system.reconcileSummaries>): Call<typeof system.reconcileSummaries> {
    return this.caller.call(system.reconcileSummaries, {}, options);
  }
}
