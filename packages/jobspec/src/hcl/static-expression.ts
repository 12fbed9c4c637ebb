/** Expressions for those who look at their syntax rather than their values, such as a type's. */

import type { Expression } from './syntax.js';

/** The expression itself; in JSON the one that a string holds, if it does. */
export function staticExpression(expression: Expression): Expression {
  const inside = expression.kind === 'template' ? expression.json?.expression() : undefined;
  return inside ?? expression;
}
