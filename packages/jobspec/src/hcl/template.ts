/** Reads the inside of quotes and heredocs: text, `${ … }`, `%{ if }` and `%{ for }`, with escapes, indents and trimming. */

import { forNames } from './collection.js';
import type { Cursor } from './cursor.js';
import { removeIndent, trimEnd, trimStart } from './indent.js';
import type { Span } from './source.js';
import { literalText } from './string-literal.js';
import { nameSuggestion } from './suggestion.js';
import type { Expression, Template, TemplatePart } from './syntax.js';
import { buildParts, type Piece, type TextPiece } from './template-parts.js';
import type { Token, TokenKind } from './token.js';

type Read = (cursor: Cursor) => Expression;

/** Reads a template whose opening token is next. `expression` reads what stands inside a sequence. */
export function parseTemplate(cursor: Cursor, expression: Read): Template {
  const open = cursor.take();
  const form = open.kind === 'open-heredoc' ? 'heredoc' : 'quoted';
  const close = form === 'heredoc' ? 'close-heredoc' : 'close-quote';
  const isFlush = cursor.text(open).startsWith('<<-');
  const parts = readParts(cursor, close, isFlush, expression);
  return { kind: 'template', form, parts, start: open.start, end: cursor.last.end };
}

/** Reads all of a source that is the inside of a template. */
export function parseBareTemplate(cursor: Cursor, expression: Read): readonly TemplatePart[] {
  return readParts(cursor, 'end', false, expression);
}

function readParts(cursor: Cursor, close: TokenKind, isFlush: boolean, expression: Read): readonly TemplatePart[] {
  const pieces = new TemplateReader(cursor, close, expression).pieces();
  if (isFlush) removeIndent(pieces);
  const { last } = cursor;
  return buildParts(cursor, melded(pieces), { start: last.start, end: last.end });
}

/** Pieces of text that follow each other as one. */
function melded(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  let run: TextPiece[] = [];
  const close = (): void => {
    const [first] = run;
    if (!first) return;
    const text = run.map((piece) => piece.text).join('');
    result.push({ kind: 'text', text, start: first.start, end: run.at(-1)?.end ?? first.end });
    run = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') run.push(piece);
    else {
      close();
      result.push(piece);
    }
  }
  close();
  return result;
}

class TemplateReader {
  readonly #pieces: Piece[] = [];
  /** What stands first in the template: what some messages point at. */
  readonly #first: Span;

  constructor(
    private readonly cursor: Cursor,
    private readonly close: TokenKind,
    private readonly expression: Read,
  ) {
    this.#first = cursor.next;
  }

  /** The pieces up to the closing token, which is taken. A `~` trims the one piece of text next to it. */
  pieces(): readonly Piece[] {
    const { cursor, close } = this;
    let trimNext = false;
    for (;;) {
      const token = cursor.take();
      if (token.kind === close) return this.#pieces;
      const trims = trimNext;
      trimNext = false;
      if (token.kind === 'text') {
        const text = literalText(cursor, token, close === 'close-quote');
        const { start, end } = token;
        this.#pieces.push({ kind: 'text', text: trims ? trimStart(text) : text, start, end });
      } else if (token.kind === 'interpolation' || token.kind === 'directive') {
        if (cursor.text(token).endsWith('~')) this.#trimLast();
        trimNext = cursor.within(true, () => this.#sequence(token));
      } else {
        const context = { start: this.#first.start, end: token.end };
        const detail = 'No closing marker was found for the string.';
        cursor.errorUnlessRecovering('Unterminated template string', detail, token, context);
        cursor.recover(close);
        return this.#pieces;
      }
    }
  }

  #trimLast(): void {
    const last = this.#pieces.at(-1);
    if (last?.kind === 'text') last.text = trimEnd(last.text);
  }

  /** Reads a sequence whose opening token is taken. True when it ends with `~}`. */
  #sequence(open: Token): boolean {
    const { cursor } = this;
    if (open.kind === 'directive') return this.#directive(open);
    const value = this.expression(cursor);
    const { next: close } = cursor;
    this.#pieces.push({ kind: 'value', value, start: open.start, end: close.end });
    if (close.kind === 'sequence-end') return this.#isTrimmed();
    this.#refuseExtra(close);
    return false;
  }

