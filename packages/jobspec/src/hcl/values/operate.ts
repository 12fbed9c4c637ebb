/** The operators, on operands that were converted already. Failures are told in HCL's words. */

import type { BinaryOperator } from '../syntax.js';
import { Mismatch } from './convert.js';
import { add, compareNumbers, divide, type HclNumber, isNegative, multiply, negate, remainder } from './number.js';
import type { Type } from './type.js';
import { equalValues, isNumber, type Value } from './value.js';

/** The type that an operator's operands must have. */
export function operandType(operator: BinaryOperator | '!'): Type {
  if (operator === '==' || operator === '!=') return 'any';
  return operator === '&&' || operator === '||' || operator === '!' ? 'bool' : 'number';
}

const NULL_OPERAND = new Mismatch('argument must not be null');
const OUT_OF_BOUNDS = new Mismatch('the result is beyond the numbers that are supported');

/** What the operator makes of the operands, or why it can't. */
export function operate(operator: BinaryOperator, left: Value, right: Value): Value | Mismatch {
  if (operator === '==') return equalValues(left, right);
  if (operator === '!=') return !equalValues(left, right);
  if (left === null || right === null) return NULL_OPERAND;
  if (operator === '&&') return left === true && right === true;
  if (operator === '||') return left === true || right === true;
  if (!isNumber(left) || !isNumber(right)) return new Mismatch('a number is required');
  switch (operator) {
    case '<':
      return compareNumbers(left, right) < 0;
    case '<=':
      return compareNumbers(left, right) <= 0;
    case '>':
      return compareNumbers(left, right) > 0;
    case '>=':
      return compareNumbers(left, right) >= 0;
    default:
      return calculate(operator, left, right) ?? OUT_OF_BOUNDS;
  }
}

function infinite(value: HclNumber): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function calculate(
  operator: '+' | '-' | '*' | '/' | '%',
  left: HclNumber,
  right: HclNumber,
): HclNumber | Mismatch | undefined {
  const infinities = Number(infinite(left)) + Number(infinite(right));
  const zeroAndInfinity = infinities === 1 && (left === 0 || right === 0);
  switch (operator) {
    case '+':
      if (infinities === 2 && isNegative(left) !== isNegative(right)) {
        return new Mismatch("can't compute sum of opposing infinities");
      }
      return add(left, right);
    case '-':
      if (infinities === 2 && isNegative(left) === isNegative(right)) {
        return new Mismatch("can't subtract infinity from itself");
      }
      return add(left, negate(right));
    case '*':
      return zeroAndInfinity ? new Mismatch("can't multiply zero by infinity") : multiply(left, right);
    case '/':
      if (infinities === 2 || (left === 0 && right === 0)) {
        return new Mismatch("can't divide zero by zero or infinity by infinity");
      }
      return divide(left, right);
    case '%':
      return zeroAndInfinity ? new Mismatch("can't use modulo with zero and infinity") : remainder(left, right);
  }
}

/** What the unary operator makes of its operand, or why it can't. */
export function operateUnary(operator: '-' | '!', operand: Value): Value | Mismatch {
  if (operand === null) return NULL_OPERAND;
  if (operator === '!') return operand !== true;
  return isNumber(operand) ? negate(operand) : new Mismatch('a number is required');
}
