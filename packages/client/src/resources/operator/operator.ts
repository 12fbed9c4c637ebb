/** What those who run the cluster need: `nomad.operator`. */

import { operator } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';
import { OperatorAutopilot } from './autopilot.js';
import { OperatorKeyring } from './keyring.js';
import { OperatorLicense } from './license.js';
import { OperatorRaft } from './raft.js';
import { OperatorScheduler } from './scheduler.js';
import { OperatorSnapshot } from './snapshot.js';
import { OperatorUpgradeCheck } from './upgrade-check.js';

/** What those who run the cluster need: `nomad.operator`. */
export class Operator extends Resource {
  /** Autopilot, which looks after the servers. */
  readonly autopilot = new OperatorAutopilot(this.caller);
  /** The root keys. */
  readonly keyring = new OperatorKeyring(this.caller);
  /** The license of Nomad Enterprise. */
  readonly license = new OperatorLicense(this.caller);
  /** The servers as Raft sees them. */
  readonly raft = new OperatorRaft(this.caller);
  /** The configuration of the scheduler. */
  readonly scheduler = new OperatorScheduler(this.caller);
  /** Snapshots of the whole state. */
  readonly snapshot = new OperatorSnapshot(this.caller);
  /** What stands in the way of an upgrade. */
  readonly upgradeCheck = new OperatorUpgradeCheck(this.caller);

  /**
   * Makes a signed report of how much of the license is used.
   *
   * `POST /v1/operator/utilization`
   * ACL: `operator:write`. Nomad Enterprise only.
   *
   * @see
   * https://developer.hashicorp.com/nomad/api-docs/operator/utilization#generate-nomad-enterprise-utilization-report-bundle
   */
  utilization(options?: Options<typeof operator.utilization>): Call<typeof operator.utilization> {
    return this.caller.call(operator.utilization, {}, options);
  }
}
