/** Taking a value out of a value: by index and by attribute, with HCL's rules and messages. */

import { nameSuggestion } from '../suggestion.js';
import { convertValue, Mismatch } from './convert.js';
import { compareNumbers, isNegative, isWhole } from './number.js';
import { isPrimitive, typeName } from './type.js';
import { isNumber, Mapping, Sequence, typeOf, type Value } from './value.js';

/** Why a value can't be taken: the summary and detail of a diagnostic. */
export class AccessError {
  constructor(
    readonly summary: string,
    readonly detail: string,
    /** What was meant, perhaps. */
    readonly hint?: string,
  ) {}
}

const NO_ELEMENT = 'The given key does not identify an element in this collection value';

function invalidIndex(detail: string): AccessError {
  return new AccessError('Invalid index', detail);
}

/** `collection[key]`. */
export function elementOf(collection: Value, key: Value): Value | AccessError {
  if (collection === null) {
    return new AccessError('Attempt to index null value', 'This value is null, so it does not have any indices.');
  }
  if (key === null) return invalidIndex("Can't use a null value as an indexing key.");
  if (collection instanceof Mapping) {
    const name = convertValue(key, 'string');
    if (name instanceof Mismatch) return invalidIndex(`${NO_ELEMENT}: ${name.message}.`);
    const value = typeof name === 'string' ? collection.entries.get(name) : undefined;
    if (value !== undefined) return value;
    const hint =
      collection.kind === 'object' && isNumber(key)
        ? ' An object only supports looking up attributes by name, not by numeric index.'
        : '';
    return invalidIndex(`${NO_ELEMENT}.${hint}`);
  }
  if (!(collection instanceof Sequence)) return invalidIndex('This value does not have any indices.');
  if (collection.kind === 'set') {
    return invalidIndex(
      "Elements of a set are identified only by their value and don't have any separate index or key to select with, so it's only possible to perform operations across all elements of the set.",
    );
  }
  return itemOf(collection.items, key);
}

function itemOf(items: readonly Value[], key: Value): Value | AccessError {
  const index = convertValue(key, 'number');
  if (index instanceof Mismatch) return invalidIndex(`${NO_ELEMENT}: ${index.message}.`);
  if (!isNumber(index)) return invalidIndex(`${NO_ELEMENT}.`);
  const item = typeof index === 'number' ? items[index] : undefined;
  if (item !== undefined) return item;
  if (!isWhole(index)) {
    return invalidIndex(
      `${NO_ELEMENT}: indexing a sequence requires a whole number, but the given index has a fractional part.`,
    );
  }
  if (isNegative(index)) {
    return invalidIndex(`${NO_ELEMENT}: a negative number is not a valid index for a sequence.`);
  }
  // HCL has the more exact words for the first index past the end alone.
  if (compareNumbers(index, items.length) > 0) return invalidIndex(`${NO_ELEMENT}.`);
  return invalidIndex(
    items.length === 0
      ? `${NO_ELEMENT}: the collection has no elements.`
      : `${NO_ELEMENT}: the given index is greater than or equal to the length of the collection.`,
  );
}

function unsupported(detail: string, hint?: string): AccessError {
  return new AccessError('Unsupported attribute', detail, hint);
}

/** `object.name`. */
export function attributeOf(object: Value, name: string): Value | AccessError {
  if (object === null) {
    return new AccessError(
      'Attempt to get attribute from null value',
      'This value is null, so it does not have any attributes.',
    );
  }
  if (object instanceof Mapping) {
    const value = object.entries.get(name);
    if (value !== undefined) return value;
    const near = nameSuggestion(name, object.entries.keys());
    const hint = near === undefined ? undefined : `Did you mean ${JSON.stringify(near)}?`;
    return object.kind === 'object'
      ? unsupported(`This object does not have an attribute named ${JSON.stringify(name)}.`, hint)
      : new AccessError(
          'Missing map element',
          `This map does not have an element with the key ${JSON.stringify(name)}.`,
          hint,
        );
  }
  const type = typeOf(object);
  if (isPrimitive(type)) return unsupported(`Can't access attributes on a primitive-typed value (${typeName(type)}).`);
  if (object instanceof Sequence && typeof object.element !== 'string' && object.element.kind === 'object') {
    if (object.kind === 'set') {
      return unsupported(
        "Can't access attributes on a set of objects. Did you mean to access an attribute across all elements of the set?",
      );
    }
    const which = object.element.attributes.has(name) ? `attribute ${JSON.stringify(name)}` : 'an attribute';
    return unsupported(
      `Can't access attributes on a list of objects. Did you mean to access ${which} for a specific element of the list, or across all elements of the list?`,
    );
  }
  return unsupported('This value does not have any attributes.');
}
