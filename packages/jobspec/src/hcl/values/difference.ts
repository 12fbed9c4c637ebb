/** Says what keeps the two results of a conditional from having one type, in HCL's words. */

import { isCollection, sameType, type Type, typeName } from './type.js';

/** The first difference between the types of the results, without a full stop. */
export function describeDifference(whenTrue: Type, whenFalse: Type): string {
  if (typeof whenTrue !== 'string' && typeof whenFalse !== 'string') {
    const difference =
      whenTrue.kind === 'object' && whenFalse.kind === 'object'
        ? objects(whenTrue.attributes, whenFalse.attributes)
        : whenTrue.kind === 'tuple' && whenFalse.kind === 'tuple'
          ? tuples(whenTrue.items, whenFalse.items)
          : collections(whenTrue, whenFalse);
    if (difference !== undefined) return difference;
  }
  const [left, right] = [typeName(whenTrue), typeName(whenFalse)];
  return left === right
    ? "At least one deeply-nested attribute or element is not compatible across both the 'true' and the 'false' value"
    : `The 'true' value is ${left}, but the 'false' value is ${right}`;
}

function objects(left: ReadonlyMap<string, Type>, right: ReadonlyMap<string, Type>): string | undefined {
  for (const name of [...left.keys()].toSorted()) {
    const type = left.get(name);
    const other = right.get(name);
    const quoted = JSON.stringify(name);
    if (other === undefined) {
      return `The 'true' value includes object attribute ${quoted}, which is absent in the 'false' value`;
    }
    if (type !== undefined && !sameType(type, other)) {
      return `Type mismatch for object attribute ${quoted}: ${describeDifference(type, other)}`;
    }
  }
  const extra = [...right.keys()].toSorted().find((name) => !left.has(name));
  if (extra === undefined) return undefined;
  return `The 'false' value includes object attribute ${JSON.stringify(extra)}, which is absent in the 'true' value`;
}

function tuples(left: readonly Type[], right: readonly Type[]): string | undefined {
  if (left.length !== right.length) {
    return `The 'true' tuple has length ${left.length}, but the 'false' tuple has length ${right.length}`;
  }
  for (const [at, type] of left.entries()) {
    const other = right[at] ?? 'any';
    if (!sameType(type, other)) return `Type mismatch for tuple element ${at}: ${describeDifference(type, other)}`;
  }
  return undefined;
}

function collections(left: Type, right: Type): string | undefined {
  if (!isCollection(left) || !isCollection(right) || left.kind !== right.kind) return undefined;
  const { element } = left;
  const { element: other } = right;
  if (typeof element === 'string' || typeof other === 'string' || element.kind !== other.kind) return undefined;
  if (isCollection(element)) return undefined;
  return `Mismatched ${left.kind} element types: ${describeDifference(element, other)}`;
}
