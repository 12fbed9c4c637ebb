/** CSI volumes: `nomad.volumes.csi`. */

import type { CSIVolumeSpec } from '@yurt/contract';
import { volumes } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import type { PolicySettings, SecretsSettings } from './settings.js';
import { withSecrets } from './settings.js';
import { Resource } from '../resource.js';

/** CSI volumes: `nomad.volumes.csi`. */
export class CsiVolumes extends Resource {
  /**
   * Lists CSI volumes that are registered.
   *
   * `GET /v1/volumes?type=csi`
   * ACL: `namespace:csi-list-volume` or `namespace:csi-read-volume` or `namespace:csi-mount-volume` or
   * `namespace:list-jobs`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-volumes
   */
  list(options?: Options<typeof volumes.csi.list>): Call<typeof volumes.csi.list> {
    return this.caller.call(volumes.csi.list, {}, options);
  }

  /**
   * Asks a storage provider for its volumes, registered or not. The token of the next page comes in the body too.
   *
   * `GET /v1/volumes/external`
   * ACL: `namespace:csi-list-volume` or `namespace:csi-read-volume` or `namespace:csi-mount-volume` or
   * `namespace:list-jobs`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-external-csi-volumes
   */
  listExternal<N extends string>(
    pluginId: string,
    options?: Omit<Options<typeof volumes.csi.listExternal, N>, 'pluginId'>,
  ): Call<typeof volumes.csi.listExternal> {
    return this.caller.call(volumes.csi.listExternal, {}, { ...options, pluginId });
  }

  /**
   * Reads a CSI volume with the allocations that use it. Secrets are left out. IDs with a `/` can't be read here.
   *
   * `GET /v1/volume/csi/:volumeId`
   * ACL: `namespace:csi-read-volume` or `namespace:csi-mount-volume` or `namespace:read-job`.
   *
   * @throws NotFoundError: no such volume in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#read-csi-volume
   */
  read<N extends string>(
    volumeId: string,
    options?: Options<typeof volumes.csi.read, N>,
  ): Call<typeof volumes.csi.read> {
    return this.caller.call(volumes.csi.read, { volumeId }, options);
  }

  /**
   * Creates a CSI volume at its provider and registers it.
   *
   * `PUT /v1/volume/csi/:volumeId/create`
   * ACL: `namespace:csi-write-volume` and `plugin:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume
   */
  create<N extends string>(
    volume: CSIVolumeSpec,
    options: Options<typeof volumes.csi.create, N> & PolicySettings = {},
  ): Call<typeof volumes.csi.create> {
    const { policyOverride, ...rest } = options;
    return this.caller.call(volumes.csi.create, { volumeId: volume.ID }, rest, {
      Volumes: [volume],
      PolicyOverride: policyOverride,
    });
  }

  /**
   * Registers a CSI volume that exists at its provider.
   *
   * `PUT /v1/volume/csi/:volumeId`
   * ACL: `namespace:csi-write-volume` and `plugin:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-csi-volume
   */
  register<N extends string>(
    volume: CSIVolumeSpec,
    options: Options<typeof volumes.csi.register, N> & PolicySettings = {},
  ): Call<typeof volumes.csi.register> {
    const { policyOverride, ...rest } = options;
    return this.caller.call(volumes.csi.register, { volumeId: volume.ID }, rest, {
      Volumes: [volume],
      PolicyOverride: policyOverride,
    });
  }

  /**
   * Registers CSI volumes that exist at their provider.
   *
   * `PUT /v1/volumes`
   * ACL: `namespace:csi-write-volume` and `plugin:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#register-csi-volume
   */
  registerAll<N extends string>(
    all: CSIVolumeSpec[],
    options: Options<typeof volumes.csi.registerAll, N> & PolicySettings = {},
  ): Call<typeof volumes.csi.registerAll> {
    const { policyOverride, ...rest } = options;
    return this.caller.call(volumes.csi.registerAll, {}, rest, { Volumes: all, PolicyOverride: policyOverride });
  }

  /**
   * Deletes a CSI volume at its provider and forgets it.
   *
   * `DELETE /v1/volume/csi/:volumeId/delete`
   * ACL: `namespace:csi-write-volume` and `plugin:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#delete-csi-volume
   */
  delete<N extends string>(
    volumeId: string,
    options: Options<typeof volumes.csi.delete, N> & SecretsSettings = {},
  ): Call<typeof volumes.csi.delete> {
    const { secrets, ...rest } = options;
    return this.caller.call(volumes.csi.delete, { volumeId }, withSecrets(rest, secrets));
  }

  /**
   * Forgets a CSI volume; it stays at its provider.
   *
   * `DELETE /v1/volume/csi/:volumeId`
   * ACL: `namespace:csi-write-volume`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#deregister-csi-volume
   */
  deregister<N extends string>(
    volumeId: string,
    options?: Options<typeof volumes.csi.deregister, N>,
  ): Call<typeof volumes.csi.deregister> {
    return this.caller.call(volumes.csi.deregister, { volumeId }, options);
  }

  /**
   * Detaches a CSI volume from a node.
   *
   * `DELETE /v1/volume/csi/:volumeId/detach`
   * ACL: `namespace:csi-mount-volume` and `plugin:read`.
   *
   * @param node - ID of the node.
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#detach-csi-volume
   */
  detach<N extends string>(
    volumeId: string,
    node: string,
    options?: Omit<Options<typeof volumes.csi.detach, N>, 'node'>,
  ): Call<typeof volumes.csi.detach> {
    return this.caller.call(volumes.csi.detach, { volumeId }, { ...options, node });
  }
}
