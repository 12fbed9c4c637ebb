/** The configuration of the scheduler: `nomad.operator.scheduler`. */

import type { BodyOf } from '@yurt/contract';
import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** The configuration of the scheduler: `nomad.operator.scheduler`. */
export class OperatorScheduler extends Resource {
  /**
   * Reads the scheduler's configuration.
   *
   * `GET /v1/operator/scheduler/configuration`
   * ACL: `operator:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/scheduler#read-scheduler-configuration
   */
  configuration(
    options?: Options<typeof operator.scheduler.configuration>,
  ): Call<typeof operator.scheduler.configuration> {
    return this.caller.call(operator.scheduler.configuration, {}, options);
  }

  /**
   * Replaces the scheduler's configuration as a whole. `Updated` is false only when `cas` did not match.
   *
   * `PUT /v1/operator/scheduler/configuration`
   * ACL: `operator:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/scheduler#update-scheduler-configuration
   */
  setConfiguration(
    configuration: BodyOf<typeof operator.scheduler.setConfiguration>,
    options?: Options<typeof operator.scheduler.setConfiguration>,
  ): Call<typeof operator.scheduler.setConfiguration> {
    return this.caller.call(operator.scheduler.setConfiguration, {}, options, configuration);
  }
}
