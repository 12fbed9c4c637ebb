/** Whether a node's attributes meet constraints and affinities. */

import type { Affinity, Constraint, Node } from '@yurt/contract';
import { compileRegexp } from '../jobs/go-regexp.js';
import { parseVersion, parseVersionRange, versionMeets, type VersionKind } from '../jobs/versions.js';

/** What a constraint's side stands for on a node; `undefined` when the node does not have it. */
export function resolveTarget(target: string, node: Node): string | undefined {
  if (!target.startsWith('${')) return target;
  switch (target) {
    case '${node.unique.id}':
      return node.ID;
    case '${node.datacenter}':
      return node.Datacenter;
    case '${node.unique.name}':
      return node.Name;
    case '${node.class}':
      return node.NodeClass;
    case '${node.pool}':
      return node.NodePool;
    default: {
      const [, kind, name] = /^\$\{(attr|meta)\.(.*)\}$/.exec(target) ?? [];
      if (name === undefined) return undefined;
      const values = kind === 'attr' ? node.Attributes : node.Meta;
      return Object.hasOwn(values, name) ? values[name] : undefined;
    }
  }
}

function compareTexts(left: string, right: string): number {
  const integers = /^[+-]?\d+$/;
  if (integers.test(left) && integers.test(right)) {
    const difference = BigInt(left.replace('+', '')) - BigInt(right.replace('+', ''));
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }
  const [a, b] = [Number(left), Number(right)];
  if (left.trim() !== '' && right.trim() !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return Math.sign(a - b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function meetsVersion(left: string, right: string, kind: VersionKind): boolean {
  const version = parseVersion(left, kind);
  if (version === undefined) return false;
  try {
    return versionMeets(version, parseVersionRange(right, kind), kind);
  } catch {
    return false;
  }
}

function meetsRegexp(left: string, right: string): boolean {
  try {
    return compileRegexp(right).test(left);
  } catch {
    return false;
  }
}

function members(text: string): Set<string> {
  return new Set(text.split(',').map((member) => member.trim()));
}

/** Whether two values, of which either may be missing on the node, meet an operand. */
export function meetsOperand(operand: string, left: string | undefined, right: string | undefined): boolean {
  switch (operand) {
    case 'distinct_hosts':
    case 'distinct_property':
      return true;
    case '!=':
    case 'not':
      return left !== right;
    case 'is_set':
      return left !== undefined;
    case 'is_not_set':
      return left === undefined;
    default:
      break;
  }
  if (left === undefined || right === undefined) return false;
  switch (operand) {
    case '=':
    case '==':
    case 'is':
      return left === right;
    case '<':
      return compareTexts(left, right) < 0;
    case '<=':
      return compareTexts(left, right) <= 0;
    case '>':
      return compareTexts(left, right) > 0;
    case '>=':
      return compareTexts(left, right) >= 0;
    case 'version':
    case 'semver':
      return meetsVersion(left, right, operand);
    case 'regexp':
      return meetsRegexp(left, right);
    case 'set_contains':
    case 'set_contains_all': {
      const had = members(left);
      return [...members(right)].every((member) => had.has(member));
    }
    case 'set_contains_any': {
      const had = members(left);
      return [...members(right)].some((member) => had.has(member));
    }
    default:
      return false;
  }
}

/** Whether a node meets a constraint or matches an affinity. */
export function meetsConstraint(constraint: Constraint | Affinity, node: Node): boolean {
  const left = resolveTarget(constraint.LTarget, node);
  return meetsOperand(constraint.Operand, left, resolveTarget(constraint.RTarget, node));
}

/** A constraint as it is named where it filters nodes. */
export function constraintText({ LTarget, Operand, RTarget }: Constraint): string {
  return `${LTarget} ${Operand} ${RTarget}`;
}

/** True when a constraint looks at what is of one node alone, so that classes of nodes say nothing about it. */
export function escapesClass({ LTarget, RTarget }: Constraint): boolean {
  return [LTarget, RTarget].some((target) =>
    ['${node.unique.', '${attr.unique.', '${meta.unique.'].some((prefix) => target.startsWith(prefix)),
  );
}
