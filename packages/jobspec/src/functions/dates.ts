/** Functions of points in time. */

import { FunctionError } from '../hcl/scope.js';
import { type FunctionTable, ofTexts } from './signature.js';

/** The functions of time. */
export const dates: FunctionTable = {
  formatdate: ofTexts(['format', 'time'], (format, time) => formatDate(format, readTimestamp(time, 1))),
  timeadd: ofTexts(['timestamp', 'duration'], (timestamp, duration) => {
    const { nanoseconds, offset } = readTimestamp(timestamp);
    const moved = wallClock({ nanoseconds: nanoseconds + readDuration(duration), offset });
    return formatDate("YYYY-MM-DD'T'hh:mm:ssZ", moved);
  }),
};

const SECOND = 1_000_000_000n;

/** A point in time with the offset of its wall clock from UTC in minutes, and what that clock shows. */
interface Timestamp {
  readonly nanoseconds: bigint;
  readonly offset: number;
  readonly clock: Date;
}

function wallClock(time: { readonly nanoseconds: bigint; readonly offset: number }): Timestamp {
  const shifted = time.nanoseconds + BigInt(time.offset * 60) * SECOND;
  const rest = ((shifted % SECOND) + SECOND) % SECOND;
  return { ...time, clock: new Date(Number((shifted - rest) / 1_000_000n)) };
}

/** The parts of a timestamp in their order, each with the text before it and how it is read. */
const PARTS = [
  { before: '', what: 'year', pattern: /^[0-9]{4}/, least: 0, most: 9999 },
  { before: '-', what: 'month', pattern: /^[0-9]{2}/, least: 1, most: 12 },
  { before: '-', what: 'day of month', pattern: /^[0-9]{2}/, least: 0, most: 99 },
  { before: 'T', what: 'hour', pattern: /^[0-9]{1,2}/, least: 0, most: 23 },
  { before: ':', what: 'minute', pattern: /^[0-9]{2}/, least: 0, most: 59 },
  { before: ':', what: 'second', pattern: /^[0-9]{2}/, least: 0, most: 59 },
] as const;

function readTimestamp(text: string, argument?: number): Timestamp {
  const invalid = (why: string): FunctionError => new FunctionError(`not a valid RFC3339 timestamp: ${why}`, argument);
  const unusable = (what: string, rest: string): FunctionError => {
    if (rest === '') return invalid(`end of string before ${what}`);
    if (what === 'hour' && rest.includes(':')) return invalid('hour must be between 0 and 23 inclusive');
    if ((what === 'hour' || what === 'minute') && rest.length !== 2) {
      return invalid(`${what} must have exactly two digits`);
    }
    return invalid(`cannot use ${JSON.stringify(rest)} as ${what}`);
  };
  let rest = text;
  const numbers: number[] = [];
  let shortHour = '';
  for (const { before, what, pattern, least, most } of PARTS) {
    if (!rest.startsWith(before)) {
      if (before === 'T') throw invalid("missing required time introducer 'T'");
      const found = rest === '' ? 'end of string' : `found ${JSON.stringify(rest)}`;
      throw invalid(`${found} where "${before}" is expected`);
    }
    rest = rest.slice(before.length);
    const [digits] = pattern.exec(rest) ?? [];
    if (digits === undefined) throw unusable(what, rest);
    rest = rest.slice(digits.length);
    if (Number(digits) < least || Number(digits) > most) throw unusable(what, rest);
    if (digits.length === 1) shortHour = digits;
    numbers.push(Number(digits));
  }
  const [fraction = '', mark = '', digits = ''] = /^([.,])([0-9]+)/.exec(rest) ?? [];
  rest = rest.slice(fraction.length);
  const [zone = '', sign = '', zoneHour = '0', zoneMinute = '0'] =
    /^(?:Z|([+-])([0-9]{2}):([0-9]{2}))/.exec(rest) ?? [];
  if (zone === '' || Number(zoneHour) > 24 || Number(zoneMinute) > 60) {
    throw unusable('UTC offset', zone === '' ? rest : rest.slice(zone.length));
  }
  if (rest !== zone) throw unusable('timestamp segment', rest.slice(zone.length));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers;
  const start = new Date(0);
  start.setUTCFullYear(year, month - 1, day);
  if (start.getUTCDate() !== day) {
    throw new FunctionError('not a valid RFC3339 timestamp: day out of range', argument);
  }
  if (shortHour !== '') throw unusable('hour', shortHour);
  if (mark === ',') throw unusable('timestamp segment', mark);
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) throw unusable('UTC offset', zone);
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1);
  const seconds = start.getTime() / 1000 + (hour * 60 + minute - offset) * 60 + second;
  const nanoseconds = BigInt(seconds) * SECOND + BigInt(digits.slice(0, 9).padEnd(9, '0'));
  return wallClock({ nanoseconds, offset });
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const VERBS =
  'year must either be "YY" or "YYYY"|month must be "M", "MM", "MMM", or "MMMM"|day of month must either be "D" or "DD"|day of week must either be "EEE" or "EEEE"|24-hour must either be "h" or "hh"|12-hour must either be "H" or "HH"|must be "AA"|must be "aa"|minute must either be "m" or "mm"|second must either be "s" or "ss"|timezone must be Z, ZZZZ, or ZZZZZ'.split(
    '|',
  );

