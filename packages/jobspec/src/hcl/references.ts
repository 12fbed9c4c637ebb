/** What an expression refers to: the variables at its leaves, without those that its own loops bind. */

import type { Span } from './source.js';
import { isLiteral } from './start-of.js';
import type { Expression, SplatStep, TemplatePart } from './syntax.js';

/** A reference such as `var.region`. */
export interface Reference extends Span {
  readonly root: string;
  /** The attribute that is taken first; `undefined` when there is none. */
  readonly attribute: string | undefined;
}

/** All references, in the order in which they stand. */
export function referencesOf(expression: Expression): readonly Reference[] {
  const found: Reference[] = [];
  visit(expression, new Set(), found);
  return found;
}

type Names = ReadonlySet<string>;

function visit(expression: Expression, bound: Names, found: Reference[]): void {
  switch (expression.kind) {
    case 'variable':
    case 'attribute-of':
    case 'index':
    case 'splat':
      visitAccess(expression, bound, found);
      break;
    case 'template':
      visitParts(expression.parts, bound, found);
      break;
    case 'call':
      for (const argument of expression.arguments) visit(argument, bound, found);
      break;
    case 'conditional':
      for (const part of [expression.condition, expression.whenTrue, expression.whenFalse]) visit(part, bound, found);
      break;
    case 'binary': {
      // Long sums are deep on their left side.
      const right: Expression[] = [];
      let left: Expression = expression;
      while (left.kind === 'binary') {
        right.push(left.right);
        left = left.left;
      }
      visit(left, bound, found);
      for (const part of right.toReversed()) visit(part, bound, found);
      break;
    }
    case 'unary':
      visit(expression.operand, bound, found);
      break;
    case 'parentheses':
      visit(expression.inner, bound, found);
      break;
    case 'tuple':
      for (const item of expression.items) visit(item, bound, found);
      break;
    case 'object':
      for (const { key, value } of expression.items) {
        if (key.kind !== 'variable') visit(key, bound, found);
        visit(value, bound, found);
      }
      break;
    case 'for': {
      visit(expression.collection, bound, found);
      const inner = new Set([...bound, expression.valueName, ...(expression.keyName ? [expression.keyName] : [])]);
      for (const part of [expression.key, expression.value, expression.condition]) {
        if (part) visit(part, inner, found);
      }
      break;
    }
    default:
  }
}

/** Chains such as `a.b.c` are as deep as they are long, so they are walked. */
function visitAccess(outer: Expression, bound: Names, found: Reference[]): void {
  const inside: (Expression | readonly SplatStep[])[] = [];
  let at = outer;
  let inner: Expression | undefined;
  let end = outer.end;
  while (at.kind === 'attribute-of' || at.kind === 'index' || at.kind === 'splat') {
    inner = at;
    if (at.kind === 'attribute-of') at = at.object;
    else if (at.kind === 'index') {
      const { key } = at;
      // A literal index belongs to the reference, a computed one ends it.
      if (!isLiteral(key)) {
        inside.push(key);
        end = at.collection.end;
      }
      at = at.collection;
    } else {
      inside.push(at.steps);
      end = at.source.end;
      at = at.source;
    }
  }
  if (at.kind !== 'variable') visit(at, bound, found);
  else if (!bound.has(at.name)) {
    const attribute = inner?.kind === 'attribute-of' ? inner.name : undefined;
    found.push({ root: at.name, attribute, start: at.start, end });
  }
  for (const part of inside.toReversed()) {
    if ('kind' in part) visit(part, bound, found);
    else visitSteps(part, bound, found);
  }
}

function visitSteps(steps: readonly SplatStep[], bound: Names, found: Reference[]): void {
  for (const step of steps) {
    if (step.kind === 'index') visit(step.key, bound, found);
    else if (step.kind === 'splat') visitSteps(step.steps, bound, found);
  }
}

function visitParts(parts: readonly TemplatePart[], bound: Names, found: Reference[]): void {
  for (const part of parts) {
    if (part.kind === 'value') visit(part.value, bound, found);
    else if (part.kind === 'if') {
      visit(part.condition, bound, found);
      visitParts(part.whenTrue, bound, found);
      visitParts(part.whenFalse, bound, found);
    } else if (part.kind === 'for') {
      visit(part.collection, bound, found);
      visitParts(part.body, new Set([...bound, part.valueName, ...(part.keyName ? [part.keyName] : [])]), found);
    }
  }
}
