/** JSON as it is built here: whole numbers that a double can't hold are `bigint`. */

import { isWhole, numberText, truncated } from '../hcl/values/number.js';
import { isNumber, Mapping, Sequence, type Value } from '../hcl/values/value.js';

/** A JSON value. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;

/** A JSON object whose keys may still be set. */
export interface JsonObject {
  [key: string]: Json;
}

/** True for lists. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** True for objects, not for lists. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** The objects of a list; none if it is no list. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

/** The text; empty if it is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** How much a value holds: one for itself and each value in it, and one for every 32 characters of text. */
export function jsonWeight(value: Json): number {
  if (typeof value === 'string') return 1 + (value.length >> 5);
  if (isList(value)) return value.reduce<number>((sum, item) => sum + jsonWeight(item), 1);
  if (!isObject(value)) return 1;
  return Object.entries(value).reduce((sum, [key, item]) => sum + jsonWeight(key) + jsonWeight(item), 1);
}

const WIDEST = 2n ** 63n;

/** A value as Nomad writes it: whole numbers of 64 bits digit for digit, all others as a double has them. */
export function jsonOf(value: Value): Json {
  if (isNumber(value)) return jsonNumber(value);
  if (value instanceof Sequence) return value.items.map(jsonOf);
  if (value instanceof Mapping) return Object.fromEntries(value.sorted().map(([name, item]) => [name, jsonOf(item)]));
  return value;
}

function jsonNumber(value: Extract<Value, number | object>): Json {
  if (typeof value === 'number') return value;
  if (!isNumber(value)) return null;
  if (!isWhole(value)) return Number(numberText(value));
  const whole = truncated(value);
  return whole >= -WIDEST && whole < WIDEST ? whole : Number(whole);
}
