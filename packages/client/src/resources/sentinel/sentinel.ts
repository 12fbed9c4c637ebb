/** Sentinel, which Nomad Enterprise has: `nomad.sentinel`. */

import { Resource } from '../resource.js';
import { SentinelPolicies } from './policies.js';

/** Sentinel, which Nomad Enterprise has: `nomad.sentinel`. */
export class Sentinel extends Resource {
  /** Sentinel policies. */
  readonly policies = new SentinelPolicies(this.caller);
}
