/** Volumes: `nomad.volumes`. */

import { volumes } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';
import { VolumeClaims } from './claims.js';
import { CsiVolumes } from './csi.js';
import { HostVolumes } from './host.js';
import { CsiSnapshots } from './snapshots.js';

/** Volumes: `nomad.volumes`. */
export class Volumes extends Resource {
  /** Claims of task groups on sticky host volumes. */
  readonly claims = new VolumeClaims(this.caller);
  /** Volumes of storage from outside. */
  readonly csi = new CsiVolumes(this.caller);
  /** Dynamic host volumes. */
  readonly host = new HostVolumes(this.caller);
  /** Snapshots of CSI volumes. */
  readonly snapshots = new CsiSnapshots(this.caller);

  /**
   * Lists volumes of one type. Without a type the answer is empty and has no headers; an unknown type is answered
   * with 404.
   *
   * `GET /v1/volumes`
   * ACL: csi: `namespace:csi-list-volume` or `namespace:csi-read-volume` or `namespace:csi-mount-volume` or
   * `namespace:list-jobs`; host: `namespace:host-volume-read` for each volume shown.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/volumes#list-volumes
   */
  list(type: 'csi' | 'host', options?: Omit<Options<typeof volumes.list>, 'type'>): Call<typeof volumes.list> {
    return this.caller.call(volumes.list, {}, { ...options, type });
  }
}
