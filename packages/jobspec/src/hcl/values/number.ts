/**
 * Numbers as HCL has them: binary floats with 512 bits of mantissa, rounded half to even. Whole numbers up to 2^512 are exact,
 * decimals are far finer than a double. Small whole numbers are plain JavaScript numbers.
 */

const PRECISION = 512;

/** Sizes beyond 2 to this power, or below its reciprocal, are refused: their digits would fill pages. */
const LARGEST_EXPONENT = 16384;

/** The longest text that is read as a number. */
const LONGEST_TEXT = 4096;

/** A number that a whole JavaScript number can't hold: `mantissa * 2^exponent`, with an odd mantissa. */
export class BigFloat {
  #text: string | undefined;

  constructor(
    readonly mantissa: bigint,
    readonly exponent: number,
  ) {}

  /** The number's decimal text without an exponent: the shortest that reads back as the same number. */
  get text(): string {
    this.#text ??= decimalText(this);
    return this.#text;
  }
}

/** A number: any JavaScript number but `NaN`, taken at its exact value, or a {@link BigFloat}. */
export type HclNumber = number | BigFloat;

function bitLength(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  return value === 0n ? 0 : hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28;
}

/** `mantissa * 2^exponent` at HCL's precision. `inexact`: a little more than the mantissa was cut off. */
function rounded(mantissa: bigint, exponent: number, inexact = false): HclNumber | undefined {
  const negative = mantissa < 0n;
  let size = negative ? -mantissa : mantissa;
  if (size === 0n) return 0;
  let power = exponent;
  const surplus = bitLength(size) - PRECISION;
  if (surplus > 0) {
    const shift = BigInt(surplus);
    const cut = BigInt.asUintN(surplus, size);
    const half = 1n << (shift - 1n);
    size >>= shift;
    if (cut > half || (cut === half && (inexact || (size & 1n) === 1n))) size += 1n;
    power += surplus;
  }
  const zeros = bitLength(size & -size) - 1;
  size >>= BigInt(zeros);
  power += zeros;
  const bits = bitLength(size) + power;
  if (bits > LARGEST_EXPONENT || bits < -LARGEST_EXPONENT) return undefined;
  if (power >= 0 && bits <= 53) {
    const whole = Number(size << BigInt(power));
    return negative ? -whole : whole;
  }
  return new BigFloat(negative ? -size : size, power);
}

/** A finite number in its parts. */
export function parts(value: HclNumber): BigFloat {
  if (value instanceof BigFloat) return value;
  let whole = value;
  let exponent = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    exponent -= 1;
  }
  return new BigFloat(BigInt(whole), exponent);
}

function isInfinite(value: HclNumber): boolean {
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
}

/** The number nearest to a whole number; `undefined` when it is too large. */
export function wholeNumber(value: bigint): HclNumber | undefined {
  return rounded(value, 0);
}

const DECIMAL = /^([+-]?)([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/;

/** Reads a decimal number, such as `-1.5e3`; `undefined` when the text is none or its size is out of bounds. */
export function parseNumber(text: string): HclNumber | undefined {
  if (/^[+-]?[0-9]{1,15}$/.test(text)) return Number(text);
  if (text.length > LONGEST_TEXT) return undefined;
  if (/^[+-]?[Ii]nf$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return sign === '-' ? -0 : 0;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > 2 * LONGEST_TEXT) return undefined;
  const signed = sign === '-' ? -digits : digits;
  return exponent >= 0 ? rounded(signed * 10n ** BigInt(exponent), 0) : quotient(signed, 10n ** BigInt(-exponent), 0);
}

/** `over / under * 2^exponent`. */
function quotient(over: bigint, under: bigint, exponent: number): HclNumber | undefined {
  const size = over < 0n ? -over : over;
  const divisor = under < 0n ? -under : under;
  // Two bits more than are kept: with the remainder they say how to round.
  const shift = Math.max(0, PRECISION + 2 + bitLength(divisor) - bitLength(size));
  const scaled = size << BigInt(shift);
  const whole = scaled / divisor;
  const negative = over < 0n !== under < 0n;
  return rounded(negative ? -whole : whole, exponent - shift, whole * divisor !== scaled);
}

/** The sum; `undefined` when its size is out of bounds. Opposed infinities must not be given. */
export function add(left: HclNumber, right: HclNumber): HclNumber | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (isInfinite(left) || isInfinite(right)) return sum;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(sum)) return sum;
  }
  if (isInfinite(left)) return left;
  if (isInfinite(right)) return right;
  const a = parts(left);
  const b = parts(right);
  const exponent = Math.min(a.exponent, b.exponent);
  return rounded(
    (a.mantissa << BigInt(a.exponent - exponent)) + (b.mantissa << BigInt(b.exponent - exponent)),
    exponent,
  );
}

/** The number with the other sign; zero keeps its sign apart, as in HCL. */
export function negate(value: HclNumber): HclNumber {
  return value instanceof BigFloat ? new BigFloat(-value.mantissa, value.exponent) : -value;
}

