/** The agent's metrics: `nomad.metrics`. */

import { metrics } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** The agent's metrics: `nomad.metrics`. */
export class Metrics extends Resource {
  /**
   * Reads the metrics of the agent in Prometheus's text format.
   *
   * `GET /v1/metrics?format=prometheus`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/metrics
   */
  prometheus(options?: Options<typeof metrics.prometheus>): Call<typeof metrics.prometheus> {
    return this.caller.call(metrics.prometheus, {}, options);
  }

  /**
   * Reads the metrics of the agent over its latest interval.
   *
   * `GET /v1/metrics`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/metrics
   */
  read(options?: Options<typeof metrics.read>): Call<typeof metrics.read> {
    return this.caller.call(metrics.read, {}, options);
  }
}
