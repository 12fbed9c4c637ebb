/** Texts of YAML: plain, in quotes, and in blocks. Each scanner gives the text and its end, or what is wrong. */

import { type Cursor, isBlankOrEnd, isBreak } from './cursor.js';
import type { Mark } from './token.js';

interface Scanned {
  readonly text: string;
  readonly end: Mark;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** Lines that were left behind, as the text that stands for them: one break is a blank, of more the first is dropped. */
function folded(breaks: string): string {
  if (!breaks.startsWith('\n')) return breaks;
  return breaks.length === 1 ? ' ' : breaks.slice(1);
}

/** Reads blanks and line breaks up to the next other character. `breaks` is empty within a line. */
function readGap(cursor: Cursor, tabError?: () => boolean): { blanks: string; breaks: string } | undefined {
  let blanks = '';
  let breaks = '';
  for (let next = cursor.peek(); isBlank(next) || isBreak(next); next = cursor.peek()) {
    if (isBreak(next)) breaks += cursor.readBreak();
    else {
      if (breaks !== '' && next === '\t' && tabError?.()) return undefined;
      if (breaks === '') blanks += next;
      cursor.at += 1;
    }
  }
  return { blanks, breaks };
}

/** Reads a text that has no quotes around it. `newLine`: it ended with a line. */
export function scanPlainScalar(
  cursor: Cursor,
  flow: boolean,
  indent: number,
): (Scanned & { readonly newLine: boolean }) | string {
  const pieces: string[] = [];
  let gap = { blanks: '', breaks: '' };
  let end = cursor.mark;
  while (!cursor.atDocumentMark && cursor.peek() !== '#') {
    const start = cursor.at;
    for (let next = cursor.peek(); !isBlankOrEnd(next); next = cursor.peek()) {
      if (next === ':' && isBlankOrEnd(cursor.peek(1))) break;
      if (flow && ',?[]{}'.includes(next)) break;
      cursor.at += 1;
    }
    if (cursor.at > start) {
      if (pieces.length > 0) pieces.push(gap.breaks === '' ? gap.blanks : folded(gap.breaks));
      pieces.push(cursor.text.slice(start, cursor.at));
      end = cursor.mark;
      gap = { blanks: '', breaks: '' };
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    const read = readGap(cursor, () => cursor.column < indent);
    if (!read) return 'found a tab character that violates indentation';
    gap = read;
    if (!flow && cursor.column < indent) break;
  }
  return { text: pieces.join(''), end, newLine: gap.breaks !== '' };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a text in quotes. */
export function scanQuotedScalar(cursor: Cursor, quote: string): Scanned | string {
  const pieces: string[] = [];
  cursor.at += 1;
  for (;;) {
    if (cursor.atDocumentMark) return 'found unexpected document indicator';
    const next = cursor.peek();
    if (next === '') return 'found unexpected end of stream';
    if (next === quote) {
      cursor.at += 1;
      if (quote === '"' || cursor.peek() !== quote) return { text: pieces.join(''), end: cursor.mark };
      cursor.at += 1;
      pieces.push(quote);
    } else if (isBlank(next) || isBreak(next)) {
      const { blanks = '', breaks = '' } = readGap(cursor) ?? {};
      pieces.push(breaks === '' ? blanks : folded(breaks));
    } else if (next === '\\' && quote === '"') {
      if (isBreak(cursor.peek(1))) {
        // The break does not count, nor do the blanks after it; further breaks do.
        cursor.at += 1;
        cursor.readBreak();
        pieces.push(readGap(cursor)?.breaks ?? '');
      } else {
        const escape = readEscape(cursor);
        if (escape.wrong !== undefined) return escape.wrong;
        pieces.push(escape.text);
      }
    } else {
      const start = cursor.at;
      const ends = quote === '"' ? '"\\' : "'";
      for (let unit = next; !isBlankOrEnd(unit) && !ends.includes(unit); unit = cursor.peek()) cursor.at += 1;
      pieces.push(cursor.text.slice(start, cursor.at));
    }
  }
}

function readEscape(cursor: Cursor): { text: string; wrong?: undefined } | { wrong: string } {
  const letter = cursor.peek(1);
  const simple = ESCAPES.get(letter);
  const length = CODE_LENGTHS[letter];
  if (simple === undefined && length === undefined) return { wrong: 'found unknown escape character' };
  cursor.at += 2;
  if (simple !== undefined) return { text: simple };
  const digits = cursor.text.slice(cursor.at, cursor.at + (length ?? 0));
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) {
    return { wrong: 'did not find expected hexdecimal number' };
  }
  const point = Number.parseInt(digits, 16);
  if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
    return { wrong: 'found invalid Unicode character escape code' };
  }
  cursor.at += digits.length;
  return { text: String.fromCodePoint(point) };
}

/** Reads a text after `|` (`literal`) or `>`: lines that are further in than the block around, whose column is `outer`. */
export function scanBlockScalar(cursor: Cursor, literal: boolean, outer: number): Scanned | string {
  const header = /[|>](?:([+-])([0-9])?|([0-9])([+-])?)?/y;
  header.lastIndex = cursor.at;
  const [written = '', before, digitAfter, digitBefore, after] = header.exec(cursor.text) ?? [];
  const chomping = before ?? after;
  const digit = digitAfter ?? digitBefore;
  if (digit === '0') return 'found an indentation indicator equal to 0';
  cursor.at += written.length;
  while (isBlank(cursor.peek())) cursor.at += 1;
  if (cursor.peek() === '#') while (cursor.peek() !== '' && !isBreak(cursor.peek())) cursor.at += 1;
  if (cursor.peek() !== '' && !isBreak(cursor.peek())) return 'did not find expected comment or line break';
  if (cursor.peek() !== '') cursor.readBreak();
  let indent = digit === undefined ? 0 : Math.max(outer, 0) + Number(digit);
  let end = cursor.mark;

  /** Reads empty lines, and finds the indentation when nothing says it. */
  const emptyLines = (): string | undefined => {
    let breaks = '';
    let widest = 0;
    for (;;) {
      const most = indent === 0 ? Number.POSITIVE_INFINITY : indent;
      while (cursor.column < most && cursor.peek() === ' ') cursor.at += 1;
      widest = Math.max(widest, cursor.column);
      if (cursor.column < most && cursor.peek() === '\t') return undefined;
      if (!isBreak(cursor.peek())) break;
      breaks += cursor.readBreak();
      end = cursor.mark;
    }
    if (indent === 0) indent = Math.max(widest, outer + 1, 1);
    return breaks;
  };

  const pieces: string[] = [];
  let leading = '';
  let wasBlank = false;
  let trailing = emptyLines();
  while (trailing !== undefined && cursor.column === indent && cursor.peek() !== '') {
    const blank = isBlank(cursor.peek());
    if (!literal && !wasBlank && !blank && leading === '\n') pieces.push(trailing === '' ? ' ' : '', trailing);
    else pieces.push(leading, trailing);
    wasBlank = blank;
    const start = cursor.at;
    while (cursor.peek() !== '' && !isBreak(cursor.peek())) cursor.at += 1;
    pieces.push(cursor.text.slice(start, cursor.at));
    end = cursor.mark;
    leading = cursor.peek() === '' ? '' : cursor.readBreak();
    trailing = emptyLines();
  }
  if (trailing === undefined) return 'found a tab character where an indentation space is expected';
  if (chomping !== '-') pieces.push(leading);
  if (chomping === '+') pieces.push(trailing);
  return { text: pieces.join(''), end };
}
