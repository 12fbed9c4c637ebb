/** Functions of numbers. */

import { type Budget, FunctionError } from '../hcl/scope.js';
import {
  add,
  compareNumbers,
  type HclNumber,
  isNegative,
  isWhole,
  negate,
  parseNumber,
  truncated,
  wholeNumber,
} from '../hcl/values/number.js';
import { Sequence, typeOf, type Value } from '../hcl/values/value.js';
import { typeName } from '../hcl/values/type.js';
import { doubleOf, fixed, type FunctionTable, integerOf, numberOf, parameter, variadic } from './signature.js';

const num = parameter('num', 'number');

/** The most numbers that `range` gives. */
const LONGEST_RANGE = 1024;

/** The functions of numbers. */
export const numbers: FunctionTable = {
  abs: fixed([num], ([value]) => {
    const number = numberOf(value);
    return isNegative(number) ? negate(number) : number;
  }),
  ceil: fixed([num], ([value]) => rounded(numberOf(value), 1)),
  floor: fixed([num], ([value]) => rounded(numberOf(value), -1)),
  log: fixed([num, parameter('base', 'number')], ([value, base]) =>
    ofDouble(Math.log(doubleOf(value)) / Math.log(doubleOf(base))),
  ),
  max: variadic([], parameter('numbers', 'number'), (args) => extreme(args, 1)),
  min: variadic([], parameter('numbers', 'number'), (args) => extreme(args, -1)),
  parseint: fixed([parameter('number'), parameter('base', 'number')], ([text, base], budget) =>
    parseInteger(text, base, budget),
  ),
  pow: fixed([num, parameter('power', 'number')], ([value, power]) =>
    ofDouble(power64(doubleOf(value), doubleOf(power))),
  ),
  range: variadic([], parameter('params', 'number'), (args) => range(args.map(numberOf))),
  signum: fixed([num], ([value]) => Math.sign(integerOf(value)) + 0),
};

/** The next whole number in a direction. */
function rounded(value: HclNumber, direction: 1 | -1): Value {
  if (isWhole(value)) return value;
  const whole = truncated(value);
  return wholeNumber(isNegative(value) === direction < 0 ? whole + BigInt(direction) : whole) ?? value;
}

/** The number that the shortest text of a double stands for, which is what HCL shows of it. */
function ofDouble(value: number): Value {
  if (Number.isNaN(value)) throw new FunctionError('the result is not a number');
  return Number.isFinite(value) ? (parseNumber(String(value)) ?? value) : value;
}

/** Go's rule where JavaScript has another: one to any power is one. */
function power64(value: number, power: number): number {
  if (value === 1 || (value === -1 && !Number.isFinite(power) && !Number.isNaN(power))) return 1;
  return value ** power;
}

function extreme(args: readonly Value[], direction: 1 | -1): Value {
  if (args.length === 0) throw new FunctionError('must pass at least one number');
  let found: HclNumber = -direction * Number.POSITIVE_INFINITY;
  for (const value of args.map(numberOf)) if (compareNumbers(value, found) * direction > 0) found = value;
  return found;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** So many digits of any base are a whole number that a double holds. */
const FEW_DIGITS = 8;

function parseInteger(text: Value | undefined, base: Value | undefined, budget: Budget): Value {
  if (typeof text !== 'string') {
    throw new FunctionError(`first argument must be a string, not ${typeName(typeOf(text ?? null))}`, 0);
  }
  const radix = integerOf(base, 1);
  if (radix < 2 || radix > 62) throw new FunctionError('base must be a whole number between 2 and 62 inclusive', 1);
  const failed = new FunctionError(`cannot parse ${JSON.stringify(text)} as a base ${radix} integer`, 0);
  const [, sign = '', digits = ''] = /^([+-]?)([0-9a-zA-Z]{1,4096})$/.exec(text) ?? [];
  if (digits === '') throw failed;
  budget.spend(digits.length);
  let whole = 0n;
  for (let at = 0; at < digits.length; at += FEW_DIGITS) {
    let few = 0;
    const piece = digits.slice(at, at + FEW_DIGITS);
    for (const character of piece) {
      const digit = DIGITS.indexOf(radix > 36 ? character : character.toLowerCase());
      if (digit >= radix) throw failed;
      few = few * radix + digit;
    }
    whole = whole * BigInt(radix ** piece.length) + BigInt(few);
  }
  const number = wholeNumber(sign === '-' ? -whole : whole);
  if (number === undefined) throw failed;
  return number;
}

function range(args: readonly HclNumber[]): Value {
  const [first = 0, second = 0, third] = args;
  if (args.length < 1 || args.length > 3) throw new FunctionError('must have one, two, or three arguments');
  const [start, end] = args.length === 1 ? [0, first] : [first, second];
  const rising = compareNumbers(end, start) >= 0;
  const step = third ?? (rising ? 1 : -1);
  const down = compareNumbers(step, 0) < 0;
  if (down && compareNumbers(end, start) > 0) {
    throw new FunctionError('end must be less than start when step is negative', 1);
  }
  if (!down && !rising) throw new FunctionError('end must be greater than start when step is positive', 1);
  const values: HclNumber[] = [];
  let next: HclNumber | undefined = start;
  while (next !== undefined && (down ? compareNumbers(next, end) > 0 : compareNumbers(next, end) < 0)) {
    if (values.length >= LONGEST_RANGE) {
      throw new FunctionError(
        'more than 1024 values were generated; either decrease the difference between start and end or use a smaller step',
      );
    }
    values.push(next);
    next = add(next, step);
  }
  return new Sequence('list', values, 'number');
}
