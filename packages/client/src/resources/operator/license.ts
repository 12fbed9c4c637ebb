/** The license of Nomad Enterprise: `nomad.operator.license`. */

import type { BodyOf } from '@yurt/contract';
import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** The license of Nomad Enterprise: `nomad.operator.license`. */
export class OperatorLicense extends Resource {
  /**
   * Reads the license of the server; null on a community server.
   *
   * `GET /v1/operator/license`
   * ACL: `operator:license-read`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/license#get-nomad-enterprise-license-info
   */
  read(options?: Options<typeof operator.license.read>): Call<typeof operator.license.read> {
    return this.caller.call(operator.license.read, {}, options);
  }

  /**
   * Gives the server a license.
   *
   * `PUT /v1/operator/license`
   * ACL: `operator:write`. Nomad Enterprise only.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/license
   */
  write(
    license: BodyOf<typeof operator.license.write>,
    options?: Options<typeof operator.license.write>,
  ): Call<typeof operator.license.write> {
    return this.caller.call(operator.license.write, {}, options, license);
  }
}
