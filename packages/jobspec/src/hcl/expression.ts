/** Reads expressions, with HCL's precedence: `||`, `&&`, equality, comparison, sums, products, unary operators, access. */

import type { Cursor } from './cursor.js';
import type { BinaryOperator, Expression, SplatStep } from './syntax.js';
import { forNames, parseTemplate } from './template.js';
import type { TokenKind } from './token.js';

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

/** Reads one expression. What can't be read is an `invalid` node, and an error says why. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.within(cursor.skipsNewlines, () => conditional(cursor));
}

function conditional(cursor: Cursor): Expression {
  const condition = binary(cursor, 1);
  if (!cursor.accept('?')) return condition;
  const whenTrue = parseExpression(cursor);
  if (!cursor.accept(':')) {
    cursor.findings.error(
      'Missing false expression in conditional',
      'The conditional operator (...?...:...) requires a false expression, delimited by a colon.',
      cursor.next,
      { start: condition.start, end: cursor.next.end },
    );
    return { kind: 'invalid', start: condition.start, end: cursor.lastEnd };
  }
  const whenFalse = parseExpression(cursor);
  return { kind: 'conditional', condition, whenTrue, whenFalse, start: condition.start, end: whenFalse.end };
}

function binary(cursor: Cursor, level: number): Expression {
  let left = unary(cursor);
  for (;;) {
    const operator = cursor.next.kind;
    if (!isOperator(operator) || PRECEDENCE[operator] < level) return left;
    cursor.take();
    const right = binary(cursor, PRECEDENCE[operator] + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function unary(cursor: Cursor): Expression {
  const operator = cursor.next;
  if (operator.kind !== '-' && operator.kind !== '!') return access(cursor);
  cursor.take();
  const { kind, start } = operator;
  const operand = cursor.within(cursor.skipsNewlines, () => unary(cursor));
  return { kind: 'unary', operator: kind, operand, start, end: operand.end };
}

/** A term with everything that is taken out of it: `.name`, `[key]`, splats. */
function access(cursor: Cursor): Expression {
  let expression = term(cursor);
  for (;;) {
    if (cursor.is('.')) {
      const second = cursor.second;
      if (second.kind === '*') {
        cursor.take();
        cursor.take();
        expression = splat(cursor, expression, 'attribute');
        continue;
      }
      cursor.take();
      const step = dotted(cursor, false);
      if (!step) return { kind: 'invalid', start: expression.start, end: cursor.lastEnd };
      expression = applied(expression, step);
    } else if (cursor.is('[')) {
      const open = cursor.take();
      const indexed = cursor.within(true, () => {
        if (cursor.is('*') && cursor.second.kind === ']') {
          cursor.take();
          return 'splat' as const;
        }
        return parseExpression(cursor);
      });
      cursor.within(true, () => expectClose(cursor, ']', 'Missing close bracket on index', open));
      if (indexed === 'splat') expression = splat(cursor, expression, 'full');
      else
        expression = {
          kind: 'index',
          collection: expression,
          key: indexed,
          start: expression.start,
          end: cursor.lastEnd,
        };
    } else return expression;
  }
}

function applied(of: Expression, step: SplatStep): Expression {
  if (step.kind === 'attribute') {
    return {
      kind: 'attribute-of',
      object: of,
      name: step.name,
      nameSpan: { start: step.start, end: step.end },
      start: of.start,
      end: step.end,
    };
  }
  return { kind: 'index', collection: of, key: step.key, start: of.start, end: step.end };
}

