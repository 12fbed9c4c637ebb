/** Writes values as YAML: collections as blocks, text in double quotes, text of several lines as literal blocks. */

import { numberText } from '../../hcl/values/number.js';
import { isNumber, Mapping, Sequence, type Value } from '../../hcl/values/value.js';
import { ESCAPE_LETTERS, ESCAPED } from './scalar.js';

/** A value as a document. */
export function toYaml(value: Value): string {
  const text = node(value, 0, 0);
  // What is neither quoted nor a collection is open until it is ended.
  const open = typeof value !== 'string' && !(value instanceof Sequence) && !(value instanceof Mapping);
  return `${text}\n${open ? '...\n' : ''}`;
}

/** Keys that are longer are written after a question mark. */
const LONGEST_KEY = 128;

/**
 * The text of a value.
 *
 * @param indent - Of further lines.
 * @param column - Where the first line begins; left out where a collection needs lines of its own.
 */
function node(value: Value, indent: number, column?: number): string {
  if (isEmpty(value)) return value instanceof Sequence ? '[]' : '{}';
  if (value instanceof Sequence) {
    return lines(
      value.items.map((item) => `- ${node(item, indent + 2, indent + 2)}`),
      indent,
      column,
    );
  }
  if (value instanceof Mapping) {
    return lines(
      value.sorted().map((entry) => entryText(entry, indent)),
      indent,
      column,
    );
  }
  if (typeof value === 'string') return literal(value, indent) ?? wrapped(value, Math.max(indent, 2), column ?? 0);
  return value !== null && isNumber(value) ? numberText(value) : String(value);
}

function isEmpty(value: Value): boolean {
  return value instanceof Sequence ? value.items.length === 0 : value instanceof Mapping && value.entries.size === 0;
}

function lines(texts: readonly string[], indent: number, column: number | undefined): string {
  const margin = `\n${' '.repeat(indent)}`;
  return (column === undefined ? margin : '') + texts.join(margin);
}

function entryText([name, value]: readonly [string, Value], indent: number): string {
  if (name.length > LONGEST_KEY || name.includes('\n')) {
    const key = literal(name, indent + 2) ?? wrapped(name, indent + 2, indent + 2);
    return `? ${key}\n${' '.repeat(indent)}: ${node(value, indent + 2, indent + 2)}`;
  }
  const key = `${quoted(name)}:`;
  if (isEmpty(value) || !(value instanceof Sequence || value instanceof Mapping)) {
    return `${key} ${node(value, indent + 2, indent + key.length + 1)}`;
  }
  // Sequences need no indent under a key.
  return key + node(value, value instanceof Sequence ? indent : indent + 2);
}

/** The width after which a line of a text ends at its next blank. */
const WIDTH = 80;

/** A text in quotes, in lines of a limited width. */
function wrapped(text: string, indent: number, start: number): string {
  const whole = quoted(text);
  if (start + whole.length <= WIDTH) return whole;
  const pieces = whole.split(' ');
  let column = start;
  const result: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const inside = (at > 1 || pieces[0] !== '"') && (at < pieces.length - 1 || piece !== '"');
    if (at > 0 && column > WIDTH && inside && pieces[at - 1] !== '') {
      const escape = piece === '' ? '\\' : '';
      result.push(`\n${' '.repeat(indent)}${escape}`);
      column = indent + escape.length;
    } else if (at > 0) {
      result.push(' ');
      column += 1;
    }
    result.push(piece);
    column += [...piece].length;
  }
  return result.join('');
}

/** Characters that blocks can't hold. */
const SPECIAL = /[^\n\r\x85\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]| [\n\r\x85\u2028\u2029]| $/u;

/** A text of several lines as a block; `undefined` when it has one line, or what a block can't hold. */
function literal(text: string, indent: number): string | undefined {
  if (!text.includes('\n') || SPECIAL.test(text)) return undefined;
  const margin = ' '.repeat(Math.max(indent, 2));
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const content = text.endsWith('\n') ? text.slice(0, -1) : text;
  const body = content.split('\n').map((line) => (line === '' ? '' : margin + line));
  return `|${hint}${chomping}\n${body.join('\n')}`;
}

function quoted(text: string): string {
  const escaped = text.replace(
    /["\\\p{Cc}\u2028\u2029\ufeff\ufffe\uffff\u{10000}-\u{10ffff}]|\p{Cs}/gu,
    (character) => {
      const escape = ESCAPED.indexOf(character);
      if (escape >= 0) return `\\${ESCAPE_LETTERS.charAt(escape)}`;
      const code = character.codePointAt(0) ?? 0;
      const digits = code.toString(16).toUpperCase();
      if (code > 0xffff) return `\\U${digits.padStart(8, '0')}`;
      return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`;
    },
  );
  return `"${escaped}"`;
}
