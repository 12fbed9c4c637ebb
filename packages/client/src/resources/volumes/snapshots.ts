/** Snapshots of CSI volumes, at their provider: `nomad.volumes.snapshots`. */

import type { CSISnapshotSpec } from '@yurt/contract';
import { volumes } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import type { SecretsSettings } from './settings.js';
import { withSecrets } from './settings.js';
import { Resource } from '../resource.js';

/** Snapshots of CSI volumes, at their provider: `nomad.volumes.snapshots`. */
export class CsiSnapshots extends Resource {
  /**
   * Asks a storage provider for its volumes' snapshots. The token of the next page comes in the body too.
   *
   * `GET /v1/volumes/snapshot`
   * ACL: `namespace:csi-list-volume` or `namespace:csi-read-volume` or `namespace:csi-mount-volume` or
   * `namespace:list-jobs`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-csi-volume-snapshots
   */
  list<N extends string>(
    pluginId: string,
    options: Omit<Options<typeof volumes.snapshots.list, N>, 'pluginId'> & SecretsSettings = {},
  ): Call<typeof volumes.snapshots.list> {
    const { secrets, ...rest } = options;
    return this.caller.call(volumes.snapshots.list, {}, { ...withSecrets(rest, secrets), pluginId });
  }

  /**
   * Takes snapshots of CSI volumes. When some fail, the whole is answered with 500 and a text that lists all errors.
   *
   * `PUT /v1/volumes/snapshot`
   * ACL: `namespace:csi-write-volume` and `plugin:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#create-csi-volume-snapshot
   */
  create<N extends string>(
    snapshots: CSISnapshotSpec[],
    options?: Options<typeof volumes.snapshots.create, N>,
  ): Call<typeof volumes.snapshots.create> {
    return this.caller.call(volumes.snapshots.create, {}, options, { Snapshots: snapshots });
  }

  /**
   * Deletes a snapshot at its provider.
   *
   * `DELETE /v1/volumes/snapshot`
   * ACL: `namespace:csi-write-volume` and `plugin:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#delete-csi-volume-snapshot
   */
  delete<N extends string>(
    pluginId: string,
    snapshotId: string,
    options: Omit<Options<typeof volumes.snapshots.delete, N>, 'pluginId' | 'snapshotId'> & SecretsSettings = {},
  ): Call<typeof volumes.snapshots.delete> {
    const { secrets, ...rest } = options;
    return this.caller.call(volumes.snapshots.delete, {}, { ...withSecrets(rest, secrets), pluginId, snapshotId });
  }
}