/** What follows a dot: a name, or a number as an index of the older style. */
function dotted(cursor: Cursor, isSplat: boolean): SplatStep | undefined {
  const token = cursor.next;
  if (token.kind === 'identifier') {
    cursor.take();
    return { kind: 'attribute', name: cursor.text(token), start: token.start, end: token.end };
  }
  if (token.kind === 'number') {
    const text = cursor.text(token);
    const { start, end } = token;
    if (/^[0-9]+$/.test(text)) {
      cursor.take();
      return { kind: 'index', key: { kind: 'number', text, start, end }, start, end };
    }
    if (/^[0-9]+\.[0-9]+$/.test(text)) {
      const brackets = text.split('.').map((index) => `[${index}]`);
      const detail = `When using the legacy index syntax, chaining two indexes together is not permitted. Use the proper index syntax ${isSplat ? 'with a full splat expression [*] ' : ''}instead, like ${brackets.join('')}.`;
      cursor.findings.error('Invalid legacy index syntax', detail, cursor.take());
      return undefined;
    }
  }
  cursor.findings.error('Invalid attribute name', 'An attribute name is required after a dot.', token);
  return undefined;
}

function splat(cursor: Cursor, source: Expression, form: 'attribute' | 'full'): Expression {
  const steps: SplatStep[] = [];
  for (;;) {
    if (cursor.is('.') && cursor.second.kind !== '*') {
      cursor.take();
      const step = dotted(cursor, form === 'attribute');
      if (!step) break;
      steps.push(step);
    } else if (form === 'full' && cursor.is('[') && cursor.second.kind !== '*') {
      const open = cursor.take();
      const key = cursor.within(true, () => parseExpression(cursor));
      cursor.within(true, () => expectClose(cursor, ']', 'Missing close bracket on index', open));
      steps.push({ kind: 'index', key, start: open.start, end: cursor.lastEnd });
    } else break;
  }
  return { kind: 'splat', form, source, steps, start: source.start, end: cursor.lastEnd };
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
    case '(': {
      cursor.take();
      const inner = cursor.within(true, () => parseExpression(cursor));
      cursor.within(true, () => expectClose(cursor, ')', 'Unbalanced parentheses', token));
      return { kind: 'parentheses', inner, start: token.start, end: cursor.lastEnd };
    }
    case '[':
      return tuple(cursor);
    case '{':
      return objectValue(cursor);
    default:
      // A bad character has been reported by the lexer already.
      if (token.kind !== 'bad') {
        cursor.findings.error(
          'Invalid expression',
          'Expected the start of an expression, but found an invalid expression token.',
          token,
        );
      } else cursor.take();
      return { kind: 'invalid', start: token.start, end: token.end };
  }
}

function number(cursor: Cursor): Expression {
  const token = cursor.take();
  const { start, end } = token;
  const text = cursor.text(token);
  if (/^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text)) return { kind: 'number', text, start, end };
  const detail = 'Failed to recognize the value of this number literal.';
  cursor.findings.error('Invalid number literal', detail, token);
  return { kind: 'invalid', start, end };
}

function named(cursor: Cursor): Expression {
  const token = cursor.take();
  const nameSpan = { start: token.start, end: token.end };
  let name = cursor.text(token);
  if (cursor.is('::') || cursor.is('(')) {
    while (cursor.accept('::')) {
      const part = cursor.accept('identifier');
      if (!part) {
        cursor.findings.error(
          'Missing function name',
          'Function scope resolution symbol :: must be followed by a function name in this scope.',
          cursor.next,
        );
        return { kind: 'invalid', start: token.start, end: cursor.lastEnd };
      }
      name += `::${cursor.text(part)}`;
      nameSpan.end = part.end;
    }
    return call(cursor, name, nameSpan);
  }
  if (name === 'true' || name === 'false') return { kind: 'word', value: name === 'true', ...nameSpan };
  if (name === 'null') return { kind: 'word', value: null, ...nameSpan };
  return { kind: 'variable', name, ...nameSpan };
}

function call(cursor: Cursor, name: string, nameSpan: { start: number; end: number }): Expression {
  const open = cursor.accept('(');
  const args: Expression[] = [];
  let expand = false;
  if (!open) {
    cursor.findings.error(
      'Missing open parenthesis',
      'Function selector must be followed by an open parenthesis to begin the function call.',
      cursor.next,
    );
    return { kind: 'invalid', start: nameSpan.start, end: cursor.lastEnd };
  }
  cursor.within(true, () => {
    while (!cursor.is(')') && !cursor.is('end')) {
      args.push(parseExpression(cursor));
      if (cursor.accept('...')) {
        expand = true;
        cursor.accept(',');
        break;
      }
      if (!cursor.accept(',')) break;
    }
    expectClose(cursor, ')', 'Missing closing parenthesis', open);
  });
  return { kind: 'call', name, nameSpan, arguments: args, expand, start: nameSpan.start, end: cursor.lastEnd };
}

