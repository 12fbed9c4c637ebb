/** Values of an input: each as JSON, or a problem at its path. */

import { DurationError, parseDuration } from '@yurt/contract';
import { numberText, parseNumber } from '../hcl/values/number.js';
import type { Json, JsonObject } from '../job/json.js';
import { wholeOfSize } from '../job/whole-number.js';
import type { Attribute, OpenBlock, WholeSize } from '../schema/field.js';
import { type Key, pathText } from '../lint/finding.js';
import type { JobInputProblem } from './job-input-error.js';

/** A value and where it stands. What is wrong with it goes to `problems`. */
export interface Place {
  readonly value: unknown;
  readonly keys: readonly Key[];
  readonly problems: JobInputProblem[];
}

/** How deep a driver's `config` may be: an object that holds itself has no end. */
const DEEPEST = 500;

/** The value of an attribute; `undefined` after a problem. */
export function attributeJson(place: Place, { kind, size }: Attribute): Json | undefined {
  if (kind === 'text') return textOf(place);
  if (kind === 'flag') return flagOf(place);
  if (kind === 'whole') return wholeOf(place, size);
  if (kind === 'duration') return durationOf(place);
  if (kind === 'textMap') return mapOf(place, scalarText);
  return kind === 'texts' ? listOf(place, textOf) : listOf(place, (item) => wholeOf(item, size));
}

/** The content of a block whose names are the user's; `undefined` after a problem. */
export function openJson(place: Place, of: OpenBlock['of']): JsonObject | undefined {
  if (of === 'any') return freeObject(place, 0);
  return mapOf(place, of === 'text' ? scalarText : (each) => listOf(each, textOf));
}

/** A text as it is. */
export function textOf(place: Place): string | undefined {
  return typeof place.value === 'string' ? place.value : refuse(place, 'a string');
}

/** `true` or `false`. */
export function flagOf(place: Place): boolean | undefined {
  return typeof place.value === 'boolean' ? place.value : refuse(place, 'true or false');
}

/** The object's keys and values, those left out that are `undefined`. */
export function entriesOf(place: Place, expected: string): readonly (readonly [string, unknown])[] | undefined {
  const { value } = place;
  if (!isObject(value)) return refuse(place, expected);
  return Object.entries(value).filter(([, each]) => each !== undefined);
}

/** Where a key of an object or an item of a list stands. */
export function inside({ keys, problems }: Place, key: Key, value?: unknown): Place {
  return { value, keys: [...keys, key], problems };
}

/** Notes what is wrong at a place. */
export function note({ keys, problems }: Place, message: string): undefined {
  problems.push({ path: pathText(keys), message });
}

/** Notes that the value is not what is expected. */
function refuse(place: Place, expected: string): undefined {
  return note(place, `expected ${expected}, got ${kindOf(place.value)}`);
}

/** What the value is; the value itself may be secret. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return `${String(value)}; leave the key out for the default`;
  if (Array.isArray(value)) return 'a list';
  const kind = typeof value;
  if (kind === 'object') return isObject(value) ? 'an object' : 'an object of another kind';
  return `a ${kind}`;
}

function isObject(value: unknown): value is object {
  // By its tag: a Map or a Date has no keys to read, an object of another realm has.
  return Object.prototype.toString.call(value) === '[object Object]';
}

function wholeOf(place: Place, size: WholeSize): number | undefined {
  const { value } = place;
  if (typeof value !== 'number') return refuse(place, 'a whole number');
  const whole = wholeOfSize(value, size);
  // What was a number stays one: JSON has no bigint.
  if (typeof whole !== 'object') return Number(whole);
  return note(place, `${whole.misfit}, got ${value}`);
}

const DURATION = 'a duration such as "1m30s" (units ns, us, ms, s, m, h) or whole nanoseconds';

function durationOf(place: Place): number | undefined {
  const { value } = place;
  if (typeof value === 'number') return wholeOf(place, 'int64');
  if (typeof value !== 'string') return refuse(place, DURATION);
  try {
    return parseDuration(value);
  } catch (error) {
    if (error instanceof DurationError) return note(place, `expected ${DURATION}, got ${JSON.stringify(value)}`);
    throw error;
  }
}

function listOf(place: Place, itemOf: (item: Place) => Json | undefined): Json | undefined {
  const { value } = place;
  if (!Array.isArray(value)) return refuse(place, 'a list');
  return value.map((item: unknown, at) => itemOf(inside(place, at, item)) ?? null);
}

function mapOf(place: Place, valueOf: (each: Place) => Json | undefined): JsonObject | undefined {
  const { value } = place;
  if (!isObject(value)) return refuse(place, 'an object');
  // All of them: a name without a value is a mistake here, such as an environment variable that is not set.
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, valueOf(inside(place, name, each)) ?? null]),
  );
}

function scalarText(place: Place): string | undefined {
  const { value } = place;
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  // By its shortest decimal text, as a file would say it; files know no exponents in text.
  const number = typeof value === 'number' ? parseNumber(String(value)) : undefined;
  if (number !== undefined) return numberText(number);
  return refuse(place, 'a string, a finite number, true or false');
}

/** A block's content in which anything may stand; an object as a value is a block in it, and a block is a list of one. */
function freeObject(place: Place, depth: number): JsonObject | undefined {
  const entries = entriesOf(place, 'an object');
  if (!entries) return undefined;
  const json = entries.flatMap(([name, value]): [string, Json][] => {
    const found = freeJson(inside(place, name, value), depth + 1);
    // Nomad's decoder takes a key with nothing out; within a value it stays.
    if (found === null && depth === 0) return [];
    return [[name, isObject(value) ? [found] : found]];
  });
  return Object.fromEntries(json);
}

function freeJson(place: Place, depth: number): Json {
  const { value } = place;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  if (depth > DEEPEST) throw new NestingError(place.keys);
  if (Array.isArray(value)) return value.map((item: unknown, at) => freeJson(inside(place, at, item), depth + 1));
  if (isObject(value)) return freeObject(place, depth) ?? null;
  return refuse(place, 'a string, a finite number, true, false, null, a list or an object') ?? null;
}

/** A value that is too deep to go on with: beyond it there may be no end. */
export class NestingError extends Error {
  constructor(readonly keys: readonly Key[]) {
    super(`more than ${DEEPEST} objects and lists within another; one of them may hold itself`);
  }
}
