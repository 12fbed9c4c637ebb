/**
 * Cuts a source into tokens. Between quotes and in heredocs text stays raw: escapes, markers and indents are the template
 * parser's business. Each `${` or `%{` opens ordinary words again until its own `}`.
 */

import type { Findings } from './diagnostic.js';
import { InvalidTokens } from './invalid-token.js';
import type { Comment, Punctuation, Token, TokenKind } from './token.js';

/** The deepest nesting of brackets and templates; deeper input is refused before it can exhaust the stack. */
export const MAX_DEPTH = 500;

interface Scanned {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

interface Words {
  readonly kind: 'words';
  /** Braces that are open since the sequence began. */
  braces: number;
}

type Mode = Words | { readonly kind: 'quoted' } | { readonly kind: 'heredoc'; readonly marker: string | undefined };

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
/** Dots and exponents as they come: what they make together is judged when the number is read. */
const NUMBER = /[0-9](?:(?:[0-9.]|[eE][+-]?[0-9])*(?:[0-9]|[eE][+-]?[0-9]))?/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;

/** The summary of the error that a text runs over its line. */
export const TORN = 'Invalid multi-line string';

const PUNCTUATION = new Map<string, Punctuation>(
  (
    [
      ...(['...', '==', '!=', '<=', '>=', '&&', '||', '=>', '::', '{', '}', '[', ']', '(', ')'] as const),
      ...(['=', '<', '>', '!', '+', '-', '*', '/', '%', '?', ':', ',', '.'] as const),
    ] as const
  ).map((mark) => [mark, mark]),
);

/**
 * The tokens and comments of the source that `findings` belongs to. The last token is always `end`.
 *
 * @param closesLines - Whether a text that is not closed on its line ends there. HCL goes on to the next quote.
 */
export function scan(findings: Findings, closesLines = false): Scanned {
  return new Lexer(findings, { kind: 'words', braces: 0 }, closesLines).run();
}

/** The same for a source that is the inside of a template as a whole: text in which sequences may stand. */
export function scanTemplate(findings: Findings): Scanned {
  return new Lexer(findings, { kind: 'heredoc', marker: undefined }, false).run();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #comments: Comment[] = [];
  readonly #modes: Mode[];
  readonly #invalid: InvalidTokens;
  /** Where the last comment that ends its line starts; the newline after it starts there too. */
  #comment: number | undefined;
  /** Set once a search has found no more ends of comments. */
  #lastCommentEnd = false;
  #torn = false;
  #at = 0;

  constructor(
    readonly findings: Findings,
    base: Mode,
    private readonly closesLines: boolean,
  ) {
    this.#text = findings.source.text;
    this.#modes = [base];
    this.#invalid = new InvalidTokens(findings);
  }

  run(): Scanned {
    while (this.#at < this.#text.length) {
      const mode = this.#modes.at(-1);
      if (!mode) break;
      if (mode.kind === 'words') this.#words(mode);
      else if (mode.kind === 'quoted') this.#quoted();
      else this.#heredoc(mode.marker);
      if (this.#modes.length > MAX_DEPTH) {
        this.findings.error('Too much nesting', `Templates may be nested ${MAX_DEPTH} deep at most.`, {
          start: this.#at,
          end: this.#at + 1,
        });
        break;
      }
    }
    this.#at = this.#text.length;
    this.#push('end', this.#at);
    return { tokens: this.#tokens, comments: this.#comments };
  }

  /** Adds the token that ends at an offset, and goes there. */
  #push(kind: TokenKind, end: number, start: number = this.#at): void {
    this.#tokens.push({ kind, start, end });
    this.#at = end;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #words(mode: Words): void {
    const text = this.#text;
    const start = this.#at;
    const character = text.charAt(start);
    if (character === ' ' || character === '\t') {
      this.#at += 1;
      return;
    }
    if (character === '\n' || (character === '\r' && text.charAt(start + 1) === '\n')) {
      this.#push('newline', start + (character === '\n' ? 1 : 2), this.#comment);
      this.#comment = undefined;
      return;
    }
    if ((character === '#' || character === '/') && this.#isComment(character, start)) return;
    if (character === '"') {
      this.#push('open-quote', start + 1);
      this.#modes.push({ kind: 'quoted' });
      return;
    }
    if (character === '<' && text.charAt(start + 1) === '<') {
      const heredoc = this.#match(HEREDOC);
      if (heredoc) {
        this.#push('open-heredoc', start + heredoc[0].length);
        this.#modes.push({ kind: 'heredoc', marker: heredoc[1] ?? '' });
        return;
      }
    }
    const word = this.#match(IDENTIFIER);
    if (word) {
      this.#push('identifier', start + word[0].length);
      return;
    }
    const number = this.#match(NUMBER);
    if (number) this.#push('number', start + number[0].length);
    else this.#punctuation(mode);
  }

  /** Takes a comment. One that nothing ends is none: its first characters are operators then. */
  #isComment(character: string, start: number): boolean {
    const text = this.#text;
    if (character === '#' || text.startsWith('//', start)) {
      const newline = text.indexOf('\n', start);
      this.#at = newline < 0 ? text.length : newline;
      this.#comments.push({ start, end: text.charAt(this.#at - 1) === '\r' ? this.#at - 1 : this.#at });
      this.#comment = start;
      return true;
    }
    if (text.charAt(start + 1) !== '*' || this.#lastCommentEnd) return false;
    const close = text.indexOf('*/', start + 2);
    if (close < 0) {
      this.#lastCommentEnd = true;
      return false;
    }
    this.#at = close + 2;
    this.#comments.push({ start, end: this.#at });
    return true;
  }

  #punctuation(mode: Words): void {
    const start = this.#at;
    const closes = mode.braces === 0 && this.#modes.length > 1;
    if (this.#text.startsWith('~}', start)) {
      this.#push('sequence-end', start + 2);
      if (closes) this.#modes.pop();
      else mode.braces = Math.max(0, mode.braces - 1);
      return;
    }
    for (const length of [3, 2, 1]) {
      const mark = PUNCTUATION.get(this.#text.slice(start, start + length));
      if (mark === undefined) continue;
      if (mark === '{') mode.braces += 1;
      if (mark === '}') {
        if (closes) {
          this.#push('sequence-end', start + 1);
          this.#modes.pop();
          return;
        }
        mode.braces = Math.max(0, mode.braces - 1);
      }
      this.#push(mark, start + mark.length);
      return;
    }
    this.#bad(start + String.fromCodePoint(this.#text.codePointAt(start) ?? 0).length);
  }

  #bad(end: number): void {
    this.#invalid.report({ start: this.#at, end });
    this.#push('bad', end);
  }

  /** A piece of a quoted template: text up to a `$`, a `%`, the closing quote or the end of the line, or one of these. */
  #quoted(): void {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === '\\') {
        const next = text.charAt(at + 1);
        if (next === '' || next === '\n' || next === '\r') break;
        at += 1;
      } else if (QUOTED_STOP.has(character)) break;
    }
    if (at > start) {
      this.#push('text', at);
      return;
    }
    const character = text.charAt(at);
    if (character === '"') {
      this.#push('close-quote', at + 1);
      this.#modes.pop();
    } else if (character === '\\') {
      this.#bad(at + 1);
    } else if (character === '$' || character === '%') {
      this.#sigil(character);
    } else {
      this.#quotedNewline();
    }
  }

  #quotedNewline(): void {
    if (this.closesLines) {
      this.#push('close-quote', this.#at);
      this.#modes.pop();
      return;
    }
    const start = this.#at;
    let end = start;
    while (this.#text.charAt(end) === '\n' || this.#text.charAt(end) === '\r') end += 1;
    const detail =
      'Quoted strings may not be split over multiple lines. To produce a multi-line string, either use the \\n escape to represent a newline character or use the "heredoc" multi-line template syntax.';
    // The lines after the first are torn because it is.
    const report = this.#torn ? 'redundant' : 'error';
    this.findings[report](TORN, detail, { start, end });
    this.#torn = true;
    this.#push('quoted-newline', end);
  }

  /** A line of a heredoc, or a piece of one; the line that closes it. */
  #heredoc(marker: string | undefined): void {
    const text = this.#text;
    const start = this.#at;
    const character = text.charAt(start);
    if (character === '$' || character === '%') {
      this.#sigil(character);
      return;
    }
    let at = start;
    while (at < text.length && !HEREDOC_STOP.has(text.charAt(at))) at += 1;
    if (text.charAt(at) === '\r') {
      const isBreak = text.charAt(at + 1) === '\n';
      if (isBreak) at += 1;
      else if (at === start && marker !== undefined) {
        // HCL's lexer has no way on from a carriage return that ends no line.
        this.#bad(text.length);
        return;
      } else if (at === start) at = text.length;
    }
    if (text.charAt(at) !== '\n') {
      this.#push('text', at);
      return;
    }
    const isLine = start === 0 || text.charAt(start - 1) === '\n';
    if (marker !== undefined && isLine && text.slice(start, at).trim() === marker) {
      this.#push('close-heredoc', text.charAt(at - 1) === '\r' ? at - 1 : at);
      this.#modes.pop();
    } else this.#push('text', at + 1);
  }

  /** `${` or `%{` with its `~`, its escape, or the bare character. */
  #sigil(sigil: '$' | '%'): void {
    const text = this.#text;
    const start = this.#at;
    const isEscape = text.startsWith(`${sigil}{`, start + 1);
    const open = isEscape ? start + 1 : start;
    if (text.charAt(open + 1) === '{') {
      const end = open + (text.charAt(open + 2) === '~' ? 3 : 2);
      if (isEscape) this.#push('text', end);
      else {
        this.#push(sigil === '$' ? 'interpolation' : 'directive', end);
        this.#modes.push({ kind: 'words', braces: 0 });
      }
    } else if (this.#modes.length > 1 && start + 1 === text.length) this.#bad(start + 1);
    else this.#push('text', start + 1);
  }
}

const HEREDOC_STOP: ReadonlySet<string> = new Set(['\n', '\r', '$', '%']);
const QUOTED_STOP: ReadonlySet<string> = new Set(['"', '\n', '\r', '$', '%']);
