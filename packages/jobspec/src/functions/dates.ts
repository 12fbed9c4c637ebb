/** Functions of points in time. */

import { DurationError, parseExactDuration } from '@yurt/contract';
import { FunctionError } from '../hcl/scope.js';
import { type FunctionTable, ofTexts } from './signature.js';

/** The functions of time. */
export const dates: FunctionTable = {
  formatdate: ofTexts(['format', 'time'], (format, time) => formatDate(format, readTimestamp(time, 1))),
  timeadd: ofTexts(['timestamp', 'duration'], (timestamp, duration) => {
    const { nanoseconds, offset } = readTimestamp(timestamp);
    const moved = { nanoseconds: nanoseconds + readDuration(duration), offset };
    return formatDate("YYYY-MM-DD'T'hh:mm:ssZ", moved);
  }),
};

const SECOND = 1_000_000_000n;

/** What a wall clock shows, in nanoseconds since 1970, with its offset from UTC in minutes. */
interface Timestamp {
  readonly nanoseconds: bigint;
  readonly offset: number;
}

/** The parts of a timestamp in their order: the text before each, its name, its least and its greatest value. */
const PARTS: readonly (readonly [string, string, number, number])[] = [
  ['', 'year', 0, 9999],
  ['-', 'month', 1, 12],
  ['-', 'day of month', 0, 99],
  ['T', 'hour', 0, 23],
  [':', 'minute', 0, 59],
  [':', 'second', 0, 59],
];

function readTimestamp(text: string, argument?: number): Timestamp {
  let rest = text;
  const fail = (why: string): never => {
    throw new FunctionError(`not a valid RFC3339 timestamp: ${why}`, argument);
  };
  const unusable = (what: string, found = rest): never => {
    if (found === '') return fail(`end of string before ${what}`);
    if (what === 'hour' && found.includes(':')) fail('hour must be between 0 and 23 inclusive');
    if ((what === 'hour' || what === 'minute') && found.length !== 2) fail(`${what} must have exactly two digits`);
    return fail(`cannot use ${JSON.stringify(found)} as ${what}`);
  };
  /** Takes what an expression that begins with `^` matches. */
  const take = (expression: RegExp): readonly (string | undefined)[] => {
    const found = expression.exec(rest) ?? [];
    rest = rest.slice(found[0]?.length ?? 0);
    return found;
  };
  const numbers: number[] = [];
  let shortHour = '';
  for (const [before, what, least, most] of PARTS) {
    if (!rest.startsWith(before)) {
      if (before === 'T') fail("missing required time introducer 'T'");
      const found = rest === '' ? 'end of string' : `found ${JSON.stringify(rest)}`;
      fail(`${found} where "${before}" is expected`);
    }
    rest = rest.slice(before.length);
    const [digits = unusable(what)] = take(
      what === 'year' ? /^[0-9]{4}/ : what === 'hour' ? /^[0-9]{1,2}/ : /^[0-9]{2}/,
    );
    if (Number(digits) < least || Number(digits) > most) unusable(what);
    if (digits.length === 1) shortHour = digits;
    numbers.push(Number(digits));
  }
  const [, mark, digits = ''] = take(/^([.,])([0-9]+)/);
  const [zone = unusable('UTC offset'), sign, zoneHour = '0', zoneMinute = '0'] = take(
    /^(?:Z|([+-])([0-9]{2}):([0-9]{2}))/,
  );
  if (Number(zoneHour) > 24 || Number(zoneMinute) > 60) unusable('UTC offset');
  if (rest !== '') unusable('timestamp segment');
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers;
  const clock = new Date(0);
  clock.setUTCFullYear(year, month - 1, day);
  if (clock.getUTCDate() !== day) fail('day out of range');
  if (shortHour !== '') unusable('hour', shortHour);
  if (mark === ',') unusable('timestamp segment', mark);
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) unusable('UTC offset', zone);
  return {
    nanoseconds:
      BigInt(clock.setUTCHours(hour, minute, second)) * 1_000_000n + BigInt(digits.slice(0, 9).padEnd(9, '0')),
    offset: (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1),
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** A letter of date formats: how often it may be repeated, in words, and the text for it; `undefined` for other counts. */
type Verb = readonly [rule: string, text: (clock: Date, count: number, offset: number) => string | undefined];

const VERBS: Readonly<Record<string, Verb>> = {
  Y: ['year must either be "YY" or "YYYY"', (clock, count) => yearText(clock.getUTCFullYear(), count)],
  M: [
    'month must be "M", "MM", "MMM", or "MMMM"',
    (clock, count) => number(clock.getUTCMonth() + 1, count) ?? name(MONTHS, clock.getUTCMonth(), count),
  ],
  D: ['day of month must either be "D" or "DD"', (clock, count) => number(clock.getUTCDate(), count)],
  E: ['day of week must either be "EEE" or "EEEE"', (clock, count) => name(DAYS, clock.getUTCDay(), count)],
  h: ['24-hour must either be "h" or "hh"', (clock, count) => number(clock.getUTCHours(), count)],
  H: ['12-hour must either be "H" or "HH"', (clock, count) => number(clock.getUTCHours() % 12 || 12, count)],
  A: ['must be "AA"', (clock, count) => halfOfDay(clock, count)?.toUpperCase()],
  a: ['must be "aa"', halfOfDay],
  m: ['minute must either be "m" or "mm"', (clock, count) => number(clock.getUTCMinutes(), count)],
  s: ['second must either be "s" or "ss"', (clock, count) => number(clock.getUTCSeconds(), count)],
  Z: ['timezone must be Z, ZZZZ, or ZZZZZ', (_, count, offset) => zoneText(count, offset)],
};

/** A part of a date format: a quoted text, a letter with its repetitions, or other text. */
const TOKEN = /''|'(?:[^']|'')*'?|([a-zA-Z])\1*|[^a-zA-Z']+/gu;

