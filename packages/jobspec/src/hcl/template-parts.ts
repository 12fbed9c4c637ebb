/** Makes a tree of a template's pieces: each `if` and `for` takes what stands before its own end. */

import type { ForNames } from './collection.js';
import type { Cursor } from './cursor.js';
import { rangeText } from './diagnostic.js';
import type { Span } from './source.js';
import type { Expression, TemplatePart } from './syntax.js';

/** Text as it comes, before it is trimmed. */
export interface TextPiece {
  readonly kind: 'text';
  text: string;
  start: number;
  readonly end: number;
}

/** A piece of a template as it comes, before directives are matched with their ends. */
export type Piece =
  | TextPiece
  | (Span & { readonly kind: 'value'; readonly value: Expression })
  | (Span & { readonly kind: 'if'; readonly condition: Expression })
  | (Span & ForNames & { readonly kind: 'for'; readonly collection: Expression })
  | (Span & { readonly kind: 'else' | 'endif' | 'endfor' });

/** The parts that the pieces make. `close` is where the template ends. */
export function buildParts(cursor: Cursor, pieces: readonly Piece[], close: Span): readonly TemplatePart[] {
  return new Pieces(cursor, pieces, close).all();
}

const UNBALANCED = 'The control directives within this template are unbalanced.';

class Pieces {
  #at = 0;

  constructor(
    private readonly cursor: Cursor,
    private readonly pieces: readonly Piece[],
    private readonly close: Span,
  ) {}

  all(): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (let piece = this.#take(); piece; piece = this.#take()) parts.push(this.#part(piece));
    return parts;
  }

  #take(): Piece | undefined {
    const piece = this.pieces[this.#at];
    this.#at += 1;
    return piece;
  }

  #part(piece: Piece): TemplatePart {
    switch (piece.kind) {
      case 'text':
      case 'value':
        return piece;
      case 'if':
        return this.cursor.deeper(() => this.#if(piece));
      case 'for':
        return this.cursor.deeper(() => this.#for(piece));
      default:
        return this.#unexpected(piece, UNBALANCED);
    }
  }

  #unexpected(piece: Piece, detail: string): TemplatePart {
    this.cursor.error(`Unexpected ${piece.kind} directive`, detail, piece);
    return invalid(piece);
  }

  #unclosed(what: 'if' | 'for', open: Span): TemplatePart {
    const where = rangeText(this.cursor.findings.source.range(open));
    const detail = `The ${what} directive at ${where} is missing its corresponding end${what} directive.`;
    this.cursor.error('Unexpected end of template', detail, this.close);
    return invalid(this.close);
  }

  #if(open: Extract<Piece, { kind: 'if' }>): TemplatePart {
    const whenTrue: TemplatePart[] = [];
    const whenFalse: TemplatePart[] = [];
    let branch = whenTrue;
    for (let piece = this.#take(); piece; piece = this.#take()) {
      if (piece.kind === 'endif') {
        return { kind: 'if', condition: open.condition, whenTrue, whenFalse, start: open.start, end: piece.end };
      }
      if (piece.kind === 'else' && branch === whenTrue) branch = whenFalse;
      else if (piece.kind === 'else' || piece.kind === 'endfor') {
        const where = rangeText(this.cursor.findings.source.range(open));
        const expected = `Expecting an endif directive for the if started at ${where}.`;
        const already = `Already in the else clause for the if started at ${where}.`;
        return this.#unexpected(piece, piece.kind === 'else' ? already : expected);
      } else branch.push(this.#part(piece));
    }
    return this.#unclosed('if', open);
  }

  #for(open: Extract<Piece, { kind: 'for' }>): TemplatePart {
    const body: TemplatePart[] = [];
    for (let piece = this.#take(); piece; piece = this.#take()) {
      if (piece.kind === 'endfor') {
        const { start, end, ...loop } = open;
        return { ...loop, open: { start, end }, body, start, end: piece.end };
      }
      if (piece.kind === 'else') return this.#unexpected(piece, 'An else clause is not expected for a for directive.');
      if (piece.kind === 'endif') {
        const where = rangeText(this.cursor.findings.source.range(open));
        const detail = `Expecting an endfor directive corresponding to the for directive at ${where}.`;
        return this.#unexpected(piece, detail);
      }
      body.push(this.#part(piece));
    }
    return this.#unclosed('for', open);
  }
}

function invalid({ start, end }: Span): TemplatePart {
  return { kind: 'value', value: { kind: 'invalid', start, end }, start, end };
}
