/** Reads what stands in brackets and braces: tuples, objects and `for` expressions. */

import type { Cursor } from './cursor.js';
import type { Span } from './source.js';
import type { Expression } from './syntax.js';
import type { Token } from './token.js';

type Read = (cursor: Cursor) => Expression;

/** Reads a tuple whose bracket is next, or a `for` in brackets. */
export function parseTuple(cursor: Cursor, expression: Read): Expression {
  const open = cursor.take();
  return cursor.within(true, () => {
    if (cursor.isWord('for')) return forExpression(cursor, open, ']', expression);
    const items: Expression[] = [];
    const { told } = cursor;
    while (!cursor.accept(']')) {
      items.push(expression(cursor));
      if (cursor.lostSince(told)) {
        cursor.recover(']');
        break;
      }
      if (cursor.accept(',') || cursor.is(']')) continue;
      if (cursor.is('end')) {
        cursor.errorUnlessRecovering(
          'Unterminated tuple constructor expression',
          'There is no corresponding closing bracket before the end of the file. This may be caused by incorrect bracket nesting elsewhere in this file.',
          open,
        );
      } else {
        const detail = 'Expected a comma to mark the beginning of the next item.';
        cursor.errorUnlessRecovering('Missing item separator', detail, cursor.next, context(cursor, open));
      }
      cursor.recover(']');
      break;
    }
    return { kind: 'tuple', items, start: open.start, end: cursor.last.end };
  });
}

/** From an opening bracket to the next token. */
function context(cursor: Cursor, { start }: Span): Span {
  return { start, end: cursor.next.end };
}

/** Reads an object whose brace is next, or a `for` in braces. */
export function parseObject(cursor: Cursor, expression: Read): Expression {
  const open = cursor.take();
  if (cursor.within(true, () => cursor.isWord('for'))) {
    return cursor.within(true, () => forExpression(cursor, open, '}', expression));
  }
  return cursor.within(false, () => {
    const items: { key: Expression; value: Expression }[] = [];
    while (!cursor.accept('}')) {
      if (cursor.accept('newline')) continue;
      const item = objectItem(cursor, open, expression);
      if (!item) {
        cursor.recover('}');
        break;
      }
      items.push(item);
      if (cursor.accept(',') || cursor.accept('newline') || cursor.is('}')) continue;
      if (cursor.is('end')) unterminatedObject(cursor, open);
      else {
        const detail = 'Expected a newline or comma to mark the beginning of the next attribute.';
        cursor.errorUnlessRecovering('Missing attribute separator', detail, cursor.next, context(cursor, open));
      }
      cursor.recover('}');
      break;
    }
    return { kind: 'object', items, start: open.start, end: cursor.last.end };
  });
}

function unterminatedObject(cursor: Cursor, open: Token): void {
  cursor.errorUnlessRecovering(
    'Unterminated object constructor expression',
    'There is no corresponding closing brace before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.',
    open,
  );
}

/** `key = value`, or `undefined` where nobody knows how to go on. */
function objectItem(cursor: Cursor, open: Token, expression: Read): { key: Expression; value: Expression } | undefined {
  const { told } = cursor;
  const key = expression(cursor);
  if (cursor.lostSince(told)) return undefined;
  if (!cursor.accept('=') && !cursor.accept(':')) {
    refuseKeyAlone(cursor, open);
    return undefined;
  }
  const value = expression(cursor);
  return cursor.lostSince(told) ? undefined : { key, value };
}

function refuseKeyAlone(cursor: Cursor, open: Token): void {
  const { next } = cursor;
  if (next.kind === 'end') {
    unterminatedObject(cursor, open);
    return;
  }
  const isAlone = next.kind === 'newline' || next.kind === ',';
  const hint =
    next.kind === 'identifier'
      ? ' If you intended to given an attribute name containing periods or spaces, write the name in quotes to create a string literal.'
      : '';
  cursor.errorUnlessRecovering(
    isAlone ? 'Missing attribute value' : 'Missing key/value separator',
    isAlone
      ? 'Expected an attribute value, introduced by an equals sign ("=").'
      : `Expected an equals sign ("=") to mark the beginning of the attribute value.${hint}`,
    next,
    context(cursor, open),
  );
}

const INVALID_FOR = "Invalid 'for' expression";

/** `k, v in` of a `for`, with what messages call the construct. */
export interface ForNames {
  readonly keyName: string | undefined;
  readonly valueName: string;
}

/** The names of a `for` and its `in`, or what is missing. */
export function forNames(cursor: Cursor, what: 'expression' | 'directive'): ForNames | string {
  const first = cursor.accept('identifier');
  if (!first) return `For ${what} requires variable name after 'for'.`;
  let keyName: string | undefined;
  let valueName = cursor.text(first);
  if (cursor.accept(',')) {
    const second = cursor.accept('identifier');
    if (!second) return `For ${what} requires value variable name after comma.`;
    keyName = valueName;
    valueName = cursor.text(second);
  }
  if (cursor.isWord('in')) {
    cursor.take();
    return { keyName, valueName };
  }
  return what === 'expression'
    ? "For expression requires the 'in' keyword after its name declarations."
    : "For directive requires 'in' keyword after names.";
}

function forExpression(cursor: Cursor, open: Token, close: ']' | '}', expression: Read): Expression {
  cursor.take();
  const { told } = cursor;
  const abandoned = (): Expression => ({ kind: 'invalid', start: open.start, end: cursor.recover(close).end });
  const refuse = (detail: string): Expression => {
    cursor.errorUnlessRecovering(INVALID_FOR, detail, cursor.next, context(cursor, open));
    return abandoned();
  };
  const names = forNames(cursor, 'expression');
  if (typeof names === 'string') return refuse(names);
  const collection = expression(cursor);
  if (cursor.lostSince(told)) return abandoned();
  if (!cursor.accept(':')) return refuse('For expression requires a colon after the collection expression.');
  let key: Expression | undefined;
  let value = expression(cursor);
  if (cursor.accept('=>')) {
    key = value;
    value = expression(cursor);
  }
  if (cursor.lostSince(told)) return abandoned();
  const ellipsis = cursor.accept('...');
  let condition: Expression | undefined;
  if (cursor.isWord('if')) {
    cursor.take();
    condition = expression(cursor);
    if (cursor.lostSince(told)) return abandoned();
  }
  if (!cursor.accept(close)) refuse("Extra characters after the end of the 'for' expression.");
  const { end } = cursor.last;
  const whole = { start: open.start, end };
  if (close === ']') {
    if (key) cursor.error(INVALID_FOR, 'Key expression is not valid when building a tuple.', key, whole);
    if (ellipsis) {
      cursor.error(INVALID_FOR, 'Grouping ellipsis (...) cannot be used when building a tuple.', ellipsis, whole);
    }
  } else if (!key) {
    cursor.error(INVALID_FOR, 'Key expression is required when building an object.', value, whole);
  }
  return { kind: 'for', ...names, collection, key, value, condition, group: ellipsis !== undefined, ...whole };
}
