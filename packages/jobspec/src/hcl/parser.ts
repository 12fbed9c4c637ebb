/** Reads files: attributes and blocks. After an error it goes on with the next item, so that all errors show at once. */

import { Cursor, TooDeep } from './cursor.js';
import { type Diagnostic, Findings, rangeText } from './diagnostic.js';
import { between, parseExpression } from './expression.js';
import { scan, TORN } from './lexer.js';
import { Source } from './source.js';
import type { Attribute, Block, Body, Expression, File, Label } from './syntax.js';
import { literalText } from './string-literal.js';
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
  const tree = parseFile(findings, false);
  const isTorn = findings.list.some(({ summary }) => summary === TORN);
  return { source, tree: isTorn ? parseTorn(findings) : tree, diagnostics: findings.list };
}

function parseFile(findings: Findings, closesLines: boolean): File {
  const { tokens, comments } = scan(findings, closesLines);
  const cursor = new Cursor(findings, tokens);
  const whole = { start: 0, end: findings.source.text.length };
  let body: Body = { items: [], ...whole };
  try {
    body = { ...parseBody(cursor, 'end', cursor.next), ...whole };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return { body, comments, ...whole };
}

/**
 * Parses again what HCL makes little of: a file in which the end of a text is missing. When texts end with their lines, the
 * rest of the file can be read, and what else is wrong be told.
 */
function parseTorn(findings: Findings): File {
  const apart = findings.apart();
  const tree = parseFile(apart, true);
  const place = ({ summary, subject }: Diagnostic): string => `${summary} ${subject?.start.byte}`;
  const known = new Set(findings.list.map(place));
  for (const found of apart.list) {
    if (!known.has(place(found))) findings.list.push({ ...found, unsaid: true });
  }
  return tree;
}

/** Parses one expression that stands alone, such as the value of a variable on the command line. */
export function parseHclExpression(text: string, filename?: string): Parsed<Expression> {
  const source = new Source(text, filename);
  const findings = new Findings(source);
  const cursor = new Cursor(findings, scan(findings).tokens);
  let tree: Expression = { kind: 'invalid', start: 0, end: source.text.length };
  try {
    tree = cursor.within(true, () => {
      const expression = parseExpression(cursor);
      if (!cursor.is('end') && !cursor.recovering) {
        const detail = 'An expression was successfully parsed, but extra characters were found after it.';
        findings.error('Extra characters after expression', detail, cursor.next);
      }
      return expression;
    });
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return { source, tree, diagnostics: findings.list };
}

function parseBody(cursor: Cursor, close: 'end' | '}', open: Token): Body {
  const items: (Attribute | Block)[] = [];
  const known = new Map<string, Attribute>();
  const { start } = cursor.next;
  for (;;) {
    const { next } = cursor;
    cursor.beginItem();
    if (next.kind === close) {
      cursor.take();
      break;
    }
    if (next.kind === 'newline') cursor.take();
    else if (next.kind === 'identifier') {
      const item = parseItem(cursor);
      if (item?.kind === 'block' || (item && isFirst(cursor, item, known))) items.push(item);
    } else {
      refuseItem(cursor, cursor.take(), open);
      cursor.recover(close);
      break;
    }
  }
  return { items, start, end: cursor.last.start };
}

/** Whether no argument of the block has the name yet. */
function isFirst(cursor: Cursor, attribute: Attribute, known: Map<string, Attribute>): boolean {
  const first = known.get(attribute.name);
  if (!first) {
    known.set(attribute.name, attribute);
    return true;
  }
  const where = rangeText(cursor.findings.source.range(first.nameSpan));
  cursor.error(
    'Attribute redefined',
    `The argument "${attribute.name}" was already set at ${where}. Each argument may be set only once.`,
    attribute.nameSpan,
  );
  return false;
}

const ITEM_REQUIRED = 'Argument or block definition required';
const UNCLOSED_BLOCK = 'Unclosed configuration block';
const UNCLOSED_BLOCK_DETAIL =
  'There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.';

function refuseItem(cursor: Cursor, bad: Token, open: Token): void {
  if (bad.kind === 'end') cursor.errorUnlessRecovering(UNCLOSED_BLOCK, UNCLOSED_BLOCK_DETAIL, open);
  else if (bad.kind === 'open-quote') {
    cursor.errorUnlessRecovering('Invalid argument name', 'Argument names must not be quoted.', bad);
  } else cursor.errorUnlessRecovering(ITEM_REQUIRED, 'An argument or block definition is required here.', bad);
}

function refuseName(cursor: Cursor, name: Token): undefined {
  cursor.recoverAfterItem();
  cursor.error(
    ITEM_REQUIRED,
    'An argument or block definition is required here. To set an argument, use the equals sign "=" to introduce the argument value.',
    name,
  );
}

function parseItem(cursor: Cursor): Attribute | Block | undefined {
  const name = cursor.take();
  switch (cursor.next.kind) {
    case '=':
      return parseAttribute(cursor, name, false);
    case 'open-quote':
    case '{':
    case 'identifier':
      return parseBlock(cursor, name);
    default:
      return refuseName(cursor, name);
  }
}

function parseAttribute(cursor: Cursor, name: Token, isOneLine: boolean): Attribute {
  cursor.take();
  const { told } = cursor;
  const value = parseExpression(cursor);
  if (cursor.lostSince(told)) cursor.recoverAfterItem();
  else if (!isOneLine && !cursor.accept('newline') && !cursor.is('end')) {
    const { next } = cursor;
    const isComma = next.kind === ',';
    const detail = 'An argument definition must end with a newline.';
    cursor.errorUnlessRecovering(
      isComma ? 'Unexpected comma after argument' : 'Missing newline after argument',
      isComma ? `Argument definitions must be separated by newlines, not commas. ${detail}` : detail,
      next,
      between(name, next),
    );
    cursor.recoverAfterItem();
  }
  const nameSpan = { start: name.start, end: name.end };
  return { kind: 'attribute', name: cursor.text(name), nameSpan, value, ...between(name, value) };
}

function parseBlock(cursor: Cursor, name: Token): Block | undefined {
  const labels: Label[] = [];
  for (;;) {
    if (cursor.is('open-quote')) labels.push(parseLabel(cursor));
    else if (cursor.is('identifier')) {
      const token = cursor.take();
      labels.push({ text: cursor.text(token), start: token.start, end: token.end });
    } else break;
  }
  const header = between(name, labels.at(-1) ?? name);
  if (!cursor.is('{')) {
    refuseHeader(cursor, name);
    cursor.recoverAfterItem();
    return undefined;
  }
  const open = cursor.take();
  const body = cursor.within(false, () => parseBlockBody(cursor, open));
  const close = cursor.last;
  if (!cursor.accept('newline') && !cursor.is('end')) {
    cursor.errorUnlessRecovering(
      'Missing newline after block definition',
      'A block definition must end with a newline.',
      cursor.next,
      between(name, cursor.next),
    );
    cursor.recoverAfterItem();
  }
  return {
    kind: 'block',
    type: cursor.text(name),
    typeSpan: { start: name.start, end: name.end },
    labels,
    body,
    header,
    open: { start: open.start, end: open.end },
    ...between(name, close),
  };
}

function refuseHeader(cursor: Cursor, name: Token): void {
  const { next } = cursor;
  const context = between(name, next);
  const summary = 'Invalid block definition';
  if (next.kind === '=') {
    const detail = 'The equals sign "=" indicates an argument definition, and must not be used when defining a block.';
    cursor.error(summary, detail, next, context);
  } else if (next.kind === 'newline') {
    const detail =
      'A block definition must have block content delimited by "{" and "}", starting on the same line as the block header.';
    cursor.error(summary, detail, next, context);
  } else {
    const detail = 'Either a quoted string block label or an opening brace ("{") is expected here.';
    cursor.errorUnlessRecovering(summary, detail, next, context);
  }
}

function parseLabel(cursor: Cursor): Label {
  const open = cursor.take();
  let text = '';
  for (;;) {
    const token = cursor.take();
    const context = between(open, token);
    if (token.kind === 'close-quote') return { text, ...context };
    if (token.kind === 'text') text += literalText(cursor, token, true);
    else if (token.kind === 'interpolation' || token.kind === 'directive') {
      const sigil = token.kind === 'interpolation' ? '$' : '%';
      cursor.error(
        'Invalid string literal',
        `Template sequences are not allowed in this string. To include a literal "${sigil}", double it (as "${sigil}${sigil}") to escape it.`,
        token,
        context,
      );
      text += `${sigil}{ ... }`;
      cursor.recover('sequence-end');
    } else if (token.kind === 'end') {
      const detail = 'Unable to find the closing quote mark before the end of the file.';
      cursor.error('Unterminated string literal', detail, token, context);
      return { text, ...context };
    } else {
      cursor.error('Invalid string literal', 'This item is not valid in a string literal.', token, context);
      cursor.recover('close-quote');
      return { text, ...context };
    }
  }
}

function parseBlockBody(cursor: Cursor, open: Token): Body {
  const first = cursor.next;
  if (first.kind === 'newline' || first.kind === 'end' || first.kind === '}') return parseBody(cursor, '}', open);
  const { list } = cursor.findings;
  const before = list.length;
  const body = parseOneLine(cursor);
  if (!cursor.accept('}')) {
    // HCL tells what is wrong inside after what is wrong with the end.
    const inside = list.splice(before);
    refuseOneLineEnd(cursor, open);
    cursor.recover('}');
    list.push(...inside);
  }
  return body;
}

/** `block { name = value }`: one argument, and the brace on the same line. */
function parseOneLine(cursor: Cursor): Body {
  const name = cursor.take();
  const { start } = name;
  if (name.kind !== 'identifier') {
    cursor.recoverAfterItem();
    cursor.error(ITEM_REQUIRED, 'An argument or block definition is required here.', name);
  } else if (cursor.is('=')) {
    const attribute = parseAttribute(cursor, name, true);
    return { items: [attribute], start, end: attribute.end };
  } else if (cursor.is('open-quote') || cursor.is('{') || cursor.is('identifier')) {
    const subject = between(name, cursor.next);
    cursor.recoverAfterItem();
    cursor.error(
      'Argument definition required',
      `A single-line block definition can contain only a single argument. If you meant to define argument "${cursor.text(name)}", use an equals sign to assign it a value. To define a nested block, place it on a line of its own within its parent block.`,
      subject,
    );
  } else refuseName(cursor, name);
  return { items: [], start, end: start };
}

function refuseOneLineEnd(cursor: Cursor, open: Token): void {
  const { next } = cursor;
  const summary = 'Invalid single-argument block definition';
  if (next.kind === ',') {
    const detail =
      'Single-line block syntax can include only one argument definition. To define multiple arguments, use the multi-line block syntax with one argument definition per line.';
    cursor.error(summary, detail, next);
  } else if (next.kind === 'newline') {
    const detail =
      "An argument definition on the same line as its containing block creates a single-line block definition, which must also be closed on the same line. Place the block's closing brace immediately after the argument definition.";
    cursor.error(summary, detail, next);
  } else if (next.kind === 'end') {
    cursor.errorUnlessRecovering(UNCLOSED_BLOCK, UNCLOSED_BLOCK_DETAIL, open);
  } else {
    const detail =
      'A single-line block definition must end with a closing brace immediately after its single argument definition.';
    cursor.errorUnlessRecovering(summary, detail, next);
  }
}
