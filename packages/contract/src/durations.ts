/**
 * Lengths of time as Nomad's API writes them: mostly whole nanoseconds in a number, in some places text such as `1h30m`.
 * With this nobody has to write `30_000_000_000`.
 */

/**
 * A length of time in whole nanoseconds.
 *
 * A number holds it exactly up to 2^53 (about 104 days). What is longer is exact when it is whole milliseconds, up to the
 * limit of Nomad's own 64 bits (about 292 years); other values are rounded to the nearest number, unless the answer is
 * read in exact mode.
 */
export type Nanoseconds = number;

/**
 * A point in time: nanoseconds since 1970-01-01 UTC. `0` where Nomad has no time to tell.
 *
 * Today's values are beyond 2^53, so a number holds them to about 256 ns. Read the answer in exact mode to keep every
 * digit; `new Date(value / 1e6)` gives a date.
 */
export type UnixNanoseconds = number;

/**
 * A length of time as text in Go's syntax: numbers with a unit each, such as `'300ms'`, `'1.5h'`, `'1h30m0s'`. Units are
 * `ns`, `us` (or `µs`), `ms`, `s`, `m` and `h`; there is no day. {@link parseDuration} reads it, {@link formatDuration}
 * writes it.
 */
export type GoDuration = string;

const nanosecond = 1;
const microsecond = 1_000;
const millisecond = 1_000_000;
const second = 1_000_000_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Nomad holds a duration in a signed integer of 64 bits; this is one more than the longest. */
const limit = 2 ** 63;
/** The greatest number below {@link limit} that a double can hold. */
const longest = limit - 1024;

function ranged(count: number, unit: number, name: string): Nanoseconds {
  const value = Math.round(count * unit);
  if (!Number.isFinite(count) || value >= limit || value < -limit) {
    throw new RangeError(`${name}(${count}) is not a duration that Nomad can hold; the longest is about 292 years`);
  }
  return value === 0 ? 0 : value;
}

/**
 * Nanoseconds as a duration: checks only.
 *
 * @throws RangeError when it is no integer, or more than 64 bits hold (about 292 years).
 */
export function nanoseconds(count: number): Nanoseconds {
  if (!Number.isInteger(count)) {
    throw new RangeError(`nanoseconds(${count}) must be a whole number: there is nothing smaller than a nanosecond`);
  }
  return ranged(count, nanosecond, 'nanoseconds');
}

/**
 * Milliseconds as a duration. Fractions are rounded to the nanosecond.
 *
 * @throws RangeError when it is not finite or more than 64 bits hold (about 292 years).
 */
export function milliseconds(count: number): Nanoseconds {
  return ranged(count, millisecond, 'milliseconds');
}

/**
 * Seconds as a duration: `seconds(30)` is 30,000,000,000. Fractions are rounded to the nanosecond.
 *
 * @throws RangeError when it is not finite or more than 64 bits hold (about 292 years).
 */
export function seconds(count: number): Nanoseconds {
  return ranged(count, second, 'seconds');
}

/**
 * Minutes as a duration. Fractions are rounded to the nanosecond.
 *
 * @throws RangeError when it is not finite or more than 64 bits hold (about 292 years).
 */
export function minutes(count: number): Nanoseconds {
  return ranged(count, minute, 'minutes');
}

/**
 * Hours as a duration. Fractions are rounded to the nanosecond.
 *
 * @throws RangeError when it is not finite or more than 64 bits hold (about 292 years).
 */
export function hours(count: number): Nanoseconds {
  return ranged(count, hour, 'hours');
}

/**
 * Days of 24 hours as a duration. Fractions are rounded to the nanosecond.
 *
 * @throws RangeError when it is not finite or more than 64 bits hold (about 292 years).
 */
export function days(count: number): Nanoseconds {
  return ranged(count, day, 'days');
}

/** A text that is no duration in Go's syntax. */
export class DurationError extends Error {
  override readonly name = 'DurationError';
  /** The text that was given. */
  readonly text: string;
  /** What Go, and so a Nomad server, says about the text, such as `time: missing unit in duration "30"`. */
  readonly goText: string;

  /**
   * @param text - what was given
   * @param goText - Go's words
   * @param message - what is wrong and what to write instead
   */
  constructor(text: string, goText: string, message: string) {
    super(message);
    this.text = text;
    this.goText = goText;
  }
}

const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', BigInt(nanosecond)],
  ['us', BigInt(microsecond)],
  // Both signs are in use: U+00B5, which Go prints, and the Greek letter U+03BC.
  ['\u00b5s', BigInt(microsecond)],
  ['\u03bcs', BigInt(microsecond)],
  ['ms', BigInt(millisecond)],
  ['s', BigInt(second)],
  ['m', BigInt(minute)],
  ['h', BigInt(hour)],
]);

const exactLimit = 2n ** 63n;
const advice = 'write numbers with a unit each (ns, us, ms, s, m, h), such as "1h30m"';

/** Go quotes what it complains about byte by byte: all but printable ASCII as `\xNN`. */
function goQuote(text: string): string {
  let quoted = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === '"' || letter === '\\') quoted += `\\${letter}`;
    else if (code >= 0x20 && code < 0x80) quoted += letter;
    else for (const byte of utf8(code)) quoted += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `"${quoted}"`;
}

