/** Conversions of values to types. */

import { mismatchMessage } from './mismatch.js';
import { numberText, parseNumber } from './number.js';
import { compareInSet } from './set-order.js';
import { sameType, type Type } from './type.js';
import { canConvert, unifyTypes } from './unify.js';
import { isNumber, Mapping, Sequence, typeOf, type Value } from './value.js';

/** Why a value does not convert, in HCL's words and without a full stop: `a number is required`. */
export class Mismatch {
  constructor(readonly message: string) {}
}

/** The value as a value of the type, or why it can't be. Null converts to any type and stays null. */
export function convertValue(value: Value, type: Type): Value | Mismatch {
  if (type === 'any' || value === null) return value;
  const given = typeOf(value);
  if (sameType(given, type)) return value;
  return canConvert(given, type) ? converted(value, type) : new Mismatch(mismatchMessage(given, type));
}

/** Converts where the types allow it; what can still be wrong is text that is no number or no bool. */
function converted(value: Value, type: Type): Value | Mismatch {
  if (type === 'any' || value === null || sameType(typeOf(value), type)) return value;
  if (typeof type === 'string') return primitive(value, type);
  if (value instanceof Mapping) {
    if (type.kind === 'object') return object(value, type);
    return type.kind === 'map' ? map(value, type.element) : new Mismatch(mismatchMessage(value.type, type));
  }
  if (!(value instanceof Sequence)) return new Mismatch(mismatchMessage(typeOf(value), type));
  if (type.kind === 'tuple') {
    const items = convertedItems(value.items, (at) => type.items[at] ?? 'any');
    return items instanceof Mismatch ? items : new Sequence('tuple', items);
  }
  if (type.kind === 'list' || type.kind === 'set') return sequence(value, type.kind, type.element);
  return new Mismatch(mismatchMessage(value.type, type));
}

function primitive(value: Value, type: 'string' | 'number' | 'bool'): Value | Mismatch {
  if (type === 'string' && isNumber(value)) return numberText(value);
  if (type === 'string' && typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return new Mismatch(mismatchMessage(typeOf(value), type));
  if (type === 'number') return parseNumber(value) ?? new Mismatch('a number is required');
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  const word = value.length === 4 || value.length === 5 ? value.toLowerCase() : '';
  if (word !== 'true' && word !== 'false') return new Mismatch('a bool is required');
  return new Mismatch(`a bool is required; to convert from string, use lowercase "${word}"`);
}

function convertedItems(items: readonly Value[], type: (at: number) => Type): Value[] | Mismatch {
  const results: Value[] = [];
  for (const [at, item] of items.entries()) {
    const result = converted(item, type(at));
    if (result instanceof Mismatch) return result;
    results.push(result);
  }
  return results;
}

/** Values as elements of one type. Where that type leaves something open, what the values have in common closes it. */
function elements(values: readonly Value[], element: Type): { items: Value[]; element: Type } | Mismatch {
  const wanted = element === 'any' ? (unifyTypes(values.map(typeOf)) ?? 'any') : element;
  const items = convertedItems(values, () => wanted);
  if (items instanceof Mismatch) return items;
  const common = items.length === 0 ? wanted : unifyTypes(items.map(typeOf));
  if (common === undefined) return new Mismatch('cannot find a common base type for all elements');
  if (items.every((item) => item === null || sameType(typeOf(item), common))) {
    return { items, element: common === 'any' ? wanted : common };
  }
  const unified = convertedItems(items, () => common);
  return unified instanceof Mismatch ? unified : { items: unified, element: common };
}

function sequence(value: Sequence, kind: 'list' | 'set', element: Type): Value | Mismatch {
  const result = elements(value.items, element);
  if (result instanceof Mismatch) return result;
  return kind === 'set' ? setOf(result.items, result.element) : new Sequence('list', result.items, result.element);
}

function map(value: Mapping, element: Type): Value | Mismatch {
  const names = [...value.entries.keys()];
  const result = elements([...value.entries.values()], element);
  if (result instanceof Mismatch) return result;
  return new Mapping('map', new Map(names.map((name, at) => [name, result.items[at] ?? null])), result.element);
}

function object(value: Mapping, type: Extract<Type, { kind: 'object' }>): Value | Mismatch {
  const entries = new Map<string, Value>();
  for (const [name, wanted] of type.attributes) {
    const given = value.entries.get(name);
    if (given === undefined && !type.optional?.has(name)) {
      return new Mismatch(`attribute ${JSON.stringify(name)} is required`);
    }
    const result = convertValue(given ?? null, wanted);
    if (result instanceof Mismatch) return result;
    entries.set(name, result);
  }
  return new Mapping('object', entries);
}

/** A set of the values: each once, in HCL's order. */
export function setOf(values: readonly Value[], element?: Type): Sequence {
  const found = new Map<string, Value>();
  for (const value of values) {
    const key = identity(value);
    if (!found.has(key)) found.set(key, value);
  }
  return new Sequence('set', [...found.values()].toSorted(compareInSet), element);
}

/** A text that two values share when they are equal. */
export function identity(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isNumber(value)) return value === 0 ? '0' : numberText(value);
  if (value instanceof Sequence) return `${value.kind}[${value.items.map(identity).join()}]`;
  return `${value.kind}{${value
    .sorted()
    .map(([name, item]) => `${JSON.stringify(name)}:${identity(item)}`)
    .join()}}`;
}
