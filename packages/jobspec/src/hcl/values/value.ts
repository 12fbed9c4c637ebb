/** Values of HCL expressions. Text, bools and null are JavaScript's own; collections know what kind they are. */

import { BigFloat, compareNumbers, type HclNumber } from './number.js';
import { sameType, type Type } from './type.js';

/** A value. Null has no type of its own. */
export type Value = null | string | boolean | HclNumber | Sequence | Mapping;

/** Values in order: a tuple, whose items have types of their own, or a list or set of one element type. */
export class Sequence {
  /** How much the value holds, nested values and long text included. */
  readonly weight: number;
  /** How deep values are nested in it: 1 when it holds none that hold others. */
  readonly depth: number;
  #type: Type | undefined;

  constructor(
    readonly kind: 'tuple' | 'list' | 'set',
    readonly items: readonly Value[],
    /** Type of the elements of a list or set. Default: that of the first that is not null. */
    readonly element: Type = elementType(kind, items),
  ) {
    let weight = 1;
    let depth = 0;
    for (const item of items) {
      weight += valueWeight(item);
      depth = Math.max(depth, depthOf(item));
    }
    this.weight = weight;
    this.depth = depth + 1;
  }

  get type(): Type {
    this.#type ??=
      this.kind === 'tuple'
        ? { kind: 'tuple', items: this.items.map(typeOf) }
        : { kind: this.kind, element: this.element };
    return this.#type;
  }
}

/** Values by name: an object, whose attributes have types of their own, or a map of one element type. */
export class Mapping {
  /** How much the value holds, nested values and long text included. */
  readonly weight: number;
  /** How deep values are nested in it: 1 when it holds none that hold others. */
  readonly depth: number;
  #type: Type | undefined;

  constructor(
    readonly kind: 'object' | 'map',
    readonly entries: ReadonlyMap<string, Value>,
    /** Type of the elements of a map. Default: that of the first that is not null. */
    readonly element: Type = elementType(kind, entries.values()),
  ) {
    let weight = 1;
    let depth = 0;
    for (const [name, value] of entries) {
      weight += valueWeight(name) + valueWeight(value);
      depth = Math.max(depth, depthOf(value));
    }
    this.weight = weight;
    this.depth = depth + 1;
  }

  get type(): Type {
    if (!this.#type) {
      if (this.kind === 'map') this.#type = { kind: 'map', element: this.element };
      else {
        const attributes = new Map<string, Type>();
        for (const [name, value] of this.entries) attributes.set(name, typeOf(value));
        this.#type = { kind: 'object', attributes };
      }
    }
    return this.#type;
  }

  /** The entries in the order in which HCL walks over them: by name, in the order of the characters' code points. */
  sorted(): [string, Value][] {
    return [...this.entries].toSorted(([left], [right]) => compareText(left, right));
  }
}

function elementType(kind: string, values: Iterable<Value>): Type {
  if (kind === 'tuple' || kind === 'object') return 'any';
  for (const value of values) if (value !== null) return typeOf(value);
  return 'any';
}

/** How much a value holds: one for itself and each value in it, and one for every 32 characters of text. */
export function valueWeight(value: Value): number {
  if (typeof value === 'string') return 1 + (value.length >> 5);
  return value instanceof Sequence || value instanceof Mapping ? value.weight : 1;
}

function depthOf(value: Value): number {
  return value instanceof Sequence || value instanceof Mapping ? value.depth : 0;
}

/** The type of a value; `any` for null. */
export function typeOf(value: Value): Type {
  if (value === null) return 'any';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' || value instanceof BigFloat ? 'number' : value.type;
}

/** True for numbers. */
export function isNumber(value: Value): value is HclNumber {
  return typeof value === 'number' || value instanceof BigFloat;
}

/** Compares text by code points, which is how UTF-8 sorts. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a === b) continue;
    // Halves of a pair stand for characters above all that fit in one unit.
    const aPair = a >= 0xd800 && a < 0xe000;
    const bPair = b >= 0xd800 && b < 0xe000;
    return aPair === bPair ? a - b : aPair ? 1 : -1;
  }
  return left.length - right.length;
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Text as HCL keeps it: in Unicode's composed form. */
export function normalText(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFC') : text;
}

/** True when both have the same type and hold the same. */
export function equalValues(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
  if (left instanceof Sequence) {
    if (!(right instanceof Sequence) || left.kind !== right.kind || left.items.length !== right.items.length)
      return false;
    if (!sameType(left.element, right.element)) return false;
    return left.items.every((item, at) => equalValues(item, right.items[at] ?? null));
  }
  if (left instanceof Mapping) {
    if (!(right instanceof Mapping) || left.kind !== right.kind || left.entries.size !== right.entries.size)
      return false;
    if (!sameType(left.element, right.element)) return false;
    for (const [name, value] of left.entries) {
      const other = right.entries.get(name);
      if (other === undefined || !equalValues(value, other)) return false;
    }
    return true;
  }
  return false;
}