/** A part of a date format: a quoted text, a letter with its repetitions, or other text. */
const TOKEN = /''|'(?:[^']|'')*'?|([a-zA-Z])\1*|[^a-zA-Z']+/gu;

function formatDate(format: string, time: Timestamp): string {
  return format.replace(TOKEN, (token: string, letter: string | undefined) => {
    if (token.startsWith("'")) {
      if (token === "''") return "'";
      if (token.length === 1 || !token.endsWith("'")) throw new FunctionError("unterminated literal '", 0);
      return token.slice(1, -1).replaceAll("''", "'");
    }
    if (letter === undefined) return token;
    const text = verbText(letter, token.length, time);
    if (text !== undefined) return text;
    const rule = VERBS['YMDEhHAamsZ'.indexOf(letter)];
    const why = rule === undefined ? '' : `: ${rule}`;
    throw new FunctionError(`invalid date format verb ${JSON.stringify(token)}${why}`, 0);
  });
}

/** What stands for a letter that is repeated so often; `undefined` when nothing does. */
function verbText(letter: string, count: number, { clock, offset }: Timestamp): string | undefined {
  const number = (value: number): string | undefined => (count <= 2 ? String(value).padStart(count, '0') : undefined);
  const name = (names: readonly string[], index: number): string | undefined => {
    const full = names[index];
    return count === 3 ? full?.slice(0, 3) : count === 4 ? full : undefined;
  };
  const hour = clock.getUTCHours();
  switch (letter) {
    case 'Y': {
      const year = clock.getUTCFullYear();
      if (count !== 2 && count !== 4) return undefined;
      const size = String(count === 2 ? Math.abs(year % 100) : Math.abs(year)).padStart(count, '0');
      return year < 0 ? `-${size}` : size;
    }
    case 'M':
      return count <= 2 ? number(clock.getUTCMonth() + 1) : name(MONTHS, clock.getUTCMonth());
    case 'D':
      return number(clock.getUTCDate());
    case 'E':
      return name(DAYS, clock.getUTCDay());
    case 'h':
      return number(hour);
    case 'H':
      return number(hour % 12 || 12);
    case 'A':
      return count === 2 ? (hour < 12 ? 'AM' : 'PM') : undefined;
    case 'a':
      return count === 2 ? (hour < 12 ? 'am' : 'pm') : undefined;
    case 'm':
      return number(clock.getUTCMinutes());
    case 's':
      return number(clock.getUTCSeconds());
    case 'Z':
      return zoneText(count, offset);
    default:
      return undefined;
  }
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

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['\u00b5s', 1000n],
  ['\u03bcs', 1000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
  ['m', 60n * SECOND],
  ['h', 3600n * SECOND],
]);

/** Go's durations, such as `-1h30m`, in nanoseconds. */
function readDuration(text: string): bigint {
  const quoted = JSON.stringify(text);
  const invalid = new FunctionError(`time: invalid duration ${quoted}`);
  const sign = /^[+-]/.test(text) ? text.charAt(0) : '';
  let rest = text.slice(sign.length);
  if (rest === '0') return 0n;
  if (rest === '') throw invalid;
  let total = 0n;
  while (rest !== '') {
    const [read = '', whole = '', fraction = ''] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) ?? [];
    if (whole + fraction === '' || whole.length > 40 || fraction.length > 400) throw invalid;
    rest = rest.slice(read.length);
    const [unit = ''] = /^[^.0-9]*/.exec(rest) ?? [];
    if (unit === '') throw new FunctionError(`time: missing unit in duration ${quoted}`);
    const size = UNITS.get(unit);
    if (size === undefined) {
      throw new FunctionError(`time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`);
    }
    rest = rest.slice(unit.length);
    total += BigInt(whole || 0) * size + (BigInt(fraction || 0) * size) / 10n ** BigInt(fraction.length);
    if (total > 1n << 63n) throw invalid;
  }
  if (sign === '-') return -total;
  if (total === 1n << 63n) throw invalid;
  return total;
}