function utf8(code: number): number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  if (code >= 0xd800 && code < 0xe000) return [0xef, 0xbf, 0xbd];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}

/** The digits after the point, times the unit: Go reckons this in floating point and cuts off, and so do we. */
function fraction(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    // Digits beyond 63 bits change nothing that a nanosecond could show.
    if (value > (exactLimit - 1n) / 10n || next > exactLimit) break;
    value = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/**
 * Reads a duration in Go's syntax, exactly as Go does: an optional sign, then numbers with or without fraction, each with
 * its unit: `'1h30m'`, `'1.5s'`, `'-250ms'`, `'0'`.
 *
 * @param text - the duration
 * @param field - what the text belongs to, for the error's message
 * @returns whole nanoseconds; smaller fractions are cut off
 * @throws DurationError when the text is no duration or longer than 64 bits hold (about 292 years)
 */
export function parseDuration(text: GoDuration, field?: string): Nanoseconds {
  const rounded = Number(parseExactDuration(text, field));
  return Math.min(rounded, longest);
}

/**
 * The same to the nanosecond, however long the duration is.
 *
 * @param text - the duration
 * @param field - what the text belongs to, for the error's message
 * @throws DurationError as {@link parseDuration} does
 */
export function parseExactDuration(text: GoDuration, field?: string): bigint {
  const fail = (reason: string, goText: string): never => {
    const where = field === undefined ? '' : `${field}: `;
    throw new DurationError(text, goText, `${where}invalid duration ${JSON.stringify(text)}: ${reason}`);
  };
  const invalid = (reason: string): never => fail(reason, `time: invalid duration ${goQuote(text)}`);

  const negative = text.startsWith('-');
  const body = negative || text.startsWith('+') ? text.slice(1) : text;
  if (body === '0') return 0n;
  if (body === '') return invalid(`it is empty; ${advice}`);

  let total = 0n;
  const part = /(\d*)(\.?)(\d*)([^\d.]*)/uy;
  while (part.lastIndex < body.length) {
    const [, whole = '', point = '', decimals = '', unitName = ''] = part.exec(body) ?? [];
    if (whole === '' && (point === '' || decimals === '')) return invalid(`a number is missing; ${advice}`);
    let value = BigInt(whole === '' ? 0 : whole);
    if (value > exactLimit) return invalid('it is too long; the longest is about 292 years');
    if (unitName === '') return fail(`a unit is missing; ${advice}`, `time: missing unit in duration ${goQuote(text)}`);
    const unit = units.get(unitName);
    if (unit === undefined) {
      const goText = `time: unknown unit ${goQuote(unitName)} in duration ${goQuote(text)}`;
      return fail(`there is no unit ${JSON.stringify(unitName)}; ${advice}`, goText);
    }
    value = value * unit + fraction(decimals, unit);
    total += value;
    if (total > exactLimit) return invalid('it is too long; the longest is about 292 years');
  }
  if (!negative && total === exactLimit) return invalid('it is too long; the longest is about 292 years');
  return negative ? -total : total;
}

/** `1500000000` as `1.5`: a count of a unit with its fraction, without zeros at the end. */
function decimal(value: bigint, unit: bigint, digits: number): string {
  const rest = (value % unit).toString().padStart(digits, '0').replace(/0+$/, '');
  return rest === '' ? `${value / unit}` : `${value / unit}.${rest}`;
}

/**
 * Writes a duration as Go prints it: `'1h30m0s'`, `'1.5s'`, `'100ms'`, `'0s'`. {@link parseDuration} reads it back.
 *
 * @param duration - whole nanoseconds; a bigint where a number can't hold them
 * @throws RangeError when it is no integer, or more than 64 bits hold (about 292 years)
 */
export function formatDuration(duration: Nanoseconds | bigint): GoDuration {
  if (typeof duration === 'number' && !Number.isInteger(duration)) {
    throw new RangeError(`formatDuration(${duration}): a duration is a whole number of nanoseconds`);
  }
  const exact = BigInt(duration);
  if (exact >= exactLimit || exact < -exactLimit) {
    throw new RangeError(`formatDuration(${duration}): Nomad can't hold this; the longest is about 292 years`);
  }
  const sign = exact < 0n ? '-' : '';
  const value = exact < 0n ? -exact : exact;
  if (value === 0n) return '0s';
  if (value < 1_000n) return `${sign}${value}ns`;
  if (value < 1_000_000n) return `${sign}${decimal(value, 1_000n, 3)}\u00b5s`;
  if (value < 1_000_000_000n) return `${sign}${decimal(value, 1_000_000n, 6)}ms`;
  const wholeMinutes = value / 60_000_000_000n;
  const rest = `${decimal(value % 60_000_000_000n, 1_000_000_000n, 9)}s`;
  if (wholeMinutes === 0n) return sign + rest;
  if (wholeMinutes < 60n) return `${sign}${wholeMinutes}m${rest}`;
  return `${sign}${wholeMinutes / 60n}h${wholeMinutes % 60n}m${rest}`;
}
