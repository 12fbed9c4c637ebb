/** `condition ? a : b`: both are evaluated and must agree in type, but only errors of the one that is taken count. */

import type { Findings } from './diagnostic.js';
import type { Evaluation } from './scope.js';
import type { Span } from './source.js';
import type { Conditional, Expression } from './syntax.js';
import { convertValue, Mismatch } from './values/convert.js';
import { describeDifference } from './values/difference.js';
import type { Type } from './values/type.js';
import { unifyTypes } from './values/unify.js';
import { Mapping, Sequence, typeOf, type Value } from './values/value.js';
import { wrappedValue } from './wrapped-value.js';

interface Branch {
  readonly value: Value | undefined;
  readonly errors: Findings;
}

/** The value of a conditional, or `undefined` after an error. */
export function conditionalValue(evaluation: Evaluation, conditional: Conditional): Value | undefined {
  const whenTrue = evaluation.apart(() => evaluation.value(conditional.whenTrue));
  const whenFalse = evaluation.apart(() => evaluation.value(conditional.whenFalse));
  return choice(evaluation, conditional, whenTrue, whenFalse);
}

const INCONSISTENT = 'Inconsistent conditional result types';

function choice(
  evaluation: Evaluation,
  conditional: Conditional,
  whenTrue: Branch,
  whenFalse: Branch,
): Value | undefined {
  const { findings, budget } = evaluation;
  // Their types are compared, and the value may be converted.
  for (const { value } of [whenTrue, whenFalse]) {
    if (value instanceof Sequence || value instanceof Mapping) budget.steps -= value.weight;
  }
  const types: [Type, Type] = [
    typeOfBranch(whenTrue, conditional.whenTrue),
    typeOfBranch(whenFalse, conditional.whenFalse),
  ];
  const type = types.includes('any') ? 'any' : unifyTypes(types);
  if (type === undefined) {
    findings.error(
      INCONSISTENT,
      `The true and false result expressions must have consistent types. ${describeDifference(...types)}.`,
      { start: conditional.whenTrue.start, end: conditional.whenFalse.end },
      conditional,
    );
    return undefined;
  }
  const condition = conditionMet(evaluation, conditional);
  if (condition === undefined) return undefined;
  const { value, errors } = condition ? whenTrue : whenFalse;
  findings.list.push(...errors.list);
  const result = value === undefined ? undefined : convertValue(value, type);
  if (!(result instanceof Mismatch)) return result;
  findings.error(
    INCONSISTENT,
    `The ${condition} result value has the wrong type: ${result.message}.`,
    condition ? conditional.whenTrue : conditional.whenFalse,
    conditional,
  );
  return undefined;
}

/** Whether a condition is met, or `undefined` after an error. */
export function conditionMet(
  evaluation: Evaluation,
  conditional: Span & { readonly condition: Expression },
): boolean | undefined {
  const { condition: subject } = conditional;
  const value = evaluation.value(subject);
  if (value === undefined) return undefined;
  const condition = convertValue(value, 'bool');
  if (typeof condition === 'boolean') return condition;
  const [summary, detail] =
    condition === null
      ? ['Null condition', 'The condition value is null. Conditions must either be true or false.']
      : ['Incorrect condition type', 'The condition expression must be of type bool.'];
  evaluation.findings.error(summary, detail, subject, conditional);
  return undefined;
}

function typeOfBranch({ value }: Branch, expression: Expression): Type {
  return value === undefined ? typeWithoutValue(expression) : typeOf(value);
}

/** The type that the value of an expression would have had if it had not failed, where its syntax tells; else `any`. */
export function typeWithoutValue(expression: Expression): Type {
  let at = expression;
  while (at.kind === 'parentheses') at = at.inner;
  if (at.kind === 'unary') return at.operator === '-' ? 'number' : 'bool';
  if (at.kind === 'binary') return ARITHMETIC.has(at.operator) ? 'number' : 'bool';
  if (at.kind !== 'template') return 'any';
  const wrapped = wrappedValue(at);
  return wrapped ? typeWithoutValue(wrapped) : 'string';
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);
