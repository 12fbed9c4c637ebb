/** Writes values as YAML: collections as blocks, text in double quotes, text of several lines as literal blocks. */

import { numberText } from '../../hcl/values/number.js';
import { isNumber, Mapping, Sequence, type Value } from '../../hcl/values/value.js';

/** A value as a document. */
export function toYaml(value: Value): string {
  return `${node(value, 0, true)}\n`;
}

/** Keys that are longer are written after a question mark. */
const LONGEST_KEY = 128;

/** The text of a value. Collections begin in the first line when they may, else in lines of their own, indented. */
function node(value: Value, indent: number, inline: boolean): string {
  if (value instanceof Sequence) {
    return value.items.length === 0
      ? '[]'
      : lines(
          value.items.map((item) => `- ${node(item, indent + 2, true)}`),
          indent,
          inline,
        );
  }
  if (value instanceof Mapping) {
    return value.entries.size === 0
      ? '{}'
      : lines(
          value.sorted().map((entry) => entryText(entry, indent)),
          indent,
          inline,
        );
  }
  if (typeof value === 'string') return literal(value, indent) ?? quoted(value);
  return value !== null && isNumber(value) ? numberText(value) : String(value);
}

function lines(texts: readonly string[], indent: number, inline: boolean): string {
  const margin = `\n${' '.repeat(indent)}`;
  return (inline ? '' : margin) + texts.join(margin);
}

function entryText([name, value]: readonly [string, Value], indent: number): string {
  const simple = name.length <= LONGEST_KEY && !name.includes('\n');
  const key = simple ? `${quoted(name)}:` : `? ${literal(name, indent + 2) ?? quoted(name)}\n${' '.repeat(indent)}:`;
  const empty =
    value instanceof Sequence ? value.items.length === 0 : value instanceof Mapping && value.entries.size === 0;
  const collection = (value instanceof Sequence || value instanceof Mapping) && !empty;
  if (!collection) return `${key} ${node(value, indent + 2, true)}`;
  if (!simple) return `${key} ${node(value, indent + 2, true)}`;
  // Sequences need no indent under a key.
  return key + node(value, value instanceof Sequence ? indent : indent + 2, false);
}

/** Characters that blocks can't hold. */
const SPECIAL =
  /[^\n\r\x85\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]| [\n\r\x85\u2028\u2029]| $/u;

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

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function quoted(text: string): string {
  const escaped = text.replace(/["\\\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu, (character) => {
    const escape = ESCAPES[character];
    if (escape !== undefined) return escape;
    const code = character.charCodeAt(0);
    const digits = code.toString(16).toUpperCase();
    return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
