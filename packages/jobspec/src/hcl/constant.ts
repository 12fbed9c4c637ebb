/** Values of expressions that need no scope: what a file that takes neither variables nor functions may say. */

import type { Findings } from './diagnostic.js';
import { evaluate } from './evaluate.js';
import type { Expression } from './syntax.js';
import { isWhole, numberText, truncated } from './values/number.js';
import { isNumber, Mapping, Sequence, type Value } from './values/value.js';

/** A value with no unknown parts. Whole numbers that a double can't hold are `bigint`. */
export type Constant =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Constant[]
  | { readonly [key: string]: Constant };

/**
 * The value of an expression, or `undefined` after an error. References to variables, calls of functions and sequences in
 * text are errors: the caller has none to offer.
 */
export function constantValue(expression: Expression, findings: Findings): Constant | undefined {
  const before = findings.list.length;
  if (!isConstant(expression, findings)) return undefined;
  const value = evaluate(expression, {}, findings);
  return value === undefined || findings.list.length > before ? undefined : plainValue(value);
}

/** Whether an expression needs no scope. An error says what does. */
function isConstant(expression: Expression, findings: Findings): boolean {
  switch (expression.kind) {
    case 'number':
    case 'word':
      return true;
    case 'parentheses':
      return isConstant(expression.inner, findings);
    case 'unary':
      return isConstant(expression.operand, findings);
    case 'template':
      return isPlainText(expression, findings);
    case 'tuple':
      return all(expression.items, (item) => isConstant(item, findings));
    case 'object':
      return all(
        expression.items,
        ({ key, value }) => (key.kind === 'variable' || isConstant(key, findings)) && isConstant(value, findings),
      );
    case 'variable':
      findings.error(
        'Variables not allowed',
        `Variables may not be used here. Put "${expression.name}" in quotes if it is text.`,
        expression,
      );
      return false;
    case 'call':
      findings.error('Function calls not allowed', 'Functions may not be called here.', expression);
      return false;
    case 'invalid':
      return false;
    default:
      findings.error(
        'Unsuitable value',
        'A constant value is needed here: text, a number, true, false, null, a list or a map.',
        expression,
      );
      return false;
  }
}

/** Checks every item, also after one that fails, so that all errors show. */
function all<T>(items: readonly T[], check: (item: T) => boolean): boolean {
  return items.filter(check).length === items.length;
}

function isPlainText(template: Extract<Expression, { kind: 'template' }>, findings: Findings): boolean {
  const sequence = template.parts.find((part) => part.kind !== 'text');
  if (!sequence) return true;
  findings.error(
    'Template sequences not allowed',
    'Template sequences may not be used here. To write a literal "${", double the dollar sign: "$${".',
    sequence,
  );
  return false;
}

/**
 * A value as plain data, for JSON or for code that knows no HCL. Numbers are the nearest double, whole numbers that a double
 * can't hold `bigint`; sets are lists in their order. The keys of maps and objects are in HCL's order.
 */
export function plainValue(value: Value): Constant {
  if (isNumber(value)) {
    if (typeof value === 'number') return value;
    return isWhole(value) ? truncated(value) : Number(numberText(value));
  }
  if (value instanceof Sequence) return value.items.map(plainValue);
  if (value instanceof Mapping) return Object.fromEntries(value.sorted().map(([key, item]) => [key, plainValue(item)]));
  return value;
}
