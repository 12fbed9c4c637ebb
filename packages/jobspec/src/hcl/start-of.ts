/** Where HCL says that an expression starts: what messages about a value that is wrong as a whole point at. */

import type { Span } from './source.js';
import type { Expression } from './syntax.js';

/** The span of the start: an opening bracket, a function's name, the first piece of a text. */
export function startOf(expression: Expression): Span {
  let at = expression;
  for (;;) {
    switch (at.kind) {
      case 'template': {
        const [first, more] = at.parts;
        if (at.json || (at.form === 'quoted' && first?.kind === 'value' && !more)) return at;
        if (!first) return { start: at.end, end: at.end };
        if (first.kind === 'text') return first;
        if (first.kind === 'for') return first.open;
        at = first.kind === 'value' ? first.value : first.condition;
        break;
      }
      case 'tuple':
      case 'object':
      case 'for':
      case 'unary':
        return { start: at.start, end: at.start + 1 };
      case 'call':
        return { start: at.nameSpan.start, end: Math.min(at.nameSpan.end + 1, at.end) };
      case 'splat':
        return at.marker;
      case 'index':
        return isLiteral(at.key) ? at : { start: at.step.start, end: at.step.start + 1 };
      case 'conditional':
        at = at.condition;
        break;
      case 'binary':
        at = at.left;
        break;
      case 'parentheses':
        at = at.inner;
        break;
      default:
        return at;
    }
  }
}

/** Whether an index is a part of the reference that it stands in, rather than an operation. */
export function isLiteral(key: Expression): boolean {
  if (key.kind === 'template') return key.parts.every((part) => part.kind === 'text');
  return key.kind === 'number' || key.kind === 'word';
}
