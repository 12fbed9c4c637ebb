/** Functions of lists, sets, tuples, maps and objects. */

import { FunctionError } from '../hcl/scope.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import { typeName, sameType } from '../hcl/values/type.js';
import { unifyTypes } from '../hcl/values/unify.js';
import { compareText, equalValues, isNumber, Mapping, Sequence, typeOf, type Value } from '../hcl/values/value.js';
import {
  converted,
  fixed,
  type FunctionTable,
  integerOf,
  itemsOf,
  LIST_OF_TEXT,
  nullable,
  parameter,
  textOf,
  variadic,
} from './signature.js';

const list = parameter('list');
const anyList = parameter('list', { kind: 'list', element: 'any' });
const NO_LENGTH = 'collection must be a list, a map or a tuple';

/** The functions of collections that are no sets. */
export const collections: FunctionTable = {
  chunklist: fixed([anyList, parameter('size', 'number')], ([value, size]) => chunks(value, size)),
  coalesce: variadic([], nullable('vals'), coalesce),
  coalescelist: variadic([], nullable('vals'), (args) => {
    if (args.length === 0) throw new FunctionError('at least one argument is required');
    if (!args.every(isListOrTuple)) throw new FunctionError('coalescelist arguments must be lists or tuples');
    const found = args.find((value) => itemsOf(value).length > 0);
    if (found === undefined) throw new FunctionError('no non-null arguments');
    return found;
  }),
  compact: fixed([parameter('list', LIST_OF_TEXT)], ([value]) => {
    const items = itemsOf(value).filter((item) => item !== null && item !== '');
    return new Sequence('list', items, 'string');
  }),
  concat: variadic([], parameter('seqs'), concat),
  contains: fixed([list, nullable('value')], ([value, wanted = null]) => {
    if (!(value instanceof Sequence)) throw new FunctionError('argument must be list, tuple, or set');
    return value.items.some((item) => equalValues(item, wanted));
  }),
  element: fixed([list, parameter('index', 'number')], ([value, index]) => element(value, index)),
  flatten: fixed([list], ([value]) => {
    if (!(value instanceof Sequence)) throw new FunctionError('can only flatten lists, sets and tuples');
    const items: Value[] = [];
    flattenInto(items, value);
    return new Sequence('tuple', items);
  }),
  index: fixed([parameter('collection'), parameter('key')], ([value, key = null]) => indexed(value, key)),
  keys: fixed([parameter('inputMap')], ([value]) => {
    if (!(value instanceof Mapping)) throw new FunctionError('must have map or object type', 0);
    const names = value.sorted().map(([name]) => name);
    return value.kind === 'map' ? new Sequence('list', names, 'string') : new Sequence('tuple', names);
  }),
  length: fixed([parameter('collection')], ([value]) => {
    if (value instanceof Sequence) return value.items.length;
    if (value instanceof Mapping && value.kind === 'map') return value.entries.size;
    throw new FunctionError(NO_LENGTH);
  }),
  lookup: fixed([parameter('inputMap'), parameter('key', 'string'), parameter('default')], lookup),
  merge: variadic([], nullable('maps'), merge),
  slice: fixed([list, parameter('start_index', 'number'), parameter('end_index', 'number')], slice),
  sort: fixed([parameter('list', LIST_OF_TEXT)], ([value]) => {
    const items = itemsOf(value);
    const missing = items.indexOf(null);
    if (missing >= 0) {
      throw new FunctionError(`given list element ${missing} is null; a null string cannot be sorted`);
    }
    return new Sequence('list', items.map(textOf).toSorted(compareText), 'string');
  }),
  values: fixed([parameter('mapping')], ([value]) => {
    if (!(value instanceof Mapping)) throw new FunctionError('values() requires a map as the first argument');
    const items = value.sorted().map(([, item]) => item);
    return value.kind === 'map' ? new Sequence('list', items, value.element) : new Sequence('tuple', items);
  }),
  zipmap: fixed([parameter('keys', LIST_OF_TEXT), parameter('values')], zipmap),
};

function isListOrTuple(value: Value | undefined): value is Sequence {
  return value instanceof Sequence && value.kind !== 'set';
}

function chunks(value: Value | undefined, size: Value | undefined): Value {
  const length = integerOf(size, undefined, 'invalid size: ');
  if (length < 0) throw new FunctionError('the size argument must be positive');
  const items = itemsOf(value);
  const step = length === 0 ? items.length : length;
  const type = typeOf(value ?? null);
  const itemType = value instanceof Sequence ? value.element : 'any';
  const parts: Value[] = [];
  for (let at = 0; at < items.length; at += step) {
    parts.push(new Sequence('list', items.slice(at, at + step), itemType));
  }
  return new Sequence('list', parts, type);
}

function coalesce(args: readonly Value[]): Value {
  const type = unifyTypes(args.map(typeOf));
  if (type === undefined) throw new FunctionError('all arguments must have the same type');
  const found = args.find((value) => value !== null);
  if (found === undefined) throw new FunctionError('no non-null arguments');
  return converted(found, type);
}

