/** How functions declare what they take, and read what they are given. */

import { type Budget, FunctionError, type FunctionParameter, type ValueFunction } from '../hcl/scope.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import { type HclNumber, isWhole, numberText, truncated } from '../hcl/values/number.js';
import type { Type } from '../hcl/values/type.js';
import { isNumber, normalText, Sequence, type Value } from '../hcl/values/value.js';

/** Functions of one family by name. */
export type FunctionTable = Readonly<Record<string, ValueFunction>>;

/** The type of lists of text. */
export const LIST_OF_TEXT: Type = { kind: 'list', element: 'string' };

/** A parameter. Its type is `any` unless one is given. */
export function parameter(name: string, type: Type = 'any'): FunctionParameter {
  return { name, type };
}

/** A parameter that takes anything, null too. */
export function nullable(name: string): FunctionParameter {
  return { name, type: 'any', allowNull: true };
}

/** A function of fixed parameters. */
export function fixed(
  parameters: readonly FunctionParameter[],
  call: (args: readonly Value[], budget: Budget) => Value,
): ValueFunction {
  return { parameters, call: (args, budget) => normal(call(args, budget)) };
}

/** A function whose last parameter takes any number of arguments. */
export function variadic(
  parameters: readonly FunctionParameter[],
  rest: FunctionParameter,
  call: (args: readonly Value[], budget: Budget) => Value,
): ValueFunction {
  return { parameters, variadic: rest, call: (args, budget) => normal(call(args, budget)) };
}

function normal(result: Value): Value {
  return typeof result === 'string' ? normalText(result) : result;
}

/** A function of texts. */
export function ofTexts(names: readonly string[], compute: (...texts: string[]) => Value): ValueFunction {
  return fixed(
    names.map((name) => parameter(name, 'string')),
    (args) => compute(...args.map(textOf)),
  );
}

/** An argument of a text parameter. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** An argument of a number parameter. */
export function numberOf(value: Value | undefined): HclNumber {
  return value !== undefined && isNumber(value) ? value : 0;
}

/** The items of an argument that is a list, set or tuple. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  return value instanceof Sequence ? value.items : [];
}

/**
 * A number argument as a whole number of 64 bits.
 *
 * @param argument - Index of the argument, where the error is to name it.
 * @param about - What the error begins with.
 */
export function int64Of(value: Value | undefined, argument?: number, about = ''): bigint {
  const number = numberOf(value);
  if (isWhole(number) && (typeof number !== 'number' || Number.isFinite(number))) {
    const whole = truncated(number);
    if (BigInt.asIntN(64, whole) === whole) return whole;
  }
  throw new FunctionError(
    `${about}value must be a whole number, between -9223372036854775808 and 9223372036854775807`,
    argument,
  );
}

/** A number argument as a whole number, the nearest double of it. */
export function integerOf(value: Value | undefined, argument?: number, about = ''): number {
  return Number(int64Of(value, argument, about));
}

/** A number argument as the nearest double. */
export function doubleOf(value: Value | undefined): number {
  const number = numberOf(value);
  if (typeof number === 'number') return number;
  const double = Number(numberText(number));
  if (Number.isFinite(double)) return double;
  const most = `${BigInt(Number.MAX_VALUE)}.000000`;
  throw new FunctionError(`value must be between -${most} and ${most} inclusive`);
}

/**
 * A value as one of another type.
 *
 * @param argument - Index of the argument that it came from, where the error is to name it.
 * @throws FunctionError when it is none
 */
export function converted(value: Value, type: Type, argument?: number): Value {
  const result = convertValue(value, type);
  if (result instanceof Mismatch) throw new FunctionError(result.message, argument);
  return result;
}

/** The longest text that a function makes, in UTF-16 units. */
const LONGEST = 32_000_000;

/** Refuses to make a text that is too long, before it is made. */
export function checkLength(units: number): void {
  if (units > LONGEST) throw new FunctionError('the result is longer than is supported');
}
