/** `format` and `formatlist`: texts with verbs such as `%-5s` and `%[2]d`. */

import { FunctionError } from '../hcl/scope.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import { type HclNumber, isNegative, isWhole, truncated } from '../hcl/values/number.js';
import type { Type } from '../hcl/values/type.js';
import { isNumber, normalText, Sequence, type Value } from '../hcl/values/value.js';
import { decimalText } from './decimal.js';
import { graphemeCount, graphemesOf } from './graphemes.js';
import { jsonText, toJson } from './json.js';
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
  /** Where it begins, in bytes. */
  readonly offset: number;
  readonly flags: string;
  readonly width: number;
  /** -1 when there is none. */
  readonly precision: number;
  readonly argument: number;
  readonly letter: string;
}

function format(text: string, args: readonly Value[]): string {
  let result = '';
  let used = 0;
  let next = 1;
  for (let at = 0; at < text.length;) {
    const percent = text.indexOf('%', at);
    const literal = text.slice(at, percent < 0 ? undefined : percent);
    result += literal;
    if (percent < 0) break;
    at = percent + 1;
    if (text.charAt(at) === '%') {
      result += '%';
      at += 1;
      continue;
    }
    const verb = readVerb(text, percent, next);
    at = percent + verb.raw.length;
    used = Math.max(used, verb.argument);
    next = verb.argument + 1;
    checkLength(result.length + Math.max(verb.width, verb.precision));
    result += formatted(verb, args);
  }
  if (used < args.length) {
    const why = used === 0 ? 'no verbs in format string' : `only ${used} used by format string`;
    throw new FunctionError(`too many arguments; ${why}`, used + 1);
  }
  return result;
}

const VERB = /%([0#\-+ ]*)([1-9][0-9]*)?(?:\.([0-9]*))?(?:\[([1-9][0-9]*)\])?([a-zA-Z])?/y;
const INCOMPLETE = /%[0#\-+ ]*(?:[1-9][0-9]*)?(?:\.[0-9]*)?(?:\[(?:[1-9][0-9]*\]?)?)?/y;

function byteOffset(text: string, at: number): number {
  let bytes = 0;
  for (const character of text.slice(0, at)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function readVerb(text: string, start: number, next: number): Verb {
  VERB.lastIndex = start;
  const [raw = '', flags = '', width = '', precision, argument, letter] = VERB.exec(text) ?? [];
  if (letter === undefined) {
    INCOMPLETE.lastIndex = start;
    const [read = ''] = INCOMPLETE.exec(text) ?? [];
    const point = text.codePointAt(start + read.length);
    const offset = byteOffset(text, start + read.length);
    if (point === undefined) throw new FunctionError(`invalid format string starting at offset ${offset}`);
    throw new FunctionError(`unrecognized format character ${quotedRune(point)} at offset ${offset}`);
  }
  return {
    raw,
    offset: byteOffset(text, start),
    flags,
    width: Number(width),
    precision: precision === undefined ? -1 : Number(precision),
    argument: argument === undefined ? next : Number(argument),
    letter,
  };
}

function quotedRune(point: number): string {
  return point === 0x27 ? "'\\''" : `'${JSON.stringify(String.fromCodePoint(point)).slice(1, -1).replace('\\"', '"')}'`;
}

function formatted(verb: Verb, args: readonly Value[]): string {
  const { letter } = verb;
  const where = `${JSON.stringify(verb.raw)} at ${verb.offset}`;
  const value = args[verb.argument - 1];
  if (value === undefined) {
    throw new FunctionError(
      `not enough arguments for ${where}: need index ${verb.argument} but have ${args.length} total`,
    );
  }
  if (letter === 'v') return padded(verb, asIs(verb, value));
  if (value === null) throw new FunctionError(`unsupported value for ${where}: null value cannot be formatted`);
  const as = (type: Type): Value => {
    const result = convertValue(value, type);
    if (result instanceof Mismatch) throw new FunctionError(`unsupported value for ${where}: ${result.message}`);
    return result;
  };
  if (letter === 't') return as('bool') === true ? 'true' : 'false';
  if ('bdoxXeEfgG'.includes(letter)) {
    const number = as('number');
    if (!isNumber(number)) return '';
    if ('eEfgG'.includes(letter)) return decimal(verb, number);
    if (!isWhole(number) || (typeof number === 'number' && !Number.isFinite(number))) {
      throw new FunctionError(`unsupported value for ${where}: an integer is required`);
    }
    return integer(verb, truncated(number));
  }
  if (letter === 's' || letter === 'q') {
    const text = textOf(as('string'));
    const cut = verb.precision > 0 ? graphemesOf(text).slice(0, verb.precision).join('') : text;
    return padded(verb, letter === 's' ? cut : jsonText(cut));
  }
  throw new FunctionError(
    `unsupported format verb '${letter}' in ${JSON.stringify(verb.raw)} at offset ${verb.offset}`,
  );
}

/** A value as it is: text and numbers by themselves, anything else and everything after `#` as JSON. */
function asIs(verb: Verb, value: Value): string {
  if (!verb.flags.includes('#')) {
    if (typeof value === 'string') return value;
    if (value !== null && isNumber(value)) return decimalText(value, 'g', -1);
  }
  try {
    return toJson(value);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    throw new FunctionError(`unsupported value for ${JSON.stringify(verb.raw)} at ${verb.offset}: ${error.message}`);
  }
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

const RADIX: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };
const PREFIX: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function integer({ flags, width, precision, letter }: Verb, value: bigint): string {
  const negative = value < 0n;
  const plain = (negative ? -value : value).toString(RADIX[letter] ?? 10);
  const digits = (letter === 'X' ? plain.toUpperCase() : plain).padStart(precision, '0');
  // A zero of no digits is nothing at all.
  if (value === 0n && precision === 0) return '';
  const lead = signOf(flags, negative) + (flags.includes('#') ? (PREFIX[letter] ?? '') : '');
  if (flags.includes('-')) return (lead + digits).padEnd(width);
  if (flags.includes('0') && precision < 0) return lead + digits.padStart(width - lead.length, '0');
  return (lead + digits).padStart(width);
}

function decimal({ flags, width, precision, letter }: Verb, value: HclNumber): string {
  const exact = letter !== 'g' && letter !== 'G' && precision < 0 ? 6 : precision;
  const text = decimalText(value, letter, exact);
  const infinite = text.endsWith('Inf');
  const plain = text.replace(/^[+-]/, '');
  const sign = infinite && !isNegative(value) ? (flags.includes(' ') ? ' ' : '+') : signOf(flags, text.startsWith('-'));
  if (flags.includes('0') && !infinite) return sign + plain.padStart(width - sign.length, '0');
  return flags.includes('-') ? (sign + plain).padEnd(width) : (sign + plain).padStart(width);
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
    const result = args.length === 0 ? format(text, []) : formatRow(text, rowArgs, row);
    total += result.length;
    checkLength(total);
    results.push(normalText(result));
  }
  return new Sequence('list', results, 'string');
}

function formatRow(text: string, args: readonly Value[], row: number): string {
  try {
    return format(text, args);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    throw new FunctionError(`error on format iteration ${row}: ${error.message}`);
  }
}
