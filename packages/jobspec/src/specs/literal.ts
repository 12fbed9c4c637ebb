/** What a literal of HCL 1 is worth where Nomad wants text, a whole number or a size: it converts between them freely. */

import { numberText, parseNumber } from '../hcl/values/number.js';
import type { Literal } from './hcl1/syntax.js';

const INT64 = 2n ** 63n;

/** The literal as text, or `undefined`: numbers in plain decimal digits, `true` as `1`, `false` as `0`. */
export function convertedText({ kind, text }: Literal): string | undefined {
  if (kind === 'flag') return text === 'true' ? '1' : '0';
  if (kind === 'whole') return wholeOf(text)?.toString();
  if (kind === 'text') return text;
  const number = parseNumber(String(Number(text)));
  return number === undefined ? undefined : numberText(number);
}

/** The literal as a whole number of 64 bits, or `undefined`: fractions are cut off, text may be a number, `true` is 1. */
export function convertedWhole({ kind, text }: Literal): bigint | undefined {
  if (kind === 'flag') return text === 'true' ? 1n : 0n;
  if (kind !== 'float') return text === '' ? 0n : wholeOf(text);
  const whole = Math.trunc(Number(text));
  return Math.abs(whole) < 2 ** 63 ? BigInt(whole) : undefined;
}

/** Digits, decimal, octal after a zero, hexadecimal after `0x`. */
function wholeOf(text: string): bigint | undefined {
  const [, sign, hex, octal, decimal] = /^(-?)(?:0[xX]([0-9a-fA-F]+)|0([0-7]+)|(0|[1-9][0-9]*))$/.exec(text) ?? [];
  if (sign === undefined || text.length > 30) return undefined;
  const size = BigInt(hex === undefined ? (octal === undefined ? (decimal ?? '') : `0o${octal}`) : `0x${hex}`);
  const whole = sign === '' ? size : -size;
  return whole >= -INT64 && whole < INT64 ? whole : undefined;
}

const UNITS = ['', 'k', 'm', 'g', 't', 'p', 'e'];

/**
 * Bytes of a size such as `10GiB`, `1.5 g` or `1,000 MB`, or why it is none. `k` and `kB` are 1000 bytes, `Ki` and `KiB` 1024;
 * fractions of a byte are cut off. Empty is 0.
 */
export function parseSize(text: string): bigint | { readonly problem: string } {
  if (text === '') return 0n;
  const [, digits = '', unit, binary] = /^([0-9.,]+)\s*(?:(?:([kmgtpe])(i?)b?|b)\s*)?$/i.exec(text) ?? [];
  const number = digits.replaceAll(',', '');
  if (!/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/.test(number)) {
    return { problem: 'a size is a number with a unit, such as "10GiB" or "500 MB"' };
  }
  const bytes = Number(number) * (binary ? 1024 : 1000) ** UNITS.indexOf((unit ?? '').toLowerCase());
  return bytes < 2 ** 63 ? BigInt(Math.trunc(bytes)) : { problem: 'the size is too large' };
}
