/** The order in which HCL walks over a set: numbers and text by size, all else by a text that stands for the value. */

import { compareNumbers, type HclNumber, isNegative, numberText } from './number.js';
import { compareText, isNumber, Sequence, type Value } from './value.js';

/** Compares two values of one set. Null comes last. */
export function compareInSet(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return compareText(standIn(left), standIn(right));
}

/** The text that stands for a value. Attributes of objects count by their values alone, in the order of their names. */
function standIn(value: Value): string {
  if (value === null) return '~';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (isNumber(value)) return shortNumber(value);
  if (value instanceof Sequence) {
    const items = value.items.map((item) => `${standIn(item)};`).join('');
    return value.kind === 'tuple' ? `<${items}>` : `[${items}]`;
  }
  const entries = value.sorted();
  if (value.kind === 'object') return `<${entries.map(([, item]) => `${standIn(item)};`).join('')}>`;
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${standIn(item)};`).join('')}}`;
}

const DIGITS = 10;

/** A number in ten digits, with an exponent where it needs more places. */
function shortNumber(value: HclNumber): string {
  const double = typeof value === 'number' ? value : Number(numberText(value));
  if (!Number.isFinite(double)) return double > 0 ? '+Inf' : '-Inf';
  if (double === 0) return isNegative(value) ? '-0' : '0';
  const [mantissa = '', power = ''] = Math.abs(double)
    .toExponential(DIGITS - 1)
    .split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  const exponent = Number(power);
  const sign = double < 0 ? '-' : '';
  const most = digits.length > exponent && digits.length < DIGITS ? digits.length : DIGITS;
  if (exponent < -4 || exponent >= most) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}
