/**
 * Reads the fields of a decoded JSON object as Nomad's decoder does: names in any case, `null` like absent, unknown fields
 * ignored, and a wrong type refused with the decoder's own words.
 */

import { stringifyExact } from '@yurt/contract';
import { CodedError } from '../coded-error.js';
import { decimalText } from './written-numbers.js';

/** A JSON object whose values are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object: neither an array nor a number that is kept digit for digit. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isNumeric(value: unknown): value is number | bigint | object {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && !isJsonObject(value))
  );
}

/** The digits of a number, however it is held. */
function numberText(value: number | bigint | object): string {
  return typeof value === 'object' ? (stringifyExact(value) ?? '') : String(value);
}

/** What Go's integers hold: the least value, and the first that is too great. */
const LIMITS: Readonly<Record<string, readonly [least: bigint, end: bigint]>> = {
  int8: [-(2n ** 7n), 2n ** 7n],
  uint8: [0n, 2n ** 8n],
  int64: [-(2n ** 63n), 2n ** 63n],
  uint64: [0n, 2n ** 64n],
};

/** The greatest double that a duration of Go can have, in nanoseconds. */
export const LONGEST = Number(2n ** 63n - 1024n);

/** The whole number, when there is one and Go's type holds it. */
function integerOf(value: number | bigint | object, type: string): bigint | undefined {
  if (typeof value === 'object' || (typeof value === 'number' && !Number.isInteger(value))) return undefined;
  const whole = BigInt(value);
  const [least, end] = LIMITS[type] ?? LIMITS['int64'] ?? [0n, 0n];
  return whole >= least && whole < end ? whole : undefined;
}

/** Where Go's decoder finds that a text is no base64; `undefined` when it is. */
function badBase64(text: string): number | undefined {
  const bad = /[^A-Za-z0-9+/=]|=(?!=?$)/.exec(text)?.index;
  if (bad !== undefined) return bad;
  return text.length % 4 === 0 ? undefined : text.length - (text.length % 4);
}

/** Lists that hold objects rather than pointers to them, which shows in the decoder's words. */
const BY_VALUE: ReadonlySet<string> = new Set(['Port', 'ServiceCheck']);

/** What Go's decoder calls the kind of a JSON value. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  return isNumeric(value) ? 'number' : 'object';
}

/** Lets a text pass as one of a closed set; the value itself is judged by validation, which reports it as it was written. */
function isSpelled<T extends string>(_value: string): _value is T {
  return true;
}

/** The fields of one object. Every reader answers `undefined` (lists, maps and blocks: `null`) for what is not there. */
export class Fields {
  readonly #object: JsonObject;
  readonly #struct: string;
  readonly #path: string;
  #folded: Map<string, string> | undefined;

  constructor(object: JsonObject, struct: string, path = '') {
    this.#object = object;
    this.#struct = struct;
    this.#path = path;
  }

  #value(name: string): unknown {
    const key = this.#key(name);
    return key === undefined ? undefined : (this.#object[key] ?? undefined);
  }

  /** How the field is spelled in the object. */
  #key(name: string): string | undefined {
    if (Object.hasOwn(this.#object, name)) return name;
    this.#folded ??= new Map(Object.keys(this.#object).map((key) => [key.toLowerCase(), key]));
    return this.#folded.get(name.toLowerCase());
  }

  /** How a number was written, when that was with a point or an exponent, which no integer of Go has. */
  #decimal(name: string): string | undefined {
    const key = this.#key(name);
    return key === undefined ? undefined : decimalText(this.#object, key);
  }

  #refuse(name: string, value: unknown, type: string, kind = kindOf(value)): never {
    const path = this.#path === '' ? name : `${this.#path}.${name}`;
    throw new CodedError(
      400,
      `json: cannot unmarshal ${kind} into Go struct field ${this.#struct}.${path} of type ${type}`,
    );
  }

  /** True when the field is there and not `null`. */
  has(name: string): boolean {
    return this.#value(name) !== undefined;
  }

