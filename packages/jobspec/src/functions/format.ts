/** `format` and `formatlist`: texts with verbs such as `%-5s` and `%[2]d`. */

import { FunctionError } from '../hcl/scope.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import { type HclNumber, isNegative, isWhole, truncated } from '../hcl/values/number.js';
import type { Type } from '../hcl/values/type.js';
import { isNumber, normalText, Sequence, type Value } from '../hcl/values/value.js';
import { bytesOf } from './bytes.js';
import { decimalText } from './decimal.js';
import { graphemeCount, graphemesOf } from './graphemes.js';
import { jsonText, quotedCharacter, toJson } from './json.js';
import { checkLength, type FunctionTable, nullable, parameter, textOf, variadic } from './signature.js';

/** The functions of format texts. */
export const formats: FunctionTable = {
  format: variadic([parameter('format', 'string')], nullable('args'), ([text, ...args]) => format(textOf(text), args)),
  formatlist: variadic([parameter('format', 'string')], nullable('args'), ([text, ...args]) =>
    formatList(textOf(text), args),
  ),
};

/** A verb and what stands before its letter. */
interface Verb {
  readonly raw: string;
  /** Tells where it begins, in bytes. */
  readonly offset: () => number;
  readonly flags: string;
  readonly width: number;
  /** -1 when there is none. */
  readonly precision: number;
  readonly argument: number;
  readonly letter: string;
}

