/** Says why a type does not convert to another, in HCL's words. */

import { constraintName, isCollection, isPrimitive, sameType, type Type, typeName } from './type.js';
import { canConvert } from './unify.js';

/** Why values of the type that was given don't convert to the type that is wanted. */
export function mismatchMessage(given: Type, wanted: Type): string {
  if (typeof given === 'string' || typeof wanted === 'string') return plain(given, wanted);
  if (given.kind === 'object' && wanted.kind === 'object') return objects(given, wanted);
  if (isCollection(wanted)) {
    const { kind, element } = wanted;
    const fits = kind === 'map' ? given.kind === 'object' : given.kind === 'tuple';
    if (!isCollection(given)) {
      if (fits && element === 'any') return `all ${kind} elements must have the same type`;
      return fits ? elements(given, element) : `${constraintName(wanted)} required`;
    }
    if ((kind === 'map') !== (given.kind === 'map')) return `${constraintName(wanted)} required`;
    return `incorrect ${kind} element type: ${mismatchMessage(given.element, element)}`;
  }
  return plain(given, wanted);
}

function plain(given: Type, wanted: Type): string {
  const clear =
    isPrimitive(given) !== isPrimitive(wanted) ||
    wanted === 'string' ||
    (wanted === 'bool' && given === 'number') ||
    (wanted === 'number' && given === 'bool') ||
    (typeof given !== 'string' && given.kind === 'tuple' && typeof wanted !== 'string' && wanted.kind === 'object');
  return clear ? `${typeName(wanted)} required, but have ${typeName(given)}` : `${constraintName(wanted)} required`;
}

function objects(given: Extract<Type, { kind: 'object' }>, wanted: Extract<Type, { kind: 'object' }>): string {
  const missing = [...wanted.attributes.keys()]
    .filter((name) => !given.attributes.has(name) && !wanted.optional?.has(name))
    .toSorted()
    .map((name) => JSON.stringify(name));
  if (missing.length === 1) return `attribute ${missing.join('')} is required`;
  if (missing.length === 2) return `attributes ${missing.join(' and ')} are required`;
  if (missing.length > 2) {
    return `attributes ${missing.slice(0, -1).join(', ')}, and ${missing.at(-1) ?? ''} are required`;
  }
  for (const [name, type] of wanted.attributes) {
    const attribute = given.attributes.get(name);
    if (attribute !== undefined && !canConvert(attribute, type)) {
      return `attribute ${JSON.stringify(name)}: ${mismatchMessage(attribute, type)}`;
    }
  }
  return 'incorrect object attributes';
}

function elements(given: Extract<Type, { kind: 'tuple' | 'object' }>, element: Type): string {
  const entries: Iterable<[string | number, Type]> =
    given.kind === 'tuple' ? given.items.entries() : given.attributes.entries();
  for (const [key, type] of entries) {
    if (!sameType(type, element) && !canConvert(type, element)) {
      return `element ${JSON.stringify(key)}: ${mismatchMessage(type, element)}`;
    }
  }
  return `all elements must be ${constraintName(element)}`;
}
