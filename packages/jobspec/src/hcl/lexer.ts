/**
 * Cuts a source into tokens. Inside quotes and heredocs the text between sequences is one token, raw: escapes, markers and
 * indents are the template parser's business. Each `${` or `%{` opens ordinary words again until its own `}`.
 */

import type { Findings } from './diagnostic.js';
import type { Comment, Punctuation, Token, TokenKind } from './token.js';

/** The deepest nesting of brackets and templates; deeper input is refused before it can exhaust the stack. */
export const MAX_DEPTH = 500;

interface Scanned {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

type Mode =
  | { readonly kind: 'words'; braces: number }
  | { readonly kind: 'quoted'; readonly start: number }
  | { readonly kind: 'heredoc'; readonly start: number; readonly marker: string | undefined };

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

const SINGLE_QUOTED = /'[^'\n]*'/y;

const THREE: readonly Punctuation[] = ['...'];
const TWO: readonly Punctuation[] = ['==', '!=', '<=', '>=', '&&', '||', '=>', '::'];
const ONE: readonly Punctuation[] = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '=',
  '<',
  '>',
  '!',
  '+',
  '-',
  '*',
  '/',
  '%',
  '?',
  ':',
  ',',
  '.',
];
const PUNCTUATION = new Map<string, Punctuation>([...THREE, ...TWO, ...ONE].map((mark) => [mark, mark]));

/** The tokens and comments of the source that `findings` belongs to. The last token is always `end`. */
export function scan(findings: Findings): Scanned {
  return new Lexer(findings).run();
}