function concat(args: readonly Value[]): Value {
  if (args.length === 0) throw new FunctionError('at least one argument is required');
  const lists = args.filter((value) => value instanceof Sequence && value.kind === 'list');
  const type = lists.length === args.length ? unifyTypes(args.map(typeOf)) : undefined;
  if (type !== undefined && typeof type !== 'string' && type.kind === 'list') {
    const items = args.flatMap((value) => itemsOf(converted(value, type)));
    return new Sequence('list', items, type.element);
  }
  const wrong = args.findIndex((value) => !isListOrTuple(value));
  if (wrong >= 0) {
    const given = typeName(typeOf(args[wrong] ?? null));
    throw new FunctionError(`all arguments must be lists or tuples; got ${given}`, wrong);
  }
  return new Sequence(
    'tuple',
    args.flatMap((value) => itemsOf(value)),
  );
}

function element(value: Value | undefined, index: Value | undefined): Value {
  if (!isListOrTuple(value)) {
    throw new FunctionError(`cannot read elements from ${typeName(typeOf(value ?? null))}`);
  }
  const at = integerOf(index, undefined, 'invalid index: ');
  const { length } = value.items;
  if (length === 0) throw new FunctionError('cannot use element function with an empty list');
  return value.items[((at % length) + length) % length] ?? null;
}

function flattenInto(items: Value[], value: Sequence): void {
  for (const item of value.items) {
    if (item instanceof Sequence) flattenInto(items, item);
    else items.push(item);
  }
}

function indexed(value: Value | undefined, key: Value): Value {
  if (value instanceof Mapping && value.kind === 'map') {
    if (typeof key !== 'string') throw new FunctionError('key for map must be string');
    const item = value.entries.get(key);
    if (item === undefined) throw new FunctionError('invalid index');
    return item;
  }
  if (!isListOrTuple(value)) throw new FunctionError(NO_LENGTH);
  if (!isNumber(key)) throw new FunctionError(`key for ${value.kind} must be number`);
  if (value.kind === 'tuple') {
    const at = integerOf(key, undefined, 'invalid key for tuple: ');
    const item = value.items[at];
    if (item === undefined) throw new FunctionError(`key must be between 0 and ${value.items.length} inclusive`);
    return item;
  }
  const item = typeof key === 'number' ? value.items[key] : undefined;
  if (item === undefined) throw new FunctionError('invalid index');
  return item;
}

function lookup([value, name, fallback = null]: readonly Value[]): Value {
  if (!(value instanceof Mapping)) throw new FunctionError('lookup() requires a map as the first argument', 0);
  if (value.kind === 'object') return value.entries.get(textOf(name)) ?? fallback;
  const result = convertValue(fallback, value.element);
  if (result instanceof Mismatch) {
    throw new FunctionError('the default value must have the same type as the map elements', 2);
  }
  return value.entries.get(textOf(name)) ?? result;
}

function merge(args: readonly Value[]): Value {
  const entries = new Map<string, Value>();
  for (const value of args) {
    if (value === null) continue;
    if (!(value instanceof Mapping)) {
      throw new FunctionError(`arguments must be maps or objects, got ${JSON.stringify(typeName(typeOf(value)))}`);
    }
    for (const [name, item] of value.sorted()) entries.set(name, item);
  }
  const [first] = args;
  if (!(first instanceof Mapping) || first.kind !== 'map') return new Mapping('object', entries);
  const alike = args.every((value) => value instanceof Mapping && sameType(value.type, first.type));
  return alike ? new Mapping('map', entries, first.element) : new Mapping('object', entries);
}

function slice([value, from, to]: readonly Value[]): Value {
  if (value instanceof Sequence && value.kind === 'set') {
    throw new FunctionError(
      'cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of the result is not important',
      0,
    );
  }
  if (!(value instanceof Sequence)) throw new FunctionError('must be a list or tuple value', 0);
  const start = sliceIndex(from, 1, 'start', value.items.length);
  const end = sliceIndex(to, 2, 'end', value.items.length);
  if (start > end) throw new FunctionError('start index must not be greater than end index', 1);
  return new Sequence(value.kind, value.items.slice(start, end), value.element);
}

function sliceIndex(value: Value | undefined, argument: number, which: string, length: number): number {
  const index = integerOf(value, argument, `invalid ${which} index: `);
  if (index < 0) throw new FunctionError(`${which} index must not be less than zero`, argument);
  if (index > length) {
    throw new FunctionError(`${which} index must not be greater than the length of the list`, argument);
  }
  return index;
}

function zipmap([keyList, valueList]: readonly Value[]): Value {
  if (!isListOrTuple(valueList)) throw new FunctionError('values argument must be a list or tuple value');
  const keys = itemsOf(keyList);
  const { items } = valueList;
  if (keys.length !== items.length) {
    throw new FunctionError(`number of keys (${keys.length}) does not match number of values (${items.length})`);
  }
  const missing = keys.indexOf(null);
  if (missing >= 0) throw new FunctionError(`keys list has null value at index ${missing}`);
  const entries = new Map(keys.map((key, at) => [textOf(key), items[at] ?? null]));
  return valueList.kind === 'list' ? new Mapping('map', entries, valueList.element) : new Mapping('object', entries);
}