  /** Takes the end of a sequence. */
  #isTrimmed(): boolean {
    return this.cursor.text(this.cursor.take()).startsWith('~');
  }

  #refuseExtra(close: Token): void {
    const { cursor } = this;
    const isQuote = close.kind === 'close-quote' || close.kind === 'open-quote';
    if (close.kind === 'end' || (isQuote && this.close === 'close-quote')) {
      const where = close.kind === 'end' ? 'file' : 'quoted template';
      cursor.errorUnlessRecovering(
        'Unclosed template interpolation sequence',
        `There is no closing brace for this interpolation sequence before the end of the ${where}. This might be caused by incorrect nesting inside the given expression.`,
        this.#first,
      );
    } else {
      cursor.errorUnlessRecovering(
        'Extra characters after interpolation expression',
        close.kind === ':'
          ? 'Template interpolation doesn\'t expect a colon at this location. Did you intend this to be a literal sequence to be processed as part of another language? If so, you can escape it by starting with "$${" instead of just "${".'
          : 'Expected a closing brace to end the interpolation expression, but found extra characters.\n\nThis can happen when you include interpolation syntax for another language, such as shell scripting, but forget to escape the interpolation start token. If this is an embedded sequence for another language, escape it by starting with "$${" instead of just "${".',
        close,
        { start: this.#first.start, end: close.end },
      );
    }
    cursor.recover('sequence-end');
  }

  #directive(open: Token): boolean {
    const { cursor } = this;
    const { next: word } = cursor;
    const refused = (summary: string, detail: string, subject: Span, context?: Span): false => {
      cursor.errorUnlessRecovering(summary, detail, subject, context);
      cursor.recover('sequence-end');
      return false;
    };
    const context = { start: open.start, end: word.end };
    if (word.kind !== 'identifier') {
      const detail = 'A template directive keyword ("if", "for", etc) is expected at the beginning of a %{ sequence.';
      return refused('Invalid template directive', detail, word, context);
    }
    cursor.take();
    const keyword = cursor.text(word);
    const piece = this.#marker(keyword);
    if (piece === undefined) {
      const near = nameSuggestion(keyword, ['if', 'for', 'else', 'endif', 'endfor']);
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      const detail = `"${keyword}" is not a valid template control keyword.${hint}`;
      return refused('Invalid template control keyword', detail, word, context);
    }
    if (typeof piece === 'string') return refused("Invalid 'for' directive", piece, cursor.next);
    const { next: close } = cursor;
    this.#pieces.push({ ...piece, start: open.start, end: close.end });
    if (close.kind === 'sequence-end') return this.#isTrimmed();
    const detail = 'Expected a closing brace to end the sequence, but found extra characters.';
    const around = { start: this.#first.start, end: close.end };
    return refused(`Extra characters in ${keyword} marker`, detail, close, around);
  }

  /** What follows a keyword; what is wrong with a `for`; `undefined` for a word that is no keyword. */
  #marker(keyword: string): Unplaced | string | undefined {
    const { cursor } = this;
    switch (keyword) {
      case 'if':
        return { kind: 'if', condition: this.expression(cursor) };
      case 'else':
      case 'endif':
      case 'endfor':
        return { kind: keyword };
      case 'for': {
        const names = forNames(cursor, 'directive');
        return typeof names === 'string' ? names : { kind: 'for', ...names, collection: this.expression(cursor) };
      }
      default:
        return undefined;
    }
  }
}

type WithoutPlace<T> = T extends unknown ? Omit<T, keyof Span> : never;
type Unplaced = WithoutPlace<Exclude<Piece, { kind: 'text' | 'value' }>>;
