/** Reads expressions, with HCL's precedence: `||`, `&&`, equality, comparison, sums, products, unary operators, access. */

import { parseObject, parseTuple } from './collection.js';
import type { Cursor } from './cursor.js';
import type { Span } from './source.js';
import type { BinaryOperator, Expression, SplatStep } from './syntax.js';
import { parseTemplate } from './template.js';
import type { Token, TokenKind } from './token.js';

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

function isOperator(kind: TokenKind): kind is BinaryOperator {
  return kind in PRECEDENCE;
}

/** Reads one expression. What can't be read is an `invalid` node or a part of what was meant, and an error says why. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.deeper(() => conditional(cursor));
}

function conditional(cursor: Cursor): Expression {
  const { told, next: first } = cursor;
  const condition = binary(cursor, 1);
  if (cursor.lostSince(told) || !cursor.accept('?')) return condition;
  const whenTrue = parseExpression(cursor);
  if (cursor.lostSince(told)) return condition;
  if (!cursor.accept(':')) {
    cursor.error(
      'Missing false expression in conditional',
      'The conditional operator (...?...:...) requires a false expression, delimited by a colon.',
      cursor.next,
      between(first, cursor.next),
    );
    return condition;
  }
  const whenFalse = parseExpression(cursor);
  if (cursor.lostSince(told)) return condition;
  return { kind: 'conditional', condition, whenTrue, whenFalse, ...between(first, whenFalse) };
}

/** From the start of one to the end of another. */
export function between({ start }: Span, { end }: Span): Span {
  return { start, end };
}

function binary(cursor: Cursor, level: number): Expression {
  const { told } = cursor;
  let left = withSteps(cursor);
  while (!cursor.lostSince(told)) {
    const operator = cursor.next.kind;
    if (!isOperator(operator) || PRECEDENCE[operator] < level) break;
    cursor.take();
    const right = binary(cursor, PRECEDENCE[operator] + 1);
    if (cursor.lostSince(told)) break;
    left = { kind: 'binary', operator, left, right, ...between(left, right) };
  }
  return left;
}

/** A term with everything that is taken out of it: `.name`, `[key]`, splats. */
function withSteps(cursor: Cursor): Expression {
  let expression = term(cursor);
  for (let step = nextStep(cursor); step; step = nextStep(cursor)) expression = applied(expression, step);
  return expression;
}

function applied(of: Expression, step: SplatStep): Expression {
  const span = between(of, step);
  const place = { start: step.start, end: step.end };
  if (step.kind === 'attribute') {
    const nameSpan = { start: step.end - step.name.length, end: step.end };
    return { kind: 'attribute-of', object: of, name: step.name, nameSpan, step: place, ...span };
  }
  if (step.kind === 'index') return { kind: 'index', collection: of, key: step.key, step: place, ...span };
  return { ...step, source: of, ...span };
}

/** The step that follows, if any. A step that can't be read ends them. */
function nextStep(cursor: Cursor): SplatStep | undefined {
  for (;;) {
    if (cursor.is('.')) {
      const step = dotted(cursor);
      if (step !== 'none') return step;
    } else return cursor.is('[') ? bracketed(cursor) : undefined;
  }
}

/** `.name`, `.0` or `.*`; `none` for what is wrong, after which other steps may follow. */
function dotted(cursor: Cursor): SplatStep | 'none' {
  const dot = cursor.take();
  const token = cursor.next;
  if (token.kind === '*') return attributeSplat(cursor, dot);
  const step = attributeOrIndex(cursor, dot, token, 'Use the proper index syntax instead');
  if (step) return step;
  cursor.error('Invalid attribute name', 'An attribute name is required after a dot.', token);
  cursor.recovering = true;
  return 'none';
}