/** A verb, a percent sign that stands for itself, or other text. */
const PIECE = /[^%]+|%%|%([0#\-+ ]*)([1-9][0-9]*)?(?:\.([0-9]*))?(?:\[([1-9][0-9]*)\])?([a-zA-Z])?/g;

/** As much of a verb as can be read. */
const INCOMPLETE = /%[0#\-+ ]*(?:[1-9][0-9]*)?(?:\.[0-9]*)?(?:\[(?:[1-9][0-9]*\]?)?)?/y;

function format(text: string, args: readonly Value[]): string {
  let result = '';
  let used = 0;
  let next = 1;
  for (const match of text.matchAll(PIECE)) {
    const [raw] = match;
    if (!raw.startsWith('%')) result += raw;
    else if (raw === '%%') result += '%';
    else {
      const verb = readVerb(text, match, next);
      used = Math.max(used, verb.argument);
      next = verb.argument + 1;
      checkLength(result.length + Math.max(verb.width, verb.precision));
      result += formatted(verb, args);
    }
  }
  if (used < args.length) {
    const why = used === 0 ? 'no verbs in format string' : `only ${used} used by format string`;
    throw new FunctionError(`too many arguments; ${why}`, used + 1);
  }
  return result;
}

function readVerb(text: string, match: RegExpMatchArray, next: number): Verb {
  const { index: start = 0 } = match;
  const [raw, flags = '', width = '', precision, argument, letter] = match;
  const offsetOf = (at: number): number => bytesOf(text.slice(0, at)).length;
  if (letter === undefined) {
    INCOMPLETE.lastIndex = start;
    const [read = ''] = INCOMPLETE.exec(text) ?? [];
    const point = text.codePointAt(start + read.length);
    const offset = offsetOf(start + read.length);
    if (point === undefined) throw new FunctionError(`invalid format string starting at offset ${offset}`);
    const character = quotedCharacter(String.fromCodePoint(point));
    throw new FunctionError(`unrecognized format character ${character} at offset ${offset}`);
  }
  return {
    raw,
    offset: () => offsetOf(start),
    flags,
    width: Number(width),
    precision: precision === undefined ? -1 : Number(precision),
    argument: argument === undefined ? next : Number(argument),
    letter,
  };
}

/** What a computation gives, its errors with the place that they are about. */
function placed(place: () => string, compute: () => string): string {
  try {
    return compute();
  } catch (error) {
    throw error instanceof FunctionError ? new FunctionError(`${place()}: ${error.message}`) : error;
  }
}

function formatted(verb: Verb, args: readonly Value[]): string {
  const { letter, raw, offset, argument } = verb;
  const value = args[argument - 1];
  if (value === undefined) {
    throw new FunctionError(
      `not enough arguments for ${JSON.stringify(raw)} at ${offset()}: need index ${argument} but have ${args.length} total`,
    );
  }
  const unsupported = (): string => `unsupported value for ${JSON.stringify(raw)} at ${offset()}`;
  if (letter === 'v')
    return padded(
      verb,
      placed(unsupported, () => asIs(verb, value)),
    );
  if (value === null) throw new FunctionError(`${unsupported()}: null value cannot be formatted`);
  const as = (type: Type): Value => {
    const result = convertValue(value, type);
    if (result instanceof Mismatch) throw new FunctionError(`${unsupported()}: ${result.message}`);
    return result;
  };
  if (letter === 't') return as('bool') === true ? 'true' : 'false';
  if ('bdoxXeEfgG'.includes(letter)) {
    const number = as('number');
    if (!isNumber(number)) return '';
    if ('eEfgG'.includes(letter)) return decimal(verb, number);
    if (!isWhole(number) || (typeof number === 'number' && !Number.isFinite(number))) {
      throw new FunctionError(`${unsupported()}: an integer is required`);
    }
    return integer(verb, truncated(number));
  }
  if (letter === 's' || letter === 'q') {
    const text = textOf(as('string'));
    const cut = verb.precision > 0 ? graphemesOf(text).slice(0, verb.precision).join('') : text;
    return padded(verb, letter === 's' ? cut : jsonText(cut));
  }
  throw new FunctionError(`unsupported format verb '${letter}' in ${JSON.stringify(raw)} at offset ${offset()}`);
}

/** A value as it is: text and numbers by themselves, anything else and everything after `#` as JSON. */
function asIs({ flags }: Verb, value: Value): string {
  if (!flags.includes('#')) {
    if (typeof value === 'string') return value;
    if (value !== null && isNumber(value)) return decimalText(value, 'g', -1);
  }
  return toJson(value);
}

function padded({ flags, width }: Verb, text: string): string {
  const missing = width - (width > 0 ? graphemeCount(text) : 0);
  if (missing <= 0) return text;
  const padding = (flags.includes('0') ? '0' : ' ').repeat(missing);
  return flags.includes('-') ? text + padding : padding + text;
}

function signOf(flags: string, negative: boolean): string {
  return negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

const BASES: Readonly<Record<string, readonly [radix: number, prefix: string]>> = {
  b: [2, '0b'],
  o: [8, '0'],
  x: [16, '0x'],
  X: [16, '0X'],
};

function integer(verb: Verb, value: bigint): string {
  const { flags, precision, letter } = verb;
  const [radix, prefix] = BASES[letter] ?? [10, ''];
  const plain = (value < 0n ? -value : value).toString(radix);
  const digits = (letter === 'X' ? plain.toUpperCase() : plain).padStart(precision, '0');
  // A zero of no digits is nothing at all.
  if (value === 0n && precision === 0) return '';
  const lead = signOf(flags, value < 0n) + (flags.includes('#') ? prefix : '');
  return aligned(verb, lead, digits, flags.includes('0') && !flags.includes('-') && precision < 0);
}

function decimal(verb: Verb, value: HclNumber): string {
  const { flags, precision, letter } = verb;
  const exact = letter !== 'g' && letter !== 'G' && precision < 0 ? 6 : precision;
  const text = decimalText(value, letter, exact);
  const infinite = text.endsWith('Inf');
  const sign = infinite && !isNegative(value) ? (flags.includes(' ') ? ' ' : '+') : signOf(flags, text.startsWith('-'));
  return aligned(verb, sign, text.replace(/^[+-]/, ''), flags.includes('0') && !infinite);
}

/** A number filled up to its width, with zeros after what leads it or else with blanks. */
function aligned({ flags, width }: Verb, lead: string, digits: string, zeros: boolean): string {
  if (zeros) return lead + digits.padStart(width - lead.length, '0');
  return flags.includes('-') ? (lead + digits).padEnd(width) : (lead + digits).padStart(width);
}

function formatList(text: string, args: readonly Value[]): Value {
  let length = -1;
  let chooser = 0;
  for (const [at, value] of args.entries()) {
    if (!(value instanceof Sequence)) continue;
    const given = value.items.length;
    if (length < 0) {
      length = given;
      chooser = at;
    } else if (given !== length) {
      throw new FunctionError(
        `argument ${at + 1} has length ${given}, which is inconsistent with argument ${chooser + 1} of length ${length}`,
        at + 1,
      );
    }
  }
  const results: string[] = [];
  let total = 0;
  for (let row = 0; row < Math.abs(length); row += 1) {
    const rowArgs = args.map((value) => (value instanceof Sequence ? (value.items[row] ?? null) : value));
    const place = (): string => `error on format iteration ${row}`;
    const result = args.length === 0 ? format(text, []) : placed(place, () => format(text, rowArgs));
    total += result.length;
    checkLength(total);
    results.push(normalText(result));
  }
  return new Sequence('list', results, 'string');
}
