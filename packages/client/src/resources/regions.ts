/** Regions: `nomad.regions`. */

import { regions } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Regions: `nomad.regions`. */
export class Regions extends Resource {
  /**
   * Lists the names of the regions that the agent knows.
   *
   * `GET /v1/regions`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/regions#list-regions
   */
  list(options?: Options<typeof regions.list>): Call<typeof regions.list> {
    return this.caller.call(regions.list, {}, options);
  }
}
