/** Numbers as decimal text in the forms that format verbs name. */

import { type HclNumber, isNegative, numberText, parts } from '../hcl/values/number.js';

/** Digits without leading or trailing zeros, and where the point stands: `0.digits * 10^point`. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/**
 * The text of a number.
 *
 * @param form - `e` or `E` with an exponent, `f` without one, `g` or `G` whichever is shorter.
 * @param precision - Digits after the point; for `g` all digits. Below zero: as many as tell the number from others.
 */
export function decimalText(value: HclNumber, form: string, precision: number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return numberText(value);
  const sign = isNegative(value) ? '-' : '';
  const lower = form.toLowerCase();
  if (lower === 'f') {
    const exact = exactDecimal(value);
    return sign + plainForm(rounded(exact, exact.point + precision), precision);
  }
  if (lower === 'e') return sign + scientific(rounded(exactDecimal(value), precision + 1), precision, form);
  const shortest = precision < 0;
  const decimal = shortest ? shortestDecimal(value) : rounded(exactDecimal(value), Math.max(precision, 1));
  const { digits, point } = decimal;
  const wanted = shortest ? digits.length : Math.max(precision, 1);
  const most = shortest ? 6 : wanted > digits.length && digits.length >= point ? digits.length : wanted;
  if (point - 1 < -4 || point - 1 >= most) {
    return sign + scientific(decimal, Math.min(wanted, digits.length) - 1, form === 'g' ? 'e' : 'E');
  }
  return sign + plainForm(decimal, Math.max((wanted > point ? digits.length : wanted) - point, 0));
}

function trimmed(digits: string, point: number): Decimal {
  const start = digits.search(/[1-9]/);
  if (start < 0) return { digits: '', point: 0 };
  let end = digits.length;
  while (digits.charAt(end - 1) === '0') end -= 1;
  return { digits: digits.slice(start, end), point: point - start };
}

function exactDecimal(value: HclNumber): Decimal {
  const { mantissa, exponent } = parts(value);
  const size = mantissa < 0n ? -mantissa : mantissa;
  if (exponent >= 0) {
    const text = (size << BigInt(exponent)).toString();
    return trimmed(text, text.length);
  }
  const text = (size * 5n ** BigInt(-exponent)).toString();
  return trimmed(text, text.length + exponent);
}

function shortestDecimal(value: HclNumber): Decimal {
  const [whole = '', fraction = ''] = numberText(value).replace('-', '').split('.');
  return trimmed(whole + fraction, whole.length);
}

/** The decimal with at most so many digits; halves go to the even digit. */
function rounded({ digits, point }: Decimal, count: number): Decimal {
  if (count >= digits.length) return { digits, point };
  if (count < 0) return { digits: '', point: 0 };
  const kept = digits.slice(0, count);
  const next = digits.charAt(count);
  const half = next === '5' && digits.length === count + 1;
  const up = half ? /[13579]$/.test(kept) : next >= '5';
  if (!up) return trimmed(kept, point);
  const text = (BigInt(kept === '' ? 0 : kept) + 1n).toString();
  return trimmed(text, point + text.length - kept.length);
}

function plainForm({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places === 0) return whole;
  const fraction = point >= 0 ? digits.slice(point) : '0'.repeat(Math.min(-point, places)) + digits;
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`;
}

function scientific({ digits, point }: Decimal, places: number, letter: string): string {
  const fraction = digits.slice(1, places + 1).padEnd(places, '0');
  const exponent = digits === '' ? 0 : point - 1;
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.charAt(0) || '0'}${places > 0 ? `.${fraction}` : ''}${letter}${exponent < 0 ? '-' : '+'}${power}`;
}