function formatDate(format: string, { nanoseconds, offset }: Timestamp): string {
  const fraction = ((nanoseconds % SECOND) + SECOND) % SECOND;
  const clock = new Date(Number((nanoseconds - fraction) / 1_000_000n));
  return format.replace(TOKEN, (token: string, letter: string | undefined) => {
    if (token === "''") return "'";
    if (token.startsWith("'")) {
      if (token.length === 1 || !token.endsWith("'")) throw new FunctionError("unterminated literal '", 0);
      return token.slice(1, -1).replaceAll("''", "'");
    }
    if (letter === undefined) return token;
    const [rule, text] = VERBS[letter] ?? [];
    const result = text?.(clock, token.length, offset);
    if (result !== undefined) return result;
    const why = rule === undefined ? '' : `: ${rule}`;
    throw new FunctionError(`invalid date format verb ${JSON.stringify(token)}${why}`, 0);
  });
}

function yearText(year: number, count: number): string | undefined {
  if (count !== 2 && count !== 4) return undefined;
  const size = String(Math.abs(count === 2 ? year % 100 : year)).padStart(count, '0');
  return year < 0 ? `-${size}` : size;
}

function number(value: number, count: number): string | undefined {
  return count <= 2 ? String(value).padStart(count, '0') : undefined;
}

function name(names: readonly string[], index: number, count: number): string | undefined {
  return count === 3 ? names[index]?.slice(0, 3) : count === 4 ? names[index] : undefined;
}

function halfOfDay(clock: Date, count: number): string | undefined {
  return count === 2 ? (clock.getUTCHours() < 12 ? 'am' : 'pm') : undefined;
}

function zoneText(count: number, offset: number): string | undefined {
  if (count === 2 || count > 5) return undefined;
  if (offset === 0 && count === 1) return 'Z';
  if (offset === 0 && count === 3) return 'UTC';
  const size = Math.abs(offset);
  const hours = String(Math.trunc(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${count === 1 || count === 5 ? ':' : ''}${minutes}`;
}

/** Go's durations, such as `-1h30m`, in nanoseconds. */
function readDuration(text: string): bigint {
  try {
    return parseExactDuration(text);
  } catch (error) {
    throw error instanceof DurationError ? new FunctionError(error.goText) : error;
  }
}