/** What follows a dot: a name, or a number as an index of the older style. `subject` is what an error points at. */
function attributeOrIndex(cursor: Cursor, dot: Token, subject: Token, advice: string): SplatStep | undefined {
  const name = cursor.accept('identifier');
  if (name) return { kind: 'attribute', name: cursor.text(name), ...between(dot, name) };
  if (!cursor.is('number')) return undefined;
  const token = cursor.next;
  const text = cursor.text(token);
  const span = between(dot, token);
  const point = text.indexOf('.');
  if (point < 0) return { kind: 'index', key: number(cursor), ...span };
  cursor.take();
  const detail = `When using the legacy index syntax, chaining two indexes together is not permitted. ${advice}, like [${text.slice(0, point)}][${text.slice(point + 1)}].`;
  cursor.error('Invalid legacy index syntax', detail, subject);
  return { kind: 'index', key: { kind: 'invalid', start: token.start, end: token.end }, ...span };
}

/** `.*`, with the names and indexes after it. */
function attributeSplat(cursor: Cursor, dot: Token): SplatStep {
  const star = cursor.take();
  const steps: SplatStep[] = [];
  let end = star.end;
  while (cursor.is('.')) {
    const inner = cursor.take();
    const advice = 'Use the proper index syntax with a full splat expression [*] instead';
    const step = attributeOrIndex(cursor, inner, star, advice);
    if (!step) {
      if (cursor.is('*')) {
        cursor.errorUnlessRecovering(
          'Nested splat expression not allowed',
          'A splat expression (*) cannot be used inside another attribute-only splat expression.',
          cursor.next,
        );
      } else {
        const detail = 'An attribute name is required after a dot.';
        cursor.errorUnlessRecovering('Invalid attribute name', detail, star);
      }
      cursor.recovering = true;
      break;
    }
    steps.push(step);
    end = step.end;
  }
  return { kind: 'splat', form: 'attribute', marker: between(dot, star), steps, start: dot.start, end };
}

/** `[key]`, or `[*]` with all steps after it: they are taken on each item. */
function bracketed(cursor: Cursor): SplatStep {
  const open = cursor.take();
  if (cursor.is('*')) {
    cursor.take();
    let close = cursor.take();
    if (close.kind !== ']' && !cursor.recovering) {
      const detail = 'The star for a full splat operator must be immediately followed by a closing bracket ("]").';
      // HCL points at where it goes on.
      close = cursor.recoverWith(']', 'Missing close bracket on splat index', detail);
    }
    const steps: SplatStep[] = [];
    cursor.deeper(() => {
      for (let step = nextStep(cursor); step; step = nextStep(cursor)) steps.push(step);
    });
    const marker = between(open, close);
    return { kind: 'splat', form: 'full', marker, steps, ...between(open, steps.at(-1) ?? close) };
  }
  return cursor.within(true, () => {
    const { told } = cursor;
    const key = parseExpression(cursor);
    let close: Token;
    if (cursor.lostSince(told)) close = cursor.recover(']');
    else {
      close = cursor.take();
      if (close.kind !== ']' && !cursor.recovering) {
        const detail = 'The index operator must end with a closing bracket ("]").';
        close = cursor.recoverWith(']', 'Missing close bracket on index', detail);
      }
    }
    return { kind: 'index', key, ...between(open, close) };
  });
}

function term(cursor: Cursor): Expression {
  const token = cursor.next;
  switch (token.kind) {
    case 'number':
      return number(cursor);
    case 'identifier':
      return named(cursor);
    case 'open-quote':
    case 'open-heredoc':
      return parseTemplate(cursor, parseExpression);
    case '(':
      return parentheses(cursor);
    case '-':
    case '!': {
      cursor.take();
      const operand = cursor.deeper(() => withSteps(cursor));
      return { kind: 'unary', operator: token.kind, operand, ...between(token, operand) };
    }
    case '[':
      return parseTuple(cursor, parseExpression);
    case '{':
      return parseObject(cursor, parseExpression);
    default: {
      const [summary, found] =
        token.kind === 'end'
          ? ['Missing expression', 'the end of the file']
          : ['Invalid expression', 'an invalid expression token'];
      cursor.errorUnlessRecovering(summary, `Expected the start of an expression, but found ${found}.`, token);
      cursor.recovering = true;
      return { kind: 'invalid', start: token.start, end: token.end };
    }
  }
}

