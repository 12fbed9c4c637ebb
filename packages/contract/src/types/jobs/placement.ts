/** Where allocations may run, where they had better run, and how they spread. */

import type { Written } from '../written.js';

/** Comparisons that a constraint and an affinity have in common; `==` and `is` are `=`, `not` is `!=`. */
export type AttributeOperand =
  | '='
  | '=='
  | 'is'
  | '!='
  | 'not'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'regexp'
  | 'version'
  | 'semver'
  | 'set_contains'
  | 'set_contains_all'
  | 'set_contains_any';

/**
 * How a constraint compares its attribute with its value.
 *
 * - `=`, `!=`, `<`, `<=`, `>`, `>=`: as numbers if both are numbers, else as text.
 * - `regexp`: the value is a regular expression in Go's syntax.
 * - `version`, `semver`: the value is a list of version bounds such as `>= 1.2, < 2.0`; `semver` follows the semantic
 *   versioning rules for pre-releases.
 * - `set_contains`, `set_contains_all`: the attribute, a list with commas, has all of the value's items;
 *   `set_contains_any`: at least one.
 * - `is_set`, `is_not_set`: whether the node has the attribute at all; no value is taken.
 * - `distinct_hosts`: no two allocations of the job (or group) on one node.
 * - `distinct_property`: at most as many allocations as the value says (default 1) for each value of the attribute.
 */
export type ConstraintOperand = AttributeOperand | 'is_set' | 'is_not_set' | 'distinct_hosts' | 'distinct_property';

/** How an affinity compares its attribute with its value: as {@link ConstraintOperand} says. */
export type AffinityOperand = AttributeOperand;

/**
 * A condition that a node must meet to be given an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/constraint
 */
export interface Constraint {
  /** The node's attribute, such as `${attr.kernel.name}` or `${meta.rack}`. Empty for `distinct_hosts` alone. */
  LTarget: string;
  /** What the attribute is compared with. Empty for `is_set` and `is_not_set`. */
  RTarget: string;
  /** The comparison. In a job file it is `=` unless said otherwise; in JSON it must be given. */
  Operand: ConstraintOperand;
}

/**
 * A preference for some nodes over others: those that match score higher, or lower if the weight is negative.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/affinity
 */
export interface Affinity {
  /** The node's attribute, such as `${node.class}`. */
  LTarget: string;
  /** What the attribute is compared with. */
  RTarget: string;
  /** The comparison. In a job file it is `=` unless said otherwise; in JSON it must be given. */
  Operand: AffinityOperand;
  /** How much it counts, -100 to 100 but not 0; a negative weight repels. Default 50. */
  Weight: number;
}

/**
 * A wish to spread allocations over the values of an attribute, evenly or in given shares.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/spread
 */
export interface Spread {
  /** The node's attribute to spread over, such as `${node.datacenter}`. */
  Attribute: string;
  /** How much it counts against other spreads and affinities, 1 to 100. Default 50. */
  Weight: number;
  /** The share of each value; null spreads evenly. */
  SpreadTarget: SpreadTarget[] | null;
}

/**
 * The share of allocations that one value of a spread's attribute is to have.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/spread#target-parameters
 */
export interface SpreadTarget {
  /** The attribute's value, such as the name of a datacenter. */
  Value: string;
  /** Share in percent, 0 to 100; all targets together at most 100. What is left goes to values that are not named. */
  Percent: number;
}

/** A {@link Constraint} as a user writes it. */
export interface ConstraintSpec extends Written<Constraint, 'Operand'> {}

/** An {@link Affinity} as a user writes it. */
export interface AffinitySpec extends Written<Affinity, 'LTarget' | 'Operand'> {}

/** A {@link Spread} as a user writes it. */
export interface SpreadSpec extends Written<Spread, 'Attribute', { SpreadTarget: SpreadTargetSpec[] }> {}

/** A {@link SpreadTarget} as a user writes it. */
export interface SpreadTargetSpec extends Written<SpreadTarget, 'Value'> {}
