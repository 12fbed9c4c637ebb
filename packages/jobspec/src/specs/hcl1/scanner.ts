/** Cuts a source of HCL 1 into tokens. */

import type { Findings } from '../../hcl/diagnostic.js';
import type { Span } from '../../hcl/source.js';
import type { Literal } from './syntax.js';

/** A token: a literal with its value, a name, punctuation, or the end. */
export interface Token extends Span {
  readonly kind: Literal['kind'] | 'name' | 'heredoc' | '{' | '}' | '[' | ']' | ',' | '=' | 'bad' | 'end';
  readonly text: string;
}

const BLANK = /[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//y;
const NAME = /[\p{L}_][\p{L}\p{Nd}_.-]*/uy;
const NUMBER = /-?(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)|\.[0-9]+(?:[eE][-+]?[0-9]+)?/y;
const HEREDOC = /<<(-?)([\p{L}\p{Nd}_]+)\r?\n/uy;
const ESCAPE =
  /\\(?:([abfnrtv\\"])|([0-3][0-7]{2})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}))/y;
const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const PUNCTUATION = ['{', '}', '[', ']', ',', '='] as const;

/** Gives the tokens of a source one by one; after the last one, `end` forever. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(readonly findings: Findings) {
    this.#text = findings.source.text;
  }

  next(): Token {
    while (this.#match(BLANK));
    const start = this.#at;
    const character = this.#text.charAt(start);
    if (character === '') return { kind: 'end', text: '', start, end: start };
    if (character === '"') return this.#quoted();
    const mark = PUNCTUATION.find((each) => each === character);
    if (mark !== undefined) {
      this.#at += 1;
      return { kind: mark, text: mark, start, end: this.#at };
    }
    const name = this.#match(NAME)?.[0];
    if (name !== undefined) {
      return { kind: name === 'true' || name === 'false' ? 'flag' : 'name', text: name, start, end: this.#at };
    }
    const number = this.#match(NUMBER)?.[0];
    if (number !== undefined) {
      return { kind: /^-?(?:0[xX]|[0-9]+$)/.test(number) ? 'whole' : 'float', text: number, start, end: this.#at };
    }
    const heredoc = this.#match(HEREDOC);
    if (heredoc) return this.#heredoc(start, heredoc[2] ?? '', heredoc[1] === '-');
    if (this.#text.startsWith('/*', start)) {
      const detail = 'There is no "*/" that ends the comment.';
      return this.#bad('Unterminated comment', detail, { start, end: start + 2 }, this.#text.length);
    }
    const end = start + String.fromCodePoint(this.#text.codePointAt(start) ?? 0).length;
    const detail =
      character === '<'
        ? 'A text of several lines starts with "<<" and a name for its end, such as "<<EOF", and nothing else on the line.'
        : character === '/'
          ? 'Comments start with "#" or "//", or stand between "/*" and "*/".'
          : 'This character is not used within the language.';
    return this.#bad('Invalid character', detail, { start, end });
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** A token that is none, and an error. Goes on at `next`. */
  #bad(summary: string, detail: string, { start, end }: Span, next: number = end): Token {
    this.findings.error(summary, detail, { start, end });
    this.#at = next;
    return { kind: 'bad', text: '', start, end };
  }

  /** A text in quotes. Between `${` and its `}` all is taken as it stands, quotes and line ends too. */
  #quoted(): Token {
    const source = this.#text;
    const start = this.#at;
    let text = '';
    let braces = 0;
    for (this.#at += 1; ;) {
      const character = source.charAt(this.#at);
      if (character === '' || character === '\0' || (character === '\n' && braces === 0)) {
        const end = source.charAt(this.#at - 1) === '\r' ? this.#at - 1 : this.#at;
        const detail =
          'There is no closing quotation mark on this line. Texts of several lines are written with "<<EOF".';
        return this.#bad('Unterminated string', detail, { start, end });
      }
      if (character === '\\') {
        const escape = this.#match(ESCAPE);
        if (escape) text += braces > 0 ? escape[0] : unescaped(escape);
        else {
          const detail = 'There is no such escape sequence. To write a backslash, double it.';
          this.findings.error('Invalid escape sequence', detail, { start: this.#at, end: this.#at + 2 });
          this.#at += source.charAt(this.#at + 1) === '\n' ? 1 : 2;
        }
        continue;
      }
      this.#at += 1;
      if (character === '"' && braces === 0) return { kind: 'text', text, start, end: this.#at };
      if (braces > 0) braces += character === '{' ? 1 : character === '}' ? -1 : 0;
      else if (character === '$' && source.charAt(this.#at) === '{') {
        this.#at += 1;
        braces = 1;
        text += '${';
        continue;
      }
      if (character !== '\r' || source.charAt(this.#at) !== '\n') text += character;
    }
  }

  #heredoc(start: number, name: string, isIndented: boolean): Token {
    // The end is a line of its own, with a line after it; where indents count, it must be indented itself.
    const last = new RegExp(`^([ \\t\\v\\f\\r]${isIndented ? '+' : '*'})${name}\\r*$`);
    const first = this.#at;
    for (let line = first, end = 0; end >= 0; line = end + 1) {
      end = this.#text.indexOf('\n', line);
      const indent = end < 0 ? undefined : last.exec(this.#text.slice(line, end))?.[1];
      if (indent === undefined) continue;
      this.#at = line + indent.length + name.length;
      const body = this.#text.slice(first, line).replaceAll('\r\n', '\n');
      return { kind: 'heredoc', text: isIndented ? unindented(body, indent) : body + indent, start, end: this.#at };
    }
    const detail = `There is no line that holds "${name}" alone${isIndented ? ', indented,' : ''} and ends the text.`;
    return this.#bad('Unterminated text', detail, { start, end: first }, this.#text.length);
  }
}

function unescaped([, letter, octal, ...hex]: RegExpExecArray): string {
  if (letter !== undefined) return LETTERS[letter] ?? letter;
  const code = octal === undefined ? Number.parseInt(hex.join(''), 16) : Number.parseInt(octal, 8);
  // A byte alone is no text, nor is half of a pair.
  const isPart = (code >= 0x80 && (octal ?? hex[0]) !== undefined) || (code >= 0xd800 && code < 0xe000);
  return isPart ? '\uFFFD' : String.fromCodePoint(code);
}

/** Takes the indent of the end off all lines, if all have it. */
function unindented(body: string, indent: string): string {
  const lines = body.split('\n').slice(0, -1);
  if (lines.every((line) => line.startsWith(indent)))
    return lines.map((line) => `${line.slice(indent.length)}\n`).join('');
  return body + indent.replace(/[ \t]+$/, '');
}
