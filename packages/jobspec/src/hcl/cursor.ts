/**
 * Walks over tokens, and finds the way again after an error. Newlines count or do not, as the construct that is being read
 * says. What is read after an error, and how much of it is told, is as in HashiCorp's parser: its users know those messages.
 */

import type { Findings } from './diagnostic.js';
import { MAX_DEPTH } from './lexer.js';
import type { Span } from './source.js';
import type { Token, TokenKind } from './token.js';

/** Thrown to leave a nesting that is too deep; whoever reads a whole source catches it. */
export class TooDeep extends Error {}

/** A place among the tokens. */
export class Cursor {
  /** True once anything had to be skipped. From then on HCL believes few of the errors that it comes upon. */
  recovering = false;
  #at = 0;
  #depth = 0;
  #skipNewlines = false;
  #told = 0;
  /** False from an error to the next item of a body: what is wrong in between may follow from it. */
  #credible = true;
  readonly #end: Token;
  /** Where a text first runs over its line: whatever follows there was cut into the wrong tokens. */
  readonly #torn: number;

  constructor(
    readonly findings: Findings,
    private readonly tokens: readonly Token[],
  ) {
    const length = findings.source.text.length;
    this.#end = tokens.at(-1) ?? { kind: 'end', start: length, end: length };
    this.#torn = tokens.find(({ kind }) => kind === 'quoted-newline')?.start ?? Number.POSITIVE_INFINITY;
  }

  /** The next token, without taking it. */
  get next(): Token {
    return this.tokens[this.#nextIndex()] ?? this.#end;
  }

  #nextIndex(): number {
    let at = this.#at;
    if (this.#skipNewlines) while (this.tokens[at]?.kind === 'newline') at += 1;
    return at;
  }

  /** The token that was taken last; the next one at the start. */
  get last(): Token {
    return this.tokens[this.#at - 1] ?? this.next;
  }

  /** Where the last token that was taken ends, newlines aside. */
  get lastEnd(): number {
    for (let at = this.#at - 1; at >= 0; at -= 1) {
      const token = this.tokens[at];
      if (token && token.kind !== 'newline') return token.end;
    }
    return 0;
  }

  /** How many errors have been told. */
  get told(): number {
    return this.#told;
  }

  /** Whether what was read since has failed so that nobody knows where it ends. `before` is `told` as it was then. */
  lostSince(before: number): boolean {
    return this.recovering && this.#told > before;
  }

  is(kind: TokenKind): boolean {
    return this.next.kind === kind;
  }

  /** Whether the next token is a certain word. */
  isWord(word: string): boolean {
    const { next } = this;
    return next.kind === 'identifier' && this.text(next) === word;
  }

  /** Takes the next token. */
  take(): Token {
    const at = this.#nextIndex();
    this.#at = Math.min(at + 1, this.tokens.length);
    return this.tokens[at] ?? this.#end;
  }

  /** Takes the next token when it is of the kind. */
  accept(kind: TokenKind): Token | undefined {
    return this.is(kind) ? this.take() : undefined;
  }

  text(span: Span): string {
    return this.findings.source.text.slice(span.start, span.end);
  }

  /** Tells of an error. */
  error(summary: string, detail: string, subject: Span, context?: Span): void {
    this.#told += 1;
    this.#credible = false;
    if (subject.start <= this.#torn) this.findings.error(summary, detail, subject, context);
    else this.findings.redundant(summary, detail, subject, context);
  }

  /** Tells of an error that HCL tells only as long as it had to skip nothing; later it is still one of ours. */
  errorUnlessRecovering(summary: string, detail: string, subject: Span, context?: Span): void {
    if (!this.recovering) this.error(summary, detail, subject, context);
    else if (this.#credible) {
      this.#credible = false;
      this.findings.unsaid(summary, detail, subject, context);
    }
  }

  /** To be called where an item of a body begins: what is wrong there is wrong by itself. */
  beginItem(): void {
    this.#credible = this.next.start < this.#torn;
  }

  /** Reads something in which newlines do not count (`true`) or do (`false`); counts how deep that goes. */
  within<T>(skipNewlines: boolean, read: () => T): T {
    const before = this.#skipNewlines;
    this.#skipNewlines = skipNewlines;
    try {
      return this.deeper(read);
    } finally {
      this.#skipNewlines = before;
    }
  }

  /** Reads something that may hold itself; counts how deep that goes. */
  deeper<T>(read: () => T): T {
    this.#depth += 1;
    try {
      if (this.#depth > MAX_DEPTH) {
        const detail = `Expressions and blocks may be nested ${MAX_DEPTH} deep at most.`;
        this.error('Too much nesting', detail, this.next);
        throw new TooDeep();
      }
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Skips to, and takes, the token that closes what is open; that token, or the end. */
  recover(close: TokenKind): Token {
    this.recovering = true;
    let open = 0;
    for (;;) {
      const token = this.take();
      if (token.kind === 'end') return token;
      if (token.kind === close) {
        if (open === 0) return token;
        open -= 1;
      } else if (CLOSED_BY.get(token.kind) === close) open += 1;
    }
  }

  /** The same, with an error that points at what was skipped to. */
  recoverWith(close: TokenKind, summary: string, detail: string): Token {
    const token = this.recover(close);
    this.error(summary, detail, token);
    return token;
  }

  /** Skips over the next pair of parentheses. */
  recoverOverCall(): void {
    for (let token = this.take(); token.kind !== '(' && token.kind !== 'end';) token = this.take();
    this.recover(')');
  }

  /** Skips to the end of the line that an item of a body is on, over brackets and templates, and takes it. */
  recoverAfterItem(): void {
    this.recovering = true;
    const open: TokenKind[] = [];
    for (;;) {
      const { kind } = this.take();
      if (kind === 'end' || (kind === 'newline' && open.length === 0)) return;
      const close = CLOSED_BY.get(kind);
      if (close !== undefined) open.push(close);
      else if (CLOSES.has(kind)) {
        while (open.length > 0 && open.at(-1) !== kind) open.pop();
        open.pop();
      }
    }
  }
}

const CLOSED_BY: ReadonlyMap<TokenKind, TokenKind> = new Map<TokenKind, TokenKind>([
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
  ['open-quote', 'close-quote'],
  ['open-heredoc', 'close-heredoc'],
  ['interpolation', 'sequence-end'],
  ['directive', 'sequence-end'],
]);
const CLOSES: ReadonlySet<TokenKind> = new Set(CLOSED_BY.values());