/** The product; `undefined` when its size is out of bounds. Zero times infinity must not be given. */
export function multiply(left: HclNumber, right: HclNumber): HclNumber | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (isInfinite(left) || isInfinite(right)) return product;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(product)) return product;
  }
  if (isInfinite(left) || isInfinite(right)) {
    return isNegative(left) === isNegative(right) ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }
  if (left === 0 || right === 0) return isNegative(left) === isNegative(right) ? 0 : -0;
  const a = parts(left);
  const b = parts(right);
  return rounded(a.mantissa * b.mantissa, a.exponent + b.exponent);
}

/** The quotient; a division by zero is an infinity. `undefined` when its size is out of bounds. Zero by zero must not be given. */
export function divide(left: HclNumber, right: HclNumber): HclNumber | undefined {
  const negative = isNegative(left) !== isNegative(right);
  if (isInfinite(left) || right === 0) return negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (isInfinite(right) || left === 0) return negative ? -0 : 0;
  const a = parts(left);
  const b = parts(right);
  return quotient(a.mantissa, b.mantissa, a.exponent - b.exponent);
}

/** What a division to a whole number, towards zero, leaves over. By zero: the number itself, as in HCL. */
export function remainder(left: HclNumber, right: HclNumber): HclNumber | undefined {
  if (right === 0) return left;
  if (isInfinite(left) || isInfinite(right)) return multiply(left, right);
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
    const rest = Number(left) % Number(right);
    return rest === 0 ? 0 : rest;
  }
  const times = divide(left, right);
  if (times === undefined) return undefined;
  const whole = rounded(truncated(times), 0);
  const product = whole === undefined ? undefined : multiply(whole, right);
  return product === undefined ? undefined : add(left, negate(product));
}

/** The whole part of a finite number. */
export function truncated(value: HclNumber): bigint {
  if (!(value instanceof BigFloat)) return BigInt(Math.trunc(value));
  const { mantissa, exponent } = value;
  if (exponent >= 0) return mantissa << BigInt(exponent);
  const size = (mantissa < 0n ? -mantissa : mantissa) >> BigInt(-exponent);
  return mantissa < 0n ? -size : size;
}

/** True for numbers without a fraction; infinities have none. */
export function isWhole(value: HclNumber): boolean {
  return value instanceof BigFloat ? value.exponent >= 0 : isInfinite(value) || Number.isInteger(value);
}

/** True below zero, and for the zero that a negation gave. */
export function isNegative(value: HclNumber): boolean {
  return value instanceof BigFloat ? value.mantissa < 0n : value < 0 || Object.is(value, -0);
}

/** Below zero when left is the smaller, zero when they are equal, else above. */
export function compareNumbers(left: HclNumber, right: HclNumber): number {
  if (!(left instanceof BigFloat) && !(right instanceof BigFloat)) return left < right ? -1 : left > right ? 1 : 0;
  if (isInfinite(left)) return isNegative(left) ? -1 : 1;
  if (isInfinite(right)) return isNegative(right) ? 1 : -1;
  const a = parts(left);
  const b = parts(right);
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = (a.mantissa << BigInt(a.exponent - exponent)) - (b.mantissa << BigInt(b.exponent - exponent));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The number's decimal text without an exponent: the shortest that reads back as the same number. */
export function numberText(value: HclNumber): string {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '-0' : String(value);
    if (isInfinite(value)) return value > 0 ? '+Inf' : '-Inf';
  }
  return parts(value).text;
}

function decimalText({ mantissa, exponent }: BigFloat): string {
  const sign = mantissa < 0n ? '-' : '';
  const size = mantissa < 0n ? -mantissa : mantissa;
  // Whole numbers are exact as long as they have no more bits than are kept.
  if (exponent >= 0 && bitLength(size) + exponent <= PRECISION) return sign + String(size << BigInt(exponent));
  // One bit more than is kept: its neighbours are half way to the next numbers on either side.
  const shift = PRECISION + 1 - bitLength(size);
  const fine = size << BigInt(shift);
  const power = exponent - shift;
  const places = Math.max(0, -power);
  const scale = power >= 0 ? 1n << BigInt(power) : 5n ** BigInt(places);
  const [digits, zeros] = shortest((fine - 1n) * scale, fine * scale, (fine + 1n) * scale, (fine & 2n) === 0n);
  const written = digits.toString();
  const text = written.replace(/0+$/, '');
  const point = places - zeros - (written.length - text.length);
  if (point <= 0) return sign + text + '0'.repeat(-point);
  const padded = text.padStart(point + 1, '0');
  return `${sign}${padded.slice(0, -point)}.${padded.slice(-point)}`;
}

/** The roundest number between the bounds, without so many zeros at its end. */
function shortest(low: bigint, exact: bigint, high: bigint, inclusive: boolean): [number: bigint, zeros: number] {
  // Of a unit that is wider than the bounds one multiple at most lies between them; then no number is rounder.
  let zeros = (high - low).toString().length;
  let unit = 10n ** BigInt(zeros);
  for (; zeros > 0; zeros -= 1, unit /= 10n) {
    const below = exact / unit;
    const rest = exact - below * unit;
    const down = exact - rest;
    const up = down + unit;
    const downFits = down > low || (inclusive && down === low);
    const upFits = up < high || (inclusive && up === high);
    const middle = rest * 2n - unit;
    const isUpNearer = middle > 0n || (middle === 0n && below % 2n === 1n);
    if (upFits && (isUpNearer || !downFits)) return [below + 1n, zeros];
    if (downFits) return [below, zeros];
  }
  return [exact, 0];
}
