/** Recommendations for resources, which Nomad Enterprise has: `nomad.recommendations`. */

import type { BodyOf } from '@yurt/contract';
import { recommendations } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Recommendations for resources, which Nomad Enterprise has: `nomad.recommendations`. */
export class Recommendations extends Resource {
  /**
   * Lists recommendations that are neither applied nor dismissed.
   *
   * `GET /v1/recommendations`
   * ACL: `namespace:submit-recommendation` or `namespace:submit-job` or `namespace:read-job`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#list-recommendations
   */
  list(options?: Options<typeof recommendations.list>): Call<typeof recommendations.list> {
    return this.caller.call(recommendations.list, {}, options);
  }

  /**
   * Reads a recommendation.
   *
   * `GET /v1/recommendation/:recommendationId`
   * ACL: `namespace:submit-recommendation` or `namespace:submit-job` or `namespace:read-job`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#read-recommendation
   */
  read(recommendationId: string, options?: Options<typeof recommendations.read>): Call<typeof recommendations.read> {
    return this.caller.call(recommendations.read, { recommendationId }, options);
  }

  /**
   * Applies some recommendations to their jobs, and dismisses others.
   *
   * `PUT /v1/recommendations/apply`
   * ACL: `namespace:submit-job`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#apply-and-dismiss-recommendations
   */
  apply(
    request: BodyOf<typeof recommendations.apply>,
    options?: Options<typeof recommendations.apply>,
  ): Call<typeof recommendations.apply> {
    return this.caller.call(recommendations.apply, {}, options, request);
  }

  /**
   * Recommends a CPU or memory figure for a task, in place of an earlier one.
   *
   * `PUT /v1/recommendation`
   * ACL: `namespace:submit-recommendation` or `namespace:submit-job`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#create-or-update-a-recommendation
   */
  upsert<N extends string>(
    recommendation: BodyOf<typeof recommendations.upsert>,
    options?: Options<typeof recommendations.upsert, N>,
  ): Call<typeof recommendations.upsert> {
    return this.caller.call(recommendations.upsert, {}, options, recommendation);
  }
}
