/** Dynamic host volumes: `nomad.volumes.host`. */

import type { HostVolumeRegistrationSpec, HostVolumeSpec } from '@yurt/contract';
import { volumes } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import type { PolicySettings } from './settings.js';
import { Resource } from '../resource.js';

/** Dynamic host volumes: `nomad.volumes.host`. */
export class HostVolumes extends Resource {
  /**
   * Lists dynamic host volumes. A token without the capability gets an empty list, not an error.
   *
   * `GET /v1/volumes?type=host`
   * ACL: `namespace:host-volume-read` for each volume shown.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-volumes
   */
  list(options?: Options<typeof volumes.host.list>): Call<typeof volumes.host.list> {
    return this.caller.call(volumes.host.list, {}, options);
  }

  /**
   * Creates a dynamic host volume on a node that fits, with a plugin. The answer comes before the volume is ready:
   * read it until `State` is `ready`, or `unavailable`. The namespace in the volume goes before that of the call.
   * With the ID of a volume that exists, that one is changed.
   *
   * `PUT /v1/volume/host/create`
   * ACL: `namespace:host-volume-create`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-dynamic-host-volume
   */
  create<N extends string>(
    volume: HostVolumeSpec,
    options: Options<typeof volumes.host.create, N> & PolicySettings = {},
  ): Call<typeof volumes.host.create> {
    const { policyOverride, ...rest } = options;
    return this.caller.call(volumes.host.create, {}, rest, { Volume: volume, PolicyOverride: policyOverride });
  }

  /**
   * Makes a directory that exists on a node known as a dynamic host volume.
   *
   * `PUT /v1/volume/host/register`
   * ACL: `namespace:host-volume-register`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-dynamic-host-volume
   */
  register<N extends string>(
    volume: HostVolumeRegistrationSpec,
    options: Options<typeof volumes.host.register, N> & PolicySettings = {},
  ): Call<typeof volumes.host.register> {
    const { policyOverride, ...rest } = options;
    return this.caller.call(volumes.host.register, {}, rest, { Volume: volume, PolicyOverride: policyOverride });
  }

  /**
   * Reads a dynamic host volume with the allocations that use it.
   *
   * `GET /v1/volume/host/:volumeId`
   * ACL: `namespace:host-volume-read`.
   *
   * @throws NotFoundError: no such volume in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#read-dynamic-host-volume
   */
  read<N extends string>(
    volumeId: string,
    options?: Options<typeof volumes.host.read, N>,
  ): Call<typeof volumes.host.read> {
    return this.caller.call(volumes.host.read, { volumeId }, options);
  }

  /**
   * Deletes a dynamic host volume and its data.
   *
   * `DELETE /v1/volume/host/:volumeId`
   * ACL: `namespace:host-volume-delete`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#delete-dynamic-host-volume
   */
  delete<N extends string>(
    volumeId: string,
    options?: Options<typeof volumes.host.delete, N>,
  ): Call<typeof volumes.host.delete> {
    return this.caller.call(volumes.host.delete, { volumeId }, options);
  }
}
