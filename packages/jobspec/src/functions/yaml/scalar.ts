/** Texts of YAML: plain, in quotes, and in blocks. */

import { COMMENT, type Cursor, LINE, SPACE } from './cursor.js';

/** What is between words: its line breaks, and the text that stands for it when lines are folded. */
interface Gap {
  readonly breaks: string;
  readonly text: string;
}

/**
 * Reads blanks and line breaks up to the next other character.
 *
 * @param indent - The column before which further lines may have no tabs.
 */
function readGap(cursor: Cursor, indent = 0): Gap {
  const [blanks = ''] = cursor.take(/[ \t]*/y);
  let breaks = '';
  for (let next = cursor.takeBreak(); next !== ''; next = cursor.takeBreak()) {
    breaks += next;
    cursor.take(/ */y);
    if (cursor.column < indent && cursor.peek() === '\t') {
      cursor.fail('found a tab character that violates indentation');
    }
    cursor.take(/[ \t]*/y);
  }
  if (breaks === '') return { breaks, text: blanks };
  // One break is a blank, of more the first is dropped.
  return { breaks, text: breaks === '\n' ? ' ' : breaks.replace(/^\n/, '') };
}

const COLON = `:(?=[^${SPACE}])`;
const BLOCK_WORD = new RegExp(`(?:[^:${SPACE}]+|${COLON})+`, 'y');
const FLOW_WORD = new RegExp(`(?:[^:,?[\\]{}${SPACE}]+|${COLON})+`, 'y');

/** Reads a text that has no quotes around it. `newLine`: it ended with a line. */
export function readPlain(cursor: Cursor, flow: boolean, indent: number): { text: string; newLine: boolean } {
  let text = '';
  let gap: Gap = { breaks: '', text: '' };
  while (!cursor.atDocumentMark && cursor.peek() !== '#') {
    const [word = ''] = cursor.take(flow ? FLOW_WORD : BLOCK_WORD);
    if (word !== '') text += gap.text + word;
    const start = cursor.at;
    const next = readGap(cursor, indent);
    if (word !== '' || cursor.at > start) gap = next;
    if (cursor.at === start || (!flow && cursor.column < indent)) break;
  }
  return { text, newLine: gap.breaks !== '' };
}

/** The letters of escapes. */
export const ESCAPE_LETTERS = '0abt\tnvfre "\'\\N_LP';

/** What the letters of escapes stand for, in their order. */
export const ESCAPED = '\0\x07\b\t\t\n\v\f\r\x1b "\'\\\x85\xa0\u2028\u2029';

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const SINGLE_QUOTED = new RegExp(`[^'${SPACE}]+`, 'y');
const DOUBLE_QUOTED = new RegExp(`[^"\\\\${SPACE}]+`, 'y');

/** Reads a text in quotes. */
export function readQuoted(cursor: Cursor, quote: string): string {
  let text = '';
  cursor.at += 1;
  for (;;) {
    if (cursor.atDocumentMark) cursor.fail('found unexpected document indicator');
    const next = cursor.peek();
    if (next === '') cursor.fail('found unexpected end of stream');
    if (next === quote) {
      cursor.at += 1;
      if (quote === '"' || cursor.peek() !== quote) return text;
      cursor.at += 1;
      text += quote;
    } else if (next === '\\' && quote === '"') {
      text += readEscape(cursor);
    } else {
      const [word] = cursor.take(quote === '"' ? DOUBLE_QUOTED : SINGLE_QUOTED);
      text += word ?? readGap(cursor).text;
    }
  }
}

function readEscape(cursor: Cursor): string {
  cursor.at += 1;
  // The break does not count, nor do the blanks after it; further breaks do.
  if (cursor.takeBreak() !== '') return readGap(cursor).breaks;
  const letter = cursor.peek();
  const simple = letter === '' ? -1 : ESCAPE_LETTERS.indexOf(letter);
  const length = CODE_LENGTHS[letter];
  cursor.at += 1;
  if (simple >= 0) return ESCAPED.charAt(simple);
  if (length === undefined) return cursor.fail('found unknown escape character');
  const digits = cursor.text.slice(cursor.at, cursor.at + length);
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) {
    cursor.fail('did not find expected hexdecimal number');
  }
  const point = Number.parseInt(digits, 16);
  if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
    cursor.fail('found invalid Unicode character escape code');
  }
  cursor.at += length;
  return String.fromCodePoint(point);
}

/** Reads a text after `|` or `>`: lines that are further in than the block around, whose column is `outer`. */
export function readBlock(cursor: Cursor, outer: number): string {
  const [header = ''] = cursor.take(/[|>](?:[0-9][+-]?|[+-]?[0-9]?)/y);
  const [digit] = /[0-9]/.exec(header) ?? [];
  if (digit === '0') cursor.fail('found an indentation indicator equal to 0');
  cursor.take(/[ \t]*/y);
  cursor.take(COMMENT);
  if (cursor.takeBreak() === '' && cursor.peek() !== '') cursor.fail('did not find expected comment or line break');
  let indent = digit === undefined ? 0 : Math.max(outer, 0) + Number(digit);

  /** Reads empty lines, and finds the indentation when nothing says it. */
  const emptyLines = (): string => {
    let breaks = '';
    let widest = 0;
    const most = indent || Number.POSITIVE_INFINITY;
    for (;;) {
      while (cursor.column < most && cursor.peek() === ' ') cursor.at += 1;
      widest = Math.max(widest, cursor.column);
      if (cursor.column < most && cursor.peek() === '\t') {
        cursor.fail('found a tab character where an indentation space is expected');
      }
      const next = cursor.takeBreak();
      if (next === '') break;
      breaks += next;
    }
    indent ||= Math.max(widest, outer + 1, 1);
    return breaks;
  };

  let text = '';
  let leading = '';
  let wasBlank = false;
  let trailing = emptyLines();
  while (cursor.column === indent && cursor.peek() !== '') {
    const isBlank = /[ \t]/.test(cursor.peek());
    const folds = header.startsWith('>') && !wasBlank && !isBlank && leading === '\n';
    text += folds ? trailing || ' ' : leading + trailing;
    wasBlank = isBlank;
    const [line = ''] = cursor.take(LINE);
    text += line;
    leading = cursor.takeBreak();
    trailing = emptyLines();
  }
  if (!header.includes('-')) text += leading;
  return header.includes('+') ? text + trailing : text;
}
