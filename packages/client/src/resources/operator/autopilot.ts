/** Autopilot: `nomad.operator.autopilot`. */

import type { BodyOf } from '@yurt/contract';
import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Autopilot: `nomad.operator.autopilot`. */
export class OperatorAutopilot extends Resource {
  /**
   * Reads autopilot's configuration. Times are Go durations such as `200ms`.
   *
   * `GET /v1/operator/autopilot/configuration`
   * ACL: `operator:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-autopilot-configuration
   */
  configuration(
    options?: Options<typeof operator.autopilot.configuration>,
  ): Call<typeof operator.autopilot.configuration> {
    return this.caller.call(operator.autopilot.configuration, {}, options);
  }

  /**
   * Reads how healthy the servers are, one by one and together. Status 429 is an answer here, not a limit: the body
   * is the same.
   *
   * `GET /v1/operator/autopilot/health`
   * ACL: `operator:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#read-health
   */
  health(options?: Options<typeof operator.autopilot.health>): Call<typeof operator.autopilot.health> {
    return this.caller.call(operator.autopilot.health, {}, options);
  }

  /**
   * Replaces autopilot's configuration; `false` when `cas` did not match.
   *
   * `PUT /v1/operator/autopilot/configuration`
   * ACL: `operator:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/autopilot#update-autopilot-configuration
   */
  setConfiguration(
    configuration: BodyOf<typeof operator.autopilot.setConfiguration>,
    options?: Options<typeof operator.autopilot.setConfiguration>,
  ): Call<typeof operator.autopilot.setConfiguration> {
    return this.caller.call(operator.autopilot.setConfiguration, {}, options, configuration);
  }
}