function parentheses(cursor: Cursor): Expression {
  const open = cursor.take();
  return cursor.within(true, () => {
    const { told } = cursor;
    const inner = parseExpression(cursor);
    if (cursor.told > told) {
      cursor.recover(')');
      return inner;
    }
    if (!cursor.is(')')) {
      const detail = 'Expected a closing parenthesis to terminate the expression.';
      cursor.error('Unbalanced parentheses', detail, cursor.next, between(open, cursor.next));
      cursor.recovering = true;
    }
    return { kind: 'parentheses', inner, ...between(open, cursor.take()) };
  });
}

/** The forms of a number, of all that the lexer takes for one. */
const NUMBER = /^[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?$/;

function number(cursor: Cursor): Expression {
  const token = cursor.take();
  const { start, end } = token;
  const text = cursor.text(token);
  if (NUMBER.test(text)) return { kind: 'number', text, start, end };
  cursor.error('Invalid number literal', 'Failed to recognize the value of this number literal.', token);
  return { kind: 'invalid', start, end };
}

function named(cursor: Cursor): Expression {
  const token = cursor.take();
  if (cursor.is('::') || cursor.is('(')) return call(cursor, token);
  const { start, end } = token;
  const name = cursor.text(token);
  if (name === 'true' || name === 'false') return { kind: 'word', value: name === 'true', start, end };
  if (name === 'null') return { kind: 'word', value: null, start, end };
  return { kind: 'variable', name, start, end };
}

function call(cursor: Cursor, first: Token): Expression {
  let name = cursor.text(first);
  let nameSpan: Span = { start: first.start, end: first.end };
  let open = cursor.take();
  while (open.kind === '::') {
    const part = cursor.take();
    if (part.kind !== 'identifier') {
      const detail = 'Function scope resolution symbol :: must be followed by a function name in this scope.';
      cursor.error('Missing function name', detail, part, between(first, part));
      cursor.recoverOverCall();
      return { kind: 'invalid', ...between(first, part) };
    }
    name += `::${cursor.text(part)}`;
    nameSpan = between(first, part);
    open = cursor.take();
  }
  if (open.kind !== '(') {
    const detail = 'Function selector must be followed by an open parenthesis to begin the function call.';
    cursor.error('Missing open parenthesis', detail, open, between(first, open));
    cursor.recoverOverCall();
    return { kind: 'invalid', ...between(first, open) };
  }
  const args: Expression[] = [];
  const expand = cursor.within(true, () => callArguments(cursor, first, open, args));
  return { kind: 'call', name, nameSpan, arguments: args, expand, ...between(first, cursor.last) };
}

/** Reads arguments and the parenthesis after them. True when the last is followed by `...`. */
function callArguments(cursor: Cursor, name: Token, open: Token, args: Expression[]): boolean {
  for (;;) {
    if (cursor.accept(')')) return false;
    const { told } = cursor;
    args.push(parseExpression(cursor));
    if (cursor.lostSince(told)) {
      cursor.recover(')');
      return false;
    }
    const separator = cursor.take();
    const context = between(name, separator);
    switch (separator.kind) {
      case ')':
        return false;
      case ',':
        break;
      case '...':
        if (!cursor.accept(')')) {
          cursor.errorUnlessRecovering(
            'Missing closing parenthesis',
            'An expanded function argument (with ...) must be immediately followed by closing parentheses.',
            separator,
            context,
          );
          cursor.recover(')');
        }
        return true;
      case 'end':
        cursor.error(
          'Unterminated function call',
          'There is no closing parenthesis for this function call before the end of the file. This may be caused by incorrect parenthesis nesting elsewhere in this file.',
          between(name, open),
        );
        cursor.recovering = true;
        return false;
      default:
        cursor.error(
          'Missing argument separator',
          'A comma is required to separate each function argument from the next.',
          separator,
          context,
        );
        cursor.recover(')');
        return false;
    }
  }
}
