/** Snapshots of the whole state: `nomad.operator.snapshot`. */

import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { StreamedResponse } from '../../core/caller.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Snapshots of the whole state: `nomad.operator.snapshot`. */
export class OperatorSnapshot extends Resource {
  /**
   * Saves the state of the servers as a gzipped tar archive. The header `Digest` has the SHA-256 of the archive:
   * `sha-256=<base64>`.
   *
   * `GET /v1/operator/snapshot`
   * ACL: `operator:snapshot-save` or `operator:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/snapshot#generate-snapshot
   */
  save(options?: Options<typeof operator.snapshot.save>): Promise<StreamedResponse> {
    return this.caller.stream(operator.snapshot.save, {}, options);
  }

  /**
   * Replaces the state of the servers by that of an archive.
   *
   * `PUT /v1/operator/snapshot`
   * ACL: `management`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/snapshot#restore-snapshot
   */
  restore(
    archive: Uint8Array | AsyncIterable<Uint8Array>,
    options?: Options<typeof operator.snapshot.restore>,
  ): Call<typeof operator.snapshot.restore> {
    return this.caller.call(operator.snapshot.restore, {}, options, archive);
  }
}
