/** Walks over tokens. Newlines count or do not, as the construct that is being read says. */

import type { Findings } from './diagnostic.js';
import { MAX_DEPTH } from './lexer.js';
import type { Span } from './source.js';
import type { Token, TokenKind } from './token.js';

/** Thrown to leave a nesting that is too deep; the file parser catches it. */
export class TooDeep extends Error {}

/** A place among the tokens. */
export class Cursor {
  #at = 0;
  #depth = 0;
  #skipNewlines = false;
  readonly #end: Token;

  constructor(
    readonly findings: Findings,
    private readonly tokens: readonly Token[],
  ) {
    const length = findings.source.text.length;
    this.#end = tokens.at(-1) ?? { kind: 'end', start: length, end: length };
  }

  /** The next token, without taking it. */
  get next(): Token {
    if (this.#skipNewlines) while (this.tokens[this.#at]?.kind === 'newline') this.#at += 1;
    return this.tokens[this.#at] ?? this.#end;
  }

  /** The token after the next one, newlines skipped alike. */
  get second(): Token {
    void this.next;
    let at = this.#at + 1;
    if (this.#skipNewlines) while (this.tokens[at]?.kind === 'newline') at += 1;
    return this.tokens[at] ?? this.#end;
  }

  /** Where the last token that was taken ends. */
  get lastEnd(): number {
    for (let at = this.#at - 1; at >= 0; at -= 1) {
      const token = this.tokens[at];
      if (token && token.kind !== 'newline') return token.end;
    }
    return 0;
  }

  /** Whether newlines do not count where the cursor is. */
  get skipsNewlines(): boolean {
    return this.#skipNewlines;
  }

  is(kind: TokenKind): boolean {
    return this.next.kind === kind;
  }

  /** Takes the next token. */
  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  /** Takes the next token when it is of the kind. */
  accept(kind: TokenKind): Token | undefined {
    return this.is(kind) ? this.take() : undefined;
  }

  text(span: Span): string {
    return this.findings.source.text.slice(span.start, span.end);
  }

  /** Reads something in which newlines do not count (`true`) or do (`false`); counts how deep that goes. */
  within<T>(skipNewlines: boolean, read: () => T): T {
    const before = this.#skipNewlines;
    this.#skipNewlines = skipNewlines;
    this.#depth += 1;
    try {
      if (this.#depth > MAX_DEPTH) {
        this.findings.error(
          'Too much nesting',
          `Expressions and blocks may be nested ${MAX_DEPTH} deep at most.`,
          this.next,
        );
        throw new TooDeep();
      }
      return read();
    } finally {
      this.#skipNewlines = before;
      this.#depth -= 1;
    }
  }

  /** After an error: skips to the end of the line that the current construct is on, over whole brackets and templates. */
  skipItem(): void {
    let open = 0;
    for (;;) {
      const token = this.tokens[this.#at] ?? this.#end;
      if (token.kind === 'end') return;
      if (open === 0 && (token.kind === 'newline' || token.kind === '}')) return;
      if (OPENS.has(token.kind)) open += 1;
      if (CLOSES.has(token.kind)) open = Math.max(0, open - 1);
      this.#at += 1;
    }
  }

  /** After an error inside brackets: skips to, and takes, the bracket that closes them. */
  skipTo(close: TokenKind): void {
    let open = 0;
    for (;;) {
      const token = this.tokens[this.#at] ?? this.#end;
      if (token.kind === 'end') return;
      if (open === 0 && token.kind === close) {
        this.#at += 1;
        return;
      }
      if (OPENS.has(token.kind)) open += 1;
      if (CLOSES.has(token.kind)) {
        if (open === 0) return;
        open -= 1;
      }
      this.#at += 1;
    }
  }
}

const OPENS: ReadonlySet<TokenKind> = new Set([
  '{',
  '[',
  '(',
  'open-quote',
  'open-heredoc',
  'interpolation',
  'directive',
]);
const CLOSES: ReadonlySet<TokenKind> = new Set(['}', ']', ')', 'close-quote', 'close-heredoc', 'sequence-end']);
