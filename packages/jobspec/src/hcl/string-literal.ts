/** Text between quotes and in heredocs with its escapes undone. */

import type { Cursor } from './cursor.js';
import type { Token } from './token.js';

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

const ESCAPE = /\\(?:u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|[^uU]?)/gu;

/** The text of a raw token. `$${` and `%%{` are written for the bare sequences; backslashes escape in quotes alone. */
export function literalText(cursor: Cursor, token: Token, isQuoted: boolean): string {
  const raw = cursor.text(token);
  if (raw.startsWith('$${') || raw.startsWith('%%{')) return raw.slice(1);
  if (!isQuoted || !raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (match, offset: number) => {
    const plain = unescaped(match);
    if (typeof plain === 'string') return plain;
    const start = token.start + offset;
    cursor.error('Invalid escape sequence', plain.problem, { start, end: start + match.length });
    return plain.text;
  });
}

function unescaped(match: string): string | { readonly problem: string; readonly text: string } {
  const selector = match.slice(1, 2);
  if (selector === 'u' || selector === 'U') {
    const [length, digits] = selector === 'u' ? [6, 'four'] : [10, 'eight'];
    if (match.length !== length) {
      const problem = `The \\${selector} escape sequence must be followed by ${digits} hexadecimal digits.`;
      return { problem, text: match };
    }
    const hex = match.slice(2);
    const point = Number.parseInt(hex, 16);
    if (point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000)) return String.fromCodePoint(point);
    const digitsShown = point.toString(16).padStart(4, '0');
    return { problem: `Cannot encode character U+${digitsShown} in UTF-8.`, text: match };
  }
  const character = match.slice(1);
  const plain = PLAIN.get(character);
  if (plain !== undefined) return plain;
  if (character === '') {
    return { problem: 'Backslash must be followed by an escape sequence selector character.', text: match };
  }
  const problem = `The symbol ${JSON.stringify(character)} is not a valid escape sequence selector.`;
  return { problem, text: character };
}
