/** Values of a job's JSON as literals of HCL. */

import { formatDuration, RawNumber } from '@yurt/contract';
import type { Literal } from '../format/literal.js';
import { type HclNumber, parseNumber } from '../hcl/values/number.js';
import { isList, isObject, type Json, type JsonObject } from '../job/json.js';
import { wholeOfSize } from '../job/whole-number.js';
import { type Key } from '../lint/finding.js';
import type { AttributeKind, WholeSize } from '../schema/field.js';

/** Takes note of what can't be said, and where. */
export type Lose = (keys: readonly Key[], message: string) => void;

/** Names that a file may give to arguments and blocks. */
const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/** Deeper values are left out; no parser would take them back. */
export const MAX_DEPTH = 200;

/** Whether a key can be an argument's or a block's name. */
export function isName(key: string): boolean {
  return IDENTIFIER.test(key) && key.normalize('NFC') === key;
}

/** Whether a key is a name to any version of HCL: which characters beyond ASCII are letters depends on its age. */
export function isPlainName(key: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(key);
}

/** Whether a value is a map; a number that is kept as text is none. */
export function isMap(value: Json | undefined): value is JsonObject {
  return isObject(value) && !(value instanceof RawNumber);
}

/** An argument's value; `undefined` when it has none. */
export function argumentValue(
  kind: AttributeKind,
  size: WholeSize,
  value: Json,
  keys: readonly Key[],
  lose: Lose,
): Literal | undefined {
  const each = (of: 'text' | 'whole', items: readonly Json[]): Literal =>
    items.flatMap((item, at) => argumentValue(of, size, item, [...keys, at], lose) ?? []);
  switch (kind) {
    case 'text':
      if (typeof value === 'string') return text(value, keys, lose);
      break;
    case 'flag':
      if (typeof value === 'boolean') return value;
      break;
    case 'whole':
      return whole(value, size, keys, lose);
    case 'duration': {
      const nanoseconds = whole(value, size, keys, lose);
      return nanoseconds === undefined ? undefined : durationText(nanoseconds);
    }
    case 'texts':
      if (isList(value)) return each('text', value);
      break;
    case 'wholes':
      if (isList(value)) return each('whole', value);
      break;
    case 'textMap':
      if (isObject(value)) return textMap(value, keys, lose);
  }
  lose(keys, `It must be ${KIND_NAMES[kind]}.`);
  return undefined;
}

const KIND_NAMES: Readonly<Record<Exclude<AttributeKind, 'whole' | 'duration'>, string>> = {
  text: 'a text',
  flag: 'true or false',
  texts: 'a list of texts',
  wholes: 'a list of whole numbers',
  textMap: 'a map of texts',
};

/** A map of texts. What is null in it is empty, as it is for Nomad. */
export function textMap(
  map: { readonly [key: string]: Json },
  keys: readonly Key[],
  lose: Lose,
): { [key: string]: Literal } {
  const entries = Object.entries(map).flatMap(([key, item]): [string, Literal][] => {
    const value = argumentValue('text', 'int64', item ?? '', [...keys, key], lose);
    return value === undefined ? [] : [[text(key, [...keys, key], lose), value]];
  });
  return Object.fromEntries(entries);
}

/** Text, noted when it does not come back as it is. */
function text(value: string, keys: readonly Key[], lose: Lose): string {
  if (value.normalize('NFC') !== value || /\p{Cs}/u.test(value)) {
    lose(keys, 'HCL keeps text in the composed form of Unicode (NFC), so this text comes back with other characters.');
  }
  return value;
}

function whole(value: Json, size: WholeSize, keys: readonly Key[], lose: Lose): number | bigint | undefined {
  const number = numberOf(value);
  const result = number === undefined ? { misfit: 'value must be a whole number' } : wholeOfSize(number, size);
  if (typeof result !== 'object') return result;
  lose(keys, `The ${result.misfit}.`);
  return undefined;
}

function numberOf(value: Json): HclNumber | undefined {
  if (typeof value === 'bigint') return parseNumber(String(value));
  return typeof value === 'number' ? value : undefined;
}

/** `1h30m`: as Go prints it, without zeros at the end and in ASCII. */
function durationText(nanoseconds: number | bigint): string {
  return formatDuration(nanoseconds).replace('\u00b5', 'u').replace(/m0s$/, 'm').replace(/h0m$/, 'h');
}

/** Any value of JSON; `undefined` after a loss. */
export function anyValue(value: Json, keys: readonly Key[], lose: Lose): Literal | undefined {
  if (typeof value === 'string') return text(value, keys, lose);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return Number.isSafeInteger(value) || !isInt64(value) ? value : BigInt(value);
    lose(keys, 'JSON has no such number.');
    return undefined;
  }
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof RawNumber) return parseNumber(value.text);
  if (keys.length > MAX_DEPTH) {
    lose(keys, `It is nested more than ${MAX_DEPTH} deep.`);
    return undefined;
  }
  if (isList(value)) return value.map((item, at) => anyValue(item, [...keys, at], lose) ?? null);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, Literal][] => {
      const literal = anyValue(item, [...keys, key], lose);
      return literal === undefined ? [] : [[text(key, [...keys, key], lose), literal]];
    }),
  );
}

/** Whether a whole number beyond a double's digits is one that Nomad reads digit for digit. */
function isInt64(value: number): boolean {
  return Number.isInteger(value) && value > -(2 ** 63) && value < 2 ** 63;
}
