/** Where work may run: constraints, affinities, spreads. */

import type { AffinitySpec, ConstraintSpec, SpreadSpec, SpreadTargetSpec } from '@yurt/contract';
import { type FieldsOf, blocks, flagOperand, label, operand, text, whole } from './field.js';

/** How a node's attribute is compared with something. */
const comparison = {
  /** The node's attribute, such as `${attr.kernel.name}` or `${meta.rack}`. A constraint of `distinct_hosts` alone has none. */
  attribute: text('LTarget', ''),
  /** What the attribute is compared with. Empty for `is_set` and `is_not_set`. */
  value: text('RTarget', ''),
  /** The comparison. In a job file it is `=` unless said otherwise; in JSON it must be given. */
  operator: text('Operand', ''),
  /** The attribute is a version in this range: `>= 1.2, < 2.0`. */
  version: operand(),
  /** The attribute is a version in this range, by the rules of semantic versions. */
  semver: operand(),
  /** The attribute matches this regular expression. */
  regexp: operand(),
} as const;

/**
 * A condition that a node must meet to be given an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/constraint
 */
export const constraint = {
  ...comparison,
  /** The attribute, a list with commas, has all of these. */
  setContains: operand(),
  /** No two allocations of the job, or of the group, on one node. */
  distinctHosts: flagOperand(),
  /** At most `value` allocations for each value of this attribute. Default 1. */
  distinctProperty: operand('LTarget'),
  setContainsAll: operand('none'),
  setContainsAny: operand('none'),
  isSet: operand('none'),
  isNotSet: operand('none'),
} as const satisfies FieldsOf<ConstraintSpec>;

/**
 * A preference for some nodes over others: those that match score higher, or lower if the weight is negative.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/affinity
 */
export const affinity = {
  ...comparison,
  /** The attribute, a list with commas, has one of these. */
  setContainsAny: operand(),
  /** The attribute, a list with commas, has all of these. */
  setContainsAll: operand(),
  /** The same as `setContainsAll`. */
  setContains: operand(),
  /** How much it counts, -100 to 100 but not 0; a negative weight repels. Default 50. */
  weight: whole('Weight', null, 'int8'),
} as const satisfies FieldsOf<AffinitySpec>;

/**
 * The share of allocations that one value of a spread's attribute is to have.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/spread#target-parameters
 */
const spreadTarget = {
  label: label('Value', ''),
  /** Share in percent, 0 to 100; all targets together at most 100. What is left goes to values that are not named. */
  percent: whole('Percent', 0, 'uint8'),
} as const satisfies FieldsOf<SpreadTargetSpec>;

/**
 * A wish to spread allocations over the values of an attribute, evenly or in given shares.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/spread
 */
export const spread = {
  /** The node's attribute to spread over, such as `${node.datacenter}`. */
  attribute: text('Attribute', ''),
  /** How much it counts against other spreads and affinities, 1 to 100. Default 50. */
  weight: whole('Weight', null, 'int8'),
  /** The share of each value; null spreads evenly. */
  target: blocks('SpreadTarget', spreadTarget),
} as const satisfies FieldsOf<SpreadSpec>;
