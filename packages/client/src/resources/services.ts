/** Services that are registered with Nomad itself: `nomad.services`. */

import { services } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Services that are registered with Nomad itself: `nomad.services`. */
export class Services extends Resource {
  /**
   * Lists the names and tags of services, by namespace.
   *
   * `GET /v1/services`
   * ACL: `namespace:read-job`, or a workload identity.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/services#list-services
   */
  list(options?: Options<typeof services.list>): Call<typeof services.list> {
    return this.caller.call(services.list, {}, options);
  }

  /**
   * Lists a service's instances, with address and port. Empty for an unknown service. A name with a `/` can't be
   * read.
   *
   * `GET /v1/service/:serviceName`
   * ACL: `namespace:read-job`, or a workload identity.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/services#read-service
   */
  read<N extends string>(serviceName: string, options?: Options<typeof services.read, N>): Call<typeof services.read> {
    return this.caller.call(services.read, { serviceName }, options);
  }

  /**
   * Deletes an instance of a service, one left over by a node that is gone. The ID decides; the name in the path is
   * not looked at.
   *
   * `DELETE /v1/service/:serviceName/:serviceId`
   * ACL: `namespace:submit-job` or `namespace:delete-service-registration`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/services#delete-service-registration
   */
  delete<N extends string>(
    serviceName: string,
    serviceId: string,
    options?: Options<typeof services.delete, N>,
  ): Call<typeof services.delete> {
    return this.caller.call(services.delete, { serviceName, serviceId }, options);
  }
}
