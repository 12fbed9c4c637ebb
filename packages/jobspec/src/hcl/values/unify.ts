/** Which types convert to which, and the one type that several have in common. */

import { isCollection, isPrimitive, sameType, type Type, typeKey } from './type.js';

/**
 * True when values of a type may convert to another. A lax conversion may still fail for a single value, such as text that
 * is no number; a strict one never does.
 */
export function canConvert(from: Type, to: Type, strict = false): boolean {
  if (to === 'any' || sameType(from, to)) return true;
  if (from === 'any') return !strict;
  if (isPrimitive(from) && isPrimitive(to)) return to === 'string' || (from === 'string' && !strict);
  if (typeof from === 'string' || typeof to === 'string') return false;
  if (to.kind === 'object') {
    for (const [name, type] of to.attributes) {
      if (from.kind === 'object') {
        const given = from.attributes.get(name);
        if (given === undefined ? !to.optional?.has(name) : !canConvert(given, type, strict)) return false;
      } else if (from.kind !== 'map' || strict) return false;
      else if (!canConvert(from.element, type) && !to.optional?.has(name)) return false;
    }
    return from.kind === 'object' || (from.kind === 'map' && !strict);
  }
  if (to.kind === 'tuple') {
    if (from.kind !== 'tuple' || from.items.length !== to.items.length) return false;
    return from.items.every((item, at) => canConvert(item, to.items[at] ?? 'any', strict));
  }
  const { element } = to;
  if (to.kind === 'map') {
    if (from.kind === 'map') return canConvert(from.element, element, strict);
    if (from.kind !== 'object') return false;
    return elementsConvert([...from.attributes.values()], element, strict);
  }
  if (from.kind === 'list' || from.kind === 'set') {
    if (strict && from.kind === 'list' && to.kind === 'set') return false;
    return canConvert(from.element, element, strict);
  }
  return from.kind === 'tuple' && elementsConvert(from.items, element, strict);
}

function elementsConvert(types: readonly Type[], element: Type, strict: boolean): boolean {
  if (element === 'any') return types.length === 0 || unifyTypes(types) !== undefined;
  return types.every((type) => canConvert(type, element, strict));
}

/** The type that all of the types convert to, or `undefined` when there is none. No types have no type in common. */
export function unifyTypes(all: readonly Type[]): Type | undefined {
  const types = distinct(all);
  const [first] = types;
  if (types.length <= 1) return first;
  const kinds = new Set(types.map((type) => (typeof type === 'string' ? type : type.kind)));
  const dynamic = kinds.delete('any');
  const only = kinds.size === 1 ? [...kinds][0] : undefined;
  if (only === 'list' || only === 'set' || only === 'map') {
    if (dynamic) return 'any';
    const element = unifyTypes(types.filter(isCollection).map((type) => type.element));
    return element === undefined ? undefined : { kind: only, element };
  }
  if (only === 'object') return dynamic ? 'any' : unifyObjects(types);
  if (only === 'tuple') return dynamic ? 'any' : unifyTuples(types);
  if (kinds.has('object') && kinds.has('tuple')) return undefined;
  if (kinds.size === 2 && ((kinds.has('list') && kinds.has('tuple')) || (kinds.has('map') && kinds.has('object')))) {
    const unified = unifyMixed(types);
    if (unified !== undefined) return unified;
  }
  return types.toSorted(preference).find((wanted) => types.every((type) => canConvert(type, wanted)));
}

function distinct(types: readonly Type[]): Type[] {
  const found = new Map<string, Type>();
  let last: Type | undefined;
  for (const type of types) {
    if (type === last) continue;
    last = type;
    const key = typeKey(type);
    if (!found.has(key)) found.set(key, type);
  }
  return [...found.values()];
}

/** Objects of the same attributes unify attribute by attribute; others, when all attributes agree, to a map. */
function unifyObjects(types: readonly Type[]): Type | undefined {
  const objects = types.flatMap((type) => (typeof type !== 'string' && type.kind === 'object' ? [type] : []));
  const names = [...(objects[0]?.attributes.keys() ?? [])];
  const alike = objects.every(
    ({ attributes }) => attributes.size === names.length && names.every((name) => attributes.has(name)),
  );
  if (!alike) {
    const element = unifyTypes(objects.flatMap(({ attributes }) => [...attributes.values()]));
    return element === undefined ? undefined : { kind: 'map', element };
  }
  const attributes = new Map<string, Type>();
  for (const name of names) {
    const type = unifyTypes(objects.map((object) => object.attributes.get(name) ?? 'any'));
    if (type === undefined) return undefined;
    attributes.set(name, type);
  }
  return { kind: 'object', attributes };
}

/** Tuples of the same length unify item by item; others, when all items agree, to a list. */
function unifyTuples(types: readonly Type[]): Type | undefined {
  const tuples = types.flatMap((type) => (typeof type !== 'string' && type.kind === 'tuple' ? [type] : []));
  const length = tuples[0]?.items.length ?? 0;
  if (!tuples.every(({ items }) => items.length === length)) {
    const element = unifyTypes(tuples.flatMap(({ items }) => items));
    return element === undefined ? undefined : { kind: 'list', element };
  }
  const items: Type[] = [];
  for (let at = 0; at < length; at += 1) {
    const type = unifyTypes(tuples.map((tuple) => tuple.items[at] ?? 'any'));
    if (type === undefined) return undefined;
    items.push(type);
  }
  return { kind: 'tuple', items };
}

/** Tuples among lists are taken as lists, objects among maps as maps. */
function unifyMixed(types: readonly Type[]): Type | undefined {
  const collections: Type[] = [];
  for (const type of types) {
    if (typeof type === 'string' || isCollection(type)) collections.push(type);
    else {
      const element = unifyTypes(type.kind === 'tuple' ? type.items : [...type.attributes.values()]);
      if (element === undefined) return undefined;
      collections.push({ kind: type.kind === 'tuple' ? 'list' : 'map', element });
    }
  }
  return unifyTypes(collections);
}

const RANK: Readonly<Record<string, number>> = { string: 0, list: 1, map: 1, tuple: 2, object: 2, set: 3, any: 9 };

/** Which type to try first as the common one: text holds all primitives, collections hold what tuples and objects do. */
function preference(left: Type, right: Type): number {
  const kind = (type: Type): string => (typeof type === 'string' ? type : type.kind);
  if (isCollection(left) && isCollection(right) && left.kind === right.kind)
    return preference(left.element, right.element);
  return (RANK[kind(left)] ?? 1) - (RANK[kind(right)] ?? 1);
}