function isFor(cursor: Cursor): boolean {
  return cursor.is('identifier') && cursor.text(cursor.next) === 'for' && cursor.second.kind === 'identifier';
}

function tuple(cursor: Cursor): Expression {
  const open = cursor.take();
  return cursor.within(true, () => {
    if (isFor(cursor)) return forExpression(cursor, open.start, ']');
    const items: Expression[] = [];
    while (!cursor.is(']') && !cursor.is('end')) {
      items.push(parseExpression(cursor));
      if (!cursor.accept(',')) break;
    }
    expectClose(
      cursor,
      ']',
      'Missing item separator',
      open,
      'Expected a comma to mark the beginning of the next item.',
    );
    return { kind: 'tuple', items, start: open.start, end: cursor.lastEnd };
  });
}

function objectValue(cursor: Cursor): Expression {
  const open = cursor.take();
  if (cursor.within(true, () => isFor(cursor)))
    return cursor.within(true, () => forExpression(cursor, open.start, '}'));
  return cursor.within(false, () => {
    const items: { key: Expression; value: Expression }[] = [];
    for (;;) {
      while (cursor.accept('newline'));
      if (cursor.is('}') || cursor.is('end')) break;
      const key = parseExpression(cursor);
      if (!cursor.accept('=') && !cursor.accept(':')) {
        cursor.findings.error(
          'Missing attribute value',
          'Expected an attribute value, introduced by an equals sign ("=").',
          cursor.next,
          { start: open.start, end: cursor.next.end },
        );
        break;
      }
      items.push({ key, value: parseExpression(cursor) });
      if (!cursor.accept(',') && !cursor.is('newline')) break;
    }
    expectClose(
      cursor,
      '}',
      'Missing attribute separator',
      open,
      'Expected a newline or comma to mark the beginning of the next attribute.',
    );
    return { kind: 'object', items, start: open.start, end: cursor.lastEnd };
  });
}

function forExpression(cursor: Cursor, start: number, close: ']' | '}'): Expression {
  const open = cursor.take();
  const { keyName, valueName } = forNames(cursor);
  const collection = parseExpression(cursor);
  if (!cursor.accept(':')) {
    cursor.findings.error(
      'Invalid "for" expression',
      'For expression requires a colon after the collection expression.',
      cursor.next,
    );
  }
  let key: Expression | undefined;
  let value = parseExpression(cursor);
  if (close === '}') {
    if (cursor.accept('=>')) {
      key = value;
      value = parseExpression(cursor);
    } else {
      cursor.findings.error(
        'Invalid "for" expression',
        'Key expression is required when building an object.',
        cursor.next,
      );
    }
  }
  const group = cursor.accept('...') !== undefined;
  let condition: Expression | undefined;
  if (cursor.is('identifier') && cursor.text(cursor.next) === 'if') {
    cursor.take();
    condition = parseExpression(cursor);
  }
  expectClose(
    cursor,
    close,
    'Invalid "for" expression',
    open,
    'Extra characters after the end of the "for" expression.',
  );
  return { kind: 'for', keyName, valueName, collection, key, value, condition, group, start, end: cursor.lastEnd };
}

/** Takes the closing bracket; else says what is missing and skips to where it is. */
function expectClose(
  cursor: Cursor,
  close: ')' | ']' | '}',
  summary: string,
  open: { start: number },
  detail?: string,
): void {
  if (cursor.accept(close)) return;
  if (!cursor.is('bad')) {
    cursor.findings.error(summary, detail ?? `Expected "${close}" to close what was opened before.`, cursor.next, {
      start: open.start,
      end: cursor.next.end,
    });
  }
  cursor.skipTo(close);
}