/** The same for a source that is the inside of a template as a whole: text in which sequences may stand. */
export function scanTemplate(findings: Findings): Scanned {
  return new Lexer(findings, { kind: 'heredoc', start: 0, marker: undefined }).run();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #comments: Comment[] = [];
  readonly #modes: Mode[];
  #at = 0;

  constructor(
    readonly findings: Findings,
    base: Mode = { kind: 'words', braces: 0 },
  ) {
    this.#text = findings.source.text;
    this.#modes = [base];
  }

  run(): Scanned {
    while (this.#at < this.#text.length) {
      const mode = this.#modes.at(-1);
      if (!mode) break;
      if (mode.kind === 'words') this.#words(mode);
      else if (mode.kind === 'quoted') this.#quoted();
      else this.#heredoc(mode);
      if (this.#modes.length > MAX_DEPTH) {
        this.findings.error('Too much nesting', `Templates may be nested ${MAX_DEPTH} deep at most.`, {
          start: this.#at,
          end: this.#at + 1,
        });
        break;
      }
    }
    this.#closeOpenModes();
    this.#push('end', this.#text.length, this.#text.length);
    return { tokens: this.#tokens, comments: this.#comments };
  }

  #push(kind: TokenKind, start: number, end: number): void {
    this.#tokens.push({ kind, start, end });
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #words(mode: { kind: 'words'; braces: number }): void {
    const text = this.#text;
    const start = this.#at;
    const character = text.charAt(start);
    if (character === ' ' || character === '\t') {
      this.#at += 1;
      return;
    }
    if (character === '\n' || (character === '\r' && text.charAt(start + 1) === '\n')) {
      this.#at += character === '\n' ? 1 : 2;
      this.#push('newline', start, this.#at);
      return;
    }
    if (character === '#' || text.startsWith('//', start)) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      this.#comments.push({ start, end: text.charAt(end - 1) === '\r' ? end - 1 : end });
      this.#at = end;
      return;
    }
    if (text.startsWith('/*', start)) {
      const close = text.indexOf('*/', start + 2);
      if (close < 0)
        this.findings.error('Unterminated comment', 'A comment that starts with "/*" must be closed with "*/".', {
          start,
          end: start + 2,
        });
      this.#at = close < 0 ? text.length : close + 2;
      this.#comments.push({ start, end: this.#at });
      return;
    }
    if (character === '"') {
      this.#at += 1;
      this.#push('open-quote', start, this.#at);
      this.#modes.push({ kind: 'quoted', start });
      return;
    }
    if (character === '<' && text.charAt(start + 1) === '<') {
      const heredoc = this.#match(HEREDOC);
      if (heredoc) {
        this.#at += heredoc[0].length;
        this.#push('open-heredoc', start, this.#at);
        this.#modes.push({ kind: 'heredoc', start, marker: heredoc[1] ?? '' });
        return;
      }
    }
    const word = this.#match(IDENTIFIER);
    if (word) {
      this.#at += word[0].length;
      this.#push('identifier', start, this.#at);
      return;
    }
    const number = this.#match(NUMBER);
    if (number) {
      this.#at += number[0].length;
      this.#push('number', start, this.#at);
      return;
    }
    this.#punctuation(mode);
  }

  #punctuation(mode: { braces: number }): void {
    const start = this.#at;
    for (const length of [3, 2, 1]) {
      const mark = PUNCTUATION.get(this.#text.slice(start, start + length));
      if (mark === undefined) continue;
      // `~}` ends a sequence too; the marker is found again by whoever trims.
      if (mark === '{') mode.braces += 1;
      if (mark === '}') {
        if (mode.braces === 0 && this.#modes.length > 1) {
          this.#at += 1;
          this.#push('sequence-end', start, this.#at);
          this.#modes.pop();
          return;
        }
        mode.braces = Math.max(0, mode.braces - 1);
      }
      this.#at += mark.length;
      this.#push(mark, start, this.#at);
      return;
    }
    if (this.#text.startsWith('~}', start) && mode.braces === 0 && this.#modes.length > 1) {
      this.#at += 2;
      this.#push('sequence-end', start, this.#at);
      this.#modes.pop();
      return;
    }
    this.#bad();
  }

  #bad(): void {
    const start = this.#at;
    const character = String.fromCodePoint(this.#text.codePointAt(start) ?? 0);
    const quoted = character === "'" ? this.#match(SINGLE_QUOTED) : null;
    const end = start + (quoted?.[0] ?? character).length;
    this.#at = end;
    this.#push('bad', start, end);
    const span = { start, end };
    if (character === "'") {
      this.findings.error(
        'Invalid character',
        'Single quotes are not valid. Use double quotes (") to enclose strings.',
        span,
      );
    } else if (character === '`') {
      this.findings.error(
        'Invalid character',
        'The "`" character is not valid. To create a multi-line string, use the "heredoc" syntax, like "<<EOT".',
        span,
      );
    } else if (/[\u201c\u201d\u2018\u2019]/.test(character)) {
      this.findings.error(
        'Invalid character',
        '"Curly quotes" are not valid here. These can sometimes be inadvertently introduced when sharing code via documents or discussion forums. It might help to replace the character with a "straight quote".',
        span,
      );
    } else if (character === '&' || character === '|') {
      const meant = character === '&' ? '&&' : '||';
      this.findings.error(
        'Unsupported operator',
        `Bitwise operators are not supported. Did you mean boolean ${character === '&' ? 'AND' : 'OR'} ("${meant}")?`,
        span,
      );
    } else if (character === ';') {
      this.findings.error(
        'Invalid character',
        'The ";" character is not valid. Use newlines to separate arguments and blocks, and commas to separate items in collection values.',
        span,
      );
    } else {
      this.findings.error('Invalid character', 'This character is not used within the language.', span);
    }
  }

  /** The raw text of a quoted template, up to a sequence, the closing quote, or the end of the line. */
  #quoted(): void {
    const text = this.#text;
    const start = this.#at;
    for (let at = start; ;) {
      const character = text.charAt(at);
      if (character === '\\' && at + 1 < text.length && text.charAt(at + 1) !== '\n') at += 2;
      else if ((character === '$' || character === '%') && text.startsWith(`${character}{`, at + 1)) at += 3;
      else if ((character === '$' || character === '%') && text.charAt(at + 1) === '{') {
        this.#rawText(start, at);
        this.#sequence(at);
        return;
      } else if (character === '"') {
        this.#rawText(start, at);
        this.#at = at + 1;
        this.#push('close-quote', at, this.#at);
        this.#modes.pop();
        return;
      } else if (character === '\n' || character === '') {
        this.#rawText(start, at);
        this.#at = at;
        this.#unclosedQuote(at);
        return;
      } else at += 1;
    }
  }

  #unclosedQuote(at: number): void {
    this.findings.error(
      'Invalid multi-line string',
      'Quoted strings may not be split over multiple lines. To produce a multi-line string, either use the \\n escape to represent a newline character or use the "heredoc" multi-line template syntax.',
      { start: at, end: Math.min(at + 1, this.#text.length) },
    );
    this.#push('close-quote', at, at);
    this.#modes.pop();
  }

  /** The raw text of a heredoc up to a sequence, or with the line of the marker up to the end of the heredoc. */
  #heredoc(mode: { readonly marker: string | undefined }): void {
    const text = this.#text;
    const start = this.#at;
    for (let at = start; at < text.length;) {
      if (at === 0 || text.charAt(at - 1) === '\n') {
        const lineEnd = text.indexOf('\n', at);
        const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
        if (line.trim() === mode.marker) {
          this.#rawText(start, at);
          this.#at = at + line.trimEnd().length;
          this.#push('close-heredoc', at, this.#at);
          this.#modes.pop();
          return;
        }
      }
      const character = text.charAt(at);
      if ((character === '$' || character === '%') && text.startsWith(`${character}{`, at + 1)) at += 3;
      else if ((character === '$' || character === '%') && text.charAt(at + 1) === '{') {
        this.#rawText(start, at);
        this.#sequence(at);
        return;
      } else at += 1;
    }
    this.#rawText(start, text.length);
    this.#at = text.length;
  }

  #rawText(start: number, end: number): void {
    if (end > start) this.#push('text', start, end);
  }

  #sequence(at: number): void {
    const trimmed = this.#text.charAt(at + 2) === '~';
    this.#at = at + (trimmed ? 3 : 2);
    this.#push(this.#text.charAt(at) === '$' ? 'interpolation' : 'directive', at, this.#at);
    this.#modes.push({ kind: 'words', braces: 0 });
  }

  #closeOpenModes(): void {
    const end = this.#text.length;
    for (const mode of this.#modes.splice(1).toReversed()) {
      if (mode.kind === 'quoted') this.#push('close-quote', end, end);
      if (mode.kind === 'heredoc') {
        this.findings.error('Unterminated template string', 'No closing marker was found for the string.', {
          start: mode.start,
          end: mode.start + 2,
        });
        this.#push('close-heredoc', end, end);
      }
      if (mode.kind === 'words') this.#push('sequence-end', end, end);
    }
  }
}
