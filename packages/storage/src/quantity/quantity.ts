/**
 * Kubernetes quantities as whole bytes. Nothing goes through floating point: a quantity is a fraction of two integers
 * until it is rounded, once, at the end.
 */

import { InvalidQuantityError } from '../errors.js';

/** The family of suffixes that a quantity is written with; Kubernetes keeps it when it prints the quantity again. */
export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

/** The largest value of a quantity: 2^63 - 1. */
export const largestQuantity = 2n ** 63n - 1n;

/** Suffixes that count in powers of 1024, the power's number being the place in the list. */
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** Suffixes that count in powers of ten, with the exponent. */
const decimalSuffixes = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const wholeDecimalSuffixes = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Longer texts are no sizes that anyone wrote. */
const longestText = 256;
const syntax = /^([+-]?)(\d*)(?:(\.)(\d*))?(.*)$/s;

/** A quantity taken apart: `sign * digits * 10^exponent * 1024^power`. */
interface Parts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
  readonly power: number;
  readonly format: QuantityFormat;
}

/**
 * Reads a Kubernetes quantity as whole bytes: `10Gi`, `1.5G`, `128e6`, `500m`. What is not a whole byte is rounded away
 * from zero, as Kubernetes does: `1m` is 1, `-1.5` is -2. A number, as YAML gives it for `storage: 1024`, counts as its
 * text.
 *
 * Kubernetes silently takes 2^63 - 1 for anything larger; here that is an error.
 *
 * @throws InvalidQuantityError when the text is no quantity, or beyond 2^63 - 1 either way.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string | number): bigint {
  const { negative, digits, exponent, power } = takeApart(text);
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return 0n;
  const magnitude = significant.length + exponent;
  // Before any power is computed: an exponent may have ten digits.
  if (magnitude > 20) throw tooLarge(text);
  const value = magnitude < -30 ? 1n : roundedUp(BigInt(significant) * 1024n ** BigInt(power), exponent);
  if (value > largestQuantity) throw tooLarge(text);
  return negative ? -value : value;
}

/**
 * The family of suffixes that a quantity is written with. One without a suffix counts as `DecimalSI`.
 *
 * @throws InvalidQuantityError when the text is no quantity.
 */
export function quantityFormat(text: string | number): QuantityFormat {
  return takeApart(text).format;
}

/**
 * Writes bytes as Kubernetes prints a quantity: with the largest suffix of the family that keeps the number whole.
 * `formatQuantity(1536n * 1024n ** 2n)` is `'1536Mi'`. As in Kubernetes, values below 1024 are written the decimal way.
 *
 * @param format - the family of suffixes; default `BinarySI`
 * @throws InvalidQuantityError beyond 2^63 - 1 either way, which Kubernetes can't hold.
 */
export function formatQuantity(bytes: bigint, format: QuantityFormat = 'BinarySI'): string {
  const value = bytes < 0n ? -bytes : bytes;
  if (value > largestQuantity) throw tooLarge(bytes.toString());
  const sign = bytes < 0n ? '-' : '';
  if (format === 'BinarySI' && value >= 1024n) {
    const [count, power] = withoutFactor(value, 1024n);
    return `${sign}${count}${binarySuffixes[power] ?? ''}`;
  }
  const [count, power] = withoutFactor(value, 1000n);
  if (format === 'DecimalExponent') return power === 0 ? `${sign}${count}` : `${sign}${count}e${power * 3}`;
  return `${sign}${count}${wholeDecimalSuffixes[power] ?? ''}`;
}

function takeApart(text: string | number): Parts {
  const shown = String(text);
  if (shown.length > longestText) throw invalid(`${shown.slice(0, 20)}…`, `it has ${shown.length} characters`);
  const [, sign = '', whole = '', , decimals = '', suffix = ''] = syntax.exec(shown) ?? [];
  if (whole === '' && decimals === '') throw invalid(shown, 'a number is missing');
  const number = { negative: sign === '-', digits: whole + decimals };
  const decimal = decimalSuffixes.get(suffix);
  if (decimal !== undefined) {
    return { ...number, exponent: decimal - decimals.length, power: 0, format: 'DecimalSI' };
  }
  const power = binarySuffixes.indexOf(suffix);
  if (power > 0) return { ...number, exponent: -decimals.length, power, format: 'BinarySI' };
  const exponent = /^[eE]([+-]?\d{1,9})$/.exec(suffix)?.[1];
  if (exponent !== undefined) {
    return { ...number, exponent: Number(exponent) - decimals.length, power: 0, format: 'DecimalExponent' };
  }
  throw invalid(shown, `there is no suffix ${JSON.stringify(suffix)}`);
}

/** `count * 10^exponent`, rounded up to a whole. */
function roundedUp(count: bigint, exponent: number): bigint {
  if (exponent >= 0) return count * 10n ** BigInt(exponent);
  const unit = 10n ** BigInt(-exponent);
  return (count + unit - 1n) / unit;
}

/** Divides by the factor as often as nothing is left over, at most six times. */
function withoutFactor(value: bigint, factor: bigint): readonly [count: bigint, power: number] {
  let count = value;
  let power = 0;
  while (count !== 0n && count % factor === 0n && power < 6) {
    count /= factor;
    power += 1;
  }
  return [count, power];
}

const advice = 'write a number with a suffix of Ki Mi Gi Ti Pi Ei (1024) or k M G T P E (1000), such as 10Gi';

function invalid(text: string, reason: string): InvalidQuantityError {
  return new InvalidQuantityError(`${JSON.stringify(text)} is no quantity: ${reason}; ${advice}`);
}

function tooLarge(text: string | number): InvalidQuantityError {
  return new InvalidQuantityError(`${JSON.stringify(String(text))} is beyond 2^63 - 1, the largest quantity there is`);
}
