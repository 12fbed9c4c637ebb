/** Reads files: attributes and blocks. After an error it goes on with the next item, so that all errors show at once. */

import { Cursor, TooDeep } from './cursor.js';
import { type Diagnostic, Findings, rangeText } from './diagnostic.js';
import { parseExpression } from './expression.js';
import { scan } from './lexer.js';
import { Source } from './source.js';
import type { Attribute, Block, Body, Expression, File, Label } from './syntax.js';
import { parseTemplate } from './template.js';
import type { Token } from './token.js';

/** A tree and what is wrong with its source. The tree holds all that could be read, even where there are errors. */
export interface Parsed<T> {
  readonly source: Source;
  readonly tree: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses HCL. Never throws: errors are in `diagnostics`.
 *
 * @param text - The file's text; a byte-order mark and CRLF line ends are taken.
 * @param filename - What messages call it. Default `input.hcl`.
 */
export function parseHcl(text: string, filename?: string): Parsed<File> {
  const source = new Source(text, filename);
  const findings = new Findings(source);
  const { tokens, comments } = scan(findings);
  const cursor = new Cursor(findings, tokens);
  const whole = { start: 0, end: source.text.length };
  let body: Body = { items: [], ...whole };
  try {
    body = { ...parseBody(cursor, 'end'), ...whole };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return { source, tree: { body, comments, ...whole }, diagnostics: findings.list };
}

/** Parses one expression that stands alone, such as the value of a variable on the command line. */
export function parseHclExpression(text: string, filename?: string): Parsed<Expression> {
  const source = new Source(text, filename);
  const findings = new Findings(source);
  const cursor = new Cursor(findings, scan(findings).tokens);
  let tree: Expression = { kind: 'invalid', start: 0, end: source.text.length };
  try {
    tree = cursor.within(true, () => parseExpression(cursor));
    if (!cursor.within(true, () => cursor.is('end'))) {
      findings.error(
        'Extra characters after expression',
        'An expression was successfully parsed, but extra characters were found after it.',
        cursor.next,
      );
    }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return { source, tree, diagnostics: findings.list };
}

function parseBody(cursor: Cursor, close: 'end' | '}'): Body {
  const items: (Attribute | Block)[] = [];
  const known = new Map<string, Attribute>();
  const start = cursor.next.start;
  for (;;) {
    while (cursor.accept('newline'));
    if (cursor.is(close) || cursor.is('end')) break;
    if (cursor.is('}')) {
      cursor.findings.error(
        'Argument or block definition required',
        'An argument or block definition is required here: this "}" closes nothing.',
        cursor.take(),
      );
      continue;
    }
    const item = parseItem(cursor);
    if (!item) cursor.skipItem();
    else if (item.kind === 'block' || isFirst(cursor, item, known)) items.push(item);
  }
  return { items, start, end: cursor.next.start };
}

/** Whether no argument of the block has the name yet. */
function isFirst(cursor: Cursor, attribute: Attribute, known: Map<string, Attribute>): boolean {
  const first = known.get(attribute.name);
  if (!first) {
    known.set(attribute.name, attribute);
    return true;
  }
  const where = rangeText(cursor.findings.source.range(first.nameSpan));
  cursor.findings.error(
    'Attribute redefined',
    `The argument "${attribute.name}" was already set at ${where}. Each argument may be set only once.`,
    attribute.nameSpan,
  );
  return false;
}

function parseItem(cursor: Cursor): Attribute | Block | undefined {
  const name = cursor.next;
  if (name.kind !== 'identifier') {
    if (name.kind === 'open-quote') {
      const quoted = parseTemplate(cursor, parseExpression);
      cursor.findings.error(
        'Invalid argument name',
        cursor.is('=') ? 'Argument names must not be quoted.' : 'An argument or block definition is required here.',
        quoted,
      );
    } else if (name.kind !== 'bad') {
      cursor.findings.error(
        'Argument or block definition required',
        'An argument or block definition is required here.',
        name,
      );
    }
    return undefined;
  }
  cursor.take();
  if (cursor.is('=')) return parseAttribute(cursor, name);
  return parseBlock(cursor, name);
}

function parseAttribute(cursor: Cursor, name: Token): Attribute {
  const attribute = parseArgument(cursor, name);
  // One error is enough for a line whose value could not be read.
  if (attribute.value.kind === 'invalid') cursor.skipItem();
  endOfItem(cursor, 'argument', attribute);
  return attribute;
}

function parseArgument(cursor: Cursor, name: Token): Attribute {
  cursor.take();
  const value = parseExpression(cursor);
  return {
    kind: 'attribute',
    name: cursor.text(name),
    nameSpan: { start: name.start, end: name.end },
    value,
    start: name.start,
    end: value.end,
  };
}

function parseBlock(cursor: Cursor, name: Token): Block | undefined {
  const labels: Label[] = [];
  const type = cursor.text(name);
  for (;;) {
    const token = cursor.next;
    if (token.kind === 'open-quote') {
      const label = parseTemplate(cursor, parseExpression);
      const [only] = label.parts;
      if (label.parts.length > 1 || (only && only.kind !== 'text')) {
        cursor.findings.error(
          'Invalid string literal',
          'Template sequences are not allowed in this string. To include a literal "$", double it (as "$$") to escape it.',
          label,
        );
      }
      labels.push({ text: only?.kind === 'text' ? only.text : '', start: label.start, end: label.end });
    } else if (token.kind === 'identifier') {
      cursor.take();
      labels.push({ text: cursor.text(token), start: token.start, end: token.end });
    } else break;
  }
  const header = { start: name.start, end: labels.at(-1)?.end ?? name.end };
  const open = cursor.next;
  if (open.kind !== '{') {
    if (open.kind === 'newline' || open.kind === 'end') {
      cursor.findings.error(
        'Invalid block definition',
        'A block definition must have block content delimited by "{" and "}", starting on the same line as the block header.',
        open,
        { start: header.start, end: open.end },
      );
    } else if (open.kind === '=') {
      cursor.findings.error(
        'Invalid block definition',
        'The equals sign "=" indicates an argument definition, and must not be used when defining a block.',
        open,
        {
          start: header.start,
          end: open.end,
        },
      );
    } else if (open.kind !== 'bad') {
      cursor.findings.error(
        'Invalid block definition',
        'Either a quoted string block label or an opening brace ("{") is expected here.',
        open,
        { start: header.start, end: open.end },
      );
    }
    return undefined;
  }
  cursor.take();
  const body = cursor.within(false, () => (isOneLine(cursor) ? parseOneLine(cursor) : parseBody(cursor, '}')));
  const close = cursor.accept('}');
  if (close) endOfItem(cursor, 'block', { start: close.start, end: close.end });
  else {
    cursor.findings.error(
      'Unclosed configuration block',
      'There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.',
      header,
    );
  }
  return {
    kind: 'block',
    type,
    typeSpan: { start: name.start, end: name.end },
    labels,
    body,
    header,
    open: { start: open.start, end: open.end },
    start: name.start,
    end: cursor.lastEnd,
  };
}

function isOneLine(cursor: Cursor): boolean {
  return !cursor.is('newline') && !cursor.is('end') && !cursor.is('}');
}

/** `block { name = value }`: one argument, and the brace on the same line. */
function parseOneLine(cursor: Cursor): Body {
  const name = cursor.next;
  const start = name.start;
  const items: Attribute[] = [];
  if (name.kind === 'identifier') {
    cursor.take();
    if (cursor.is('=')) {
      const value = parseArgument(cursor, name);
      items.push(value);
      if (value.value.kind === 'invalid') skipBlock(cursor);
      else endOfOneLine(cursor);
      return { items, start, end: value.end };
    }
    refuseOneLine(cursor, name);
  } else if (name.kind !== 'bad') {
    cursor.findings.error(
      'Argument or block definition required',
      'An argument or block definition is required here.',
      name,
    );
  }
  skipBlock(cursor);
  return { items, start, end: start };
}

function refuseOneLine(cursor: Cursor, name: Token): void {
  const { next } = cursor;
  if (next.kind === 'open-quote' || next.kind === '{' || next.kind === 'identifier') {
    cursor.findings.error(
      'Argument definition required',
      `A single-line block definition can contain only a single argument. If you meant to define argument "${cursor.text(name)}", use an equals sign to assign it a value. To define a nested block, place it on a line of its own within its parent block.`,
      { start: name.start, end: next.end },
    );
  } else if (next.kind !== 'bad') {
    cursor.findings.error(
      'Argument or block definition required',
      'An argument or block definition is required here. To set an argument, use the equals sign "=" to introduce the argument value.',
      name,
    );
  }
}

function endOfOneLine(cursor: Cursor): void {
  const { next } = cursor;
  if (next.kind === '}') return;
  if (next.kind !== 'end' && next.kind !== 'bad') {
    cursor.findings.error(
      'Invalid single-argument block definition',
      next.kind === ','
        ? 'Single-line block syntax can include only one argument definition. To define multiple arguments, use the multi-line block syntax with one argument definition per line.'
        : next.kind === 'newline'
          ? "An argument definition on the same line as its containing block creates a single-line block definition, which must also be closed on the same line. Place the block's closing brace immediately after the argument definition."
          : 'A single-line block definition must end with a closing brace immediately after its single argument definition.',
      next,
    );
  }
  skipBlock(cursor);
}

/** To the brace that closes the block, which is left to be taken. */
function skipBlock(cursor: Cursor): void {
  while (!cursor.is('}') && !cursor.is('end')) {
    cursor.skipItem();
    while (cursor.accept('newline'));
  }
}

/** An item ends with its line. */
function endOfItem(cursor: Cursor, what: 'argument' | 'block', item: { start: number; end: number }): void {
  if (cursor.accept('newline') || cursor.is('end')) return;
  if (!cursor.is('bad')) {
    cursor.findings.error(
      `Missing newline after ${what}${what === 'block' ? ' definition' : ''}`,
      `${what === 'block' ? 'A block definition' : 'An argument definition'} must end with a newline.`,
      cursor.next,
      { start: item.start, end: cursor.next.end },
    );
  }
  cursor.skipItem();
}
