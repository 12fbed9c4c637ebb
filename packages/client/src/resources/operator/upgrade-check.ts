/** What stands in the way of an upgrade: `nomad.operator.upgradeCheck`. */

import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** What stands in the way of an upgrade: `nomad.operator.upgradeCheck`. */
export class OperatorUpgradeCheck extends Resource {
  /**
   * Lists the jobs, nodes and tokens that still use the old way to sign in to Vault.
   *
   * `GET /v1/operator/upgrade-check/vault-workload-identity`
   * ACL: `operator:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/upgrade-check#vault-workload-identity
   */
  vaultWorkloadIdentity(
    options?: Options<typeof operator.upgradeCheck.vaultWorkloadIdentity>,
  ): Call<typeof operator.upgradeCheck.vaultWorkloadIdentity> {
    return this.caller.call(operator.upgradeCheck.vaultWorkloadIdentity, {}, options);
  }
}
