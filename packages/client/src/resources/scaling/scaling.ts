/** Scaling: `nomad.scaling`. */

import { Resource } from '../resource.js';
import { ScalingPolicies } from './policies.js';

/** Scaling: `nomad.scaling`. */
export class Scaling extends Resource {
  /** Scaling policies. */
  readonly policies = new ScalingPolicies(this.caller);
}
