/** Values of expressions that need no scope: what a file that takes neither variables nor functions may say. */

import type { Findings } from './diagnostic.js';
import type { Expression } from './syntax.js';

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
 * The value of an expression, or `undefined` after an error. References to variables and calls of functions are errors: the
 * caller has none to offer.
 */
export function constantValue(expression: Expression, findings: Findings): Constant | undefined {
  switch (expression.kind) {
    case 'number':
      return numberValue(expression.text);
    case 'word':
      return expression.value;
    case 'parentheses':
      return constantValue(expression.inner, findings);
    case 'unary':
      return negated(expression, findings);
    case 'template':
      return templateText(expression, findings);
    case 'tuple': {
      const items = expression.items.map((item) => constantValue(item, findings));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'object':
      return objectValue(expression, findings);
    case 'variable':
      findings.error(
        'Variables not allowed',
        `Variables may not be used here. Put "${expression.name}" in quotes if it is text.`,
        expression,
      );
      return undefined;
    case 'call':
      findings.error('Function calls not allowed', 'Functions may not be called here.', expression);
      return undefined;
    case 'invalid':
      return undefined;
    default:
      findings.error(
        'Unsuitable value',
        'A constant value is needed here: text, a number, true, false, null, a list or a map.',
        expression,
      );
      return undefined;
  }
}

function numberValue(text: string): number | bigint {
  const value = Number(text);
  return /^[0-9]+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value;
}

function negated(expression: Extract<Expression, { kind: 'unary' }>, findings: Findings): Constant | undefined {
  const value = constantValue(expression.operand, findings);
  if (expression.operator === '-' && (typeof value === 'number' || typeof value === 'bigint')) return -value;
  if (expression.operator === '!' && typeof value === 'boolean') return !value;
  if (value !== undefined) {
    findings.error(
      'Invalid operand',
      `Unsuitable value for unary operand: ${expression.operator === '-' ? 'a number' : 'a bool'} is required.`,
      expression.operand,
    );
  }
  return undefined;
}

function templateText(template: Extract<Expression, { kind: 'template' }>, findings: Findings): string | undefined {
  let text = '';
  for (const part of template.parts) {
    if (part.kind === 'text') text += part.text;
    else {
      findings.error(
        'Template sequences not allowed',
        'Template sequences may not be used here. To write a literal "${", double the dollar sign: "$${".',
        part,
      );
      return undefined;
    }
  }
  return text;
}

function objectValue(expression: Extract<Expression, { kind: 'object' }>, findings: Findings): Constant | undefined {
  const entries: [string, Constant][] = [];
  for (const item of expression.items) {
    const key = item.key.kind === 'variable' ? item.key.name : constantValue(item.key, findings);
    const value = constantValue(item.value, findings);
    if (key === undefined || value === undefined) return undefined;
    if (typeof key === 'object') {
      findings.error('Incorrect key type', 'A key of a map must be text.', item.key);
      return undefined;
    }
    entries.push([String(key), value]);
  }
  return Object.fromEntries(entries);
}
