/** Durations as Go reads them: `1h30m`, digit for digit. */

import { bytesOf } from '../functions/bytes.js';

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const LIMIT = 2n ** 63n;

/** Nanoseconds, or Go's words for what is wrong. */
export function parseGoDuration(text: string): bigint | { readonly problem: string } {
  const quoted = goQuoted(text);
  const invalid = { problem: `time: invalid duration ${quoted}` };
  const isNegative = text.startsWith('-');
  let rest = /^[-+]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return 0n;
  if (rest === '') return invalid;
  let total = 0n;
  while (rest !== '') {
    const match = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest);
    const [number = '', whole = '', fraction = ''] = match ?? [];
    if (whole === '' && fraction === '') return invalid;
    rest = rest.slice(number.length);
    const unit = /^[^.0-9]*/.exec(rest)?.[0] ?? '';
    if (unit === '') return { problem: `time: missing unit in duration ${quoted}` };
    rest = rest.slice(unit.length);
    const size = UNITS.get(unit);
    if (size === undefined) return { problem: `time: unknown unit ${goQuoted(unit)} in duration ${quoted}` };
    // Digits beyond these are less than a nanosecond, whatever the unit; more before the point are too much.
    if (whole.length > 40) return invalid;
    const digits = fraction.slice(0, 18);
    total += BigInt(whole || '0') * size + (BigInt(digits || '0') * size) / 10n ** BigInt(digits.length);
    if (total > LIMIT) return invalid;
  }
  if (isNegative) return -total;
  return total === LIMIT ? invalid : total;
}

/** Text in quotes as Go shows it. */
function goQuoted(text: string): string {
  let quoted = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') quoted += `\\${character}`;
    else if (point >= 0x20 && point < 0x7f) quoted += character;
    else for (const byte of bytesOf(character)) quoted += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `"${quoted}"`;
}
