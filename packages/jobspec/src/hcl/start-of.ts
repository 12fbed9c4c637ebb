/** Where HCL says that an expression starts: what messages about a value that is wrong as a whole point at. */

import type { Span } from './source.js';
import type { Expression } from './syntax.js';

/** The span of the start: an opening bracket, a function's name, the first piece of a text. */
export function startOf(expression: Expression): Span {
  switch (expression.kind) {
    case 'template': {
      if (expression.json) return expression;
      const [first] = expression.parts;
      if (first?.kind === 'text') return first;
      if (first?.kind === 'value') {
        const isWhole = expression.parts.length === 1 && expression.form === 'quoted';
        return isWhole ? expression : startOf(first.value);
      }
      if (first) return first;
      const inside = expression.form === 'quoted' ? expression.end - 1 : expression.end;
      return { start: inside, end: inside };
    }
    case 'tuple':
    case 'object':
    case 'for':
      return { start: expression.start, end: expression.start + 1 };
    case 'call':
      return { start: expression.nameSpan.start, end: expression.nameSpan.end + 1 };
    case 'conditional':
      return startOf(expression.condition);
    case 'binary':
      return startOf(expression.left);
    default:
      return expression;
  }
}