  /** A text; typed as the closed set that the contract gives, where there is one. */
  text<T extends string = string>(name: string): T | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') this.#refuse(name, value, 'string');
    return isSpelled<T>(value) ? value : undefined;
  }

  /** A text that is needed: empty where it is missing, which validation refuses. */
  word<T extends string>(name: string): T {
    const value = this.text<T>(name) ?? '';
    if (!isSpelled<T>(value)) throw new CodedError(400, `${name} is not a text`);
    return value;
  }

  /** A boolean. */
  boolean(name: string): boolean | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    return typeof value === 'boolean' ? value : this.#refuse(name, value, 'bool');
  }

  /**
   * A whole number; a double, which has not all digits of those beyond 2^53.
   *
   * @param type The type in Go, whose limits it has.
   */
  integer(name: string, type = 'int'): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (!isNumeric(value)) this.#refuse(name, value, type);
    const decimal = this.#decimal(name);
    const whole = decimal === undefined ? integerOf(value, type) : undefined;
    if (whole === undefined) this.#refuse(name, value, type, `number ${decimal ?? numberText(value)}`);
    return Number(whole);
  }

  /** A duration in nanoseconds. */
  duration(name: string): number | undefined {
    const duration = this.integer(name, 'time.Duration');
    return duration === undefined ? undefined : Math.min(duration, LONGEST);
  }

  /** Bytes, as the base64 in which JSON has them. */
  bytes(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') this.#refuse(name, value, '[]uint8');
    const bad = badBase64(value);
    if (bad !== undefined) throw new CodedError(400, `illegal base64 data at input byte ${bad}`);
    return value;
  }

  /** A list of texts. */
  texts(name: string): string[] | null {
    const value = this.#value(name);
    if (value === undefined) return null;
    if (!Array.isArray(value)) this.#refuse(name, value, '[]string');
    return value.map((item: unknown) => {
      if (item === null) return '';
      return typeof item === 'string' ? item : this.#refuse(name, item, 'string');
    });
  }

  /** A map of texts; an empty one is `null`. */
  textMap(name: string): Record<string, string> | null {
    const value = this.#value(name);
    if (value === undefined) return null;
    if (!isJsonObject(value)) this.#refuse(name, value, 'map[string]string');
    const entries = Object.entries(value).map(([key, item]): [string, string] => {
      if (item === null) return [key, ''];
      return [key, typeof item === 'string' ? item : this.#refuse(name, item, 'string')];
    });
    return entries.length === 0 ? null : Object.fromEntries(entries);
  }

  /** An object of any contents, kept digit for digit; an empty one is `null`. */
  free(name: string): Record<string, unknown> | null {
    const value = this.#value(name);
    if (value === undefined) return null;
    if (!isJsonObject(value)) this.#refuse(name, value, 'map[string]interface {}');
    return Object.keys(value).length === 0 ? null : { ...value };
  }

  /** An object whose contents are stored as they were given. `struct` is its type in Go. */
  opaque<T extends object>(name: string, struct = name): T | null {
    const value = this.#value(name);
    if (value === undefined) return null;
    if (!isJsonObject(value)) this.#refuse(name, value, `api.${struct}`);
    const holds = (_object: object): _object is T => true;
    return holds(value) ? value : null;
  }

  /** An object of its own fields. */
  block<T>(name: string, struct: string, read: (fields: Fields) => T): T | null {
    const value = this.#value(name);
    return value === undefined ? null : read(this.#inner(name, struct, value));
  }

  /** A list of objects; an empty one is `null`, and a `null` in it is left out. */
  blocks<T>(name: string, struct: string, read: (fields: Fields) => T): T[] | null {
    const value = this.#value(name);
    if (value === undefined) return null;
    if (!Array.isArray(value)) this.#refuse(name, value, `[]${BY_VALUE.has(struct) ? '' : '*'}api.${struct}`);
    const present = value.filter((item: unknown) => item !== null);
    return present.length === 0 ? null : present.map((item: unknown) => read(this.#inner(name, struct, item)));
  }

  /** A map of objects; an empty one is `null`, and a `null` in it is left out. */
  blockMap<T>(name: string, struct: string, read: (fields: Fields, key: string) => T): Record<string, T> | null {
    const value = this.#value(name);
    if (value === undefined) return null;
    if (!isJsonObject(value)) this.#refuse(name, value, `map[string]*api.${struct}`);
    const present = Object.entries(value).filter(([, item]) => item !== null);
    if (present.length === 0) return null;
    return Object.fromEntries(present.map(([key, item]) => [key, read(this.#inner(name, struct, item), key)]));
  }

  #inner(name: string, struct: string, value: unknown): Fields {
    if (!isJsonObject(value)) this.#refuse(name, value, `api.${struct}`);
    return new Fields(value, struct, this.#path === '' ? name : `${this.#path}.${name}`);
  }
}
