/** Reads the inside of quotes and heredocs: text, `${ … }`, `%{ if }` and `%{ for }`, with escapes, indents and trimming. */

import type { Cursor } from './cursor.js';
import type { Span } from './source.js';
import type { Expression, Template, TemplatePart } from './syntax.js';
import type { Token } from './token.js';

/** A piece as it comes, before directives are matched with their ends. */
type Piece =
  | (Span & { readonly kind: 'text'; text: string })
  | (Span & { readonly kind: 'value'; readonly value: Expression })
  | (Span & { readonly kind: 'if'; readonly condition: Expression })
  | (Span & {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
    })
  | (Span & { readonly kind: 'else' | 'endif' | 'endfor' });

/** Reads a template whose opening token is next. `expression` reads what stands inside a sequence. */
export function parseTemplate(cursor: Cursor, expression: (cursor: Cursor) => Expression): Template {
  const open = cursor.take();
  const form = open.kind === 'open-heredoc' ? 'heredoc' : 'quoted';
  const pieces = readPieces(cursor, form, expression);
  const close = cursor.take();
  if (form === 'heredoc' && cursor.text(open).startsWith('<<-')) removeIndent(pieces);
  const parts = new Pieces(cursor, pieces, close).until(undefined);
  return { kind: 'template', form, parts, start: open.start, end: close.end };
}

/** Reads all of a source that is the inside of a template. */
export function parseBareTemplate(cursor: Cursor, expression: (cursor: Cursor) => Expression): readonly TemplatePart[] {
  return new Pieces(cursor, readPieces(cursor, 'heredoc', expression), cursor.next).until(undefined);
}

function readPieces(
  cursor: Cursor,
  form: Template['form'],
  expression: (cursor: Cursor) => Expression,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let trimNext = false;
  for (;;) {
    const token = cursor.next;
    if (token.kind === 'text') {
      cursor.take();
      const text = undoEscapes(cursor, token, form);
      pieces.push({ kind: 'text', start: token.start, end: token.end, text: trimNext ? text.trimStart() : text });
      trimNext = false;
    } else if (token.kind === 'interpolation' || token.kind === 'directive') {
      if (cursor.text(token).endsWith('~')) trimLast(pieces);
      pieces.push(cursor.within(true, () => sequence(cursor, expression)));
      trimNext = cursor.findings.source.text.charAt(cursor.lastEnd - 2) === '~';
    } else return pieces;
  }
}

function trimLast(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last?.kind === 'text') last.text = last.text.trimEnd();
}

function sequence(cursor: Cursor, expression: (cursor: Cursor) => Expression): Piece {
  const open = cursor.take();
  const piece = open.kind === 'interpolation' ? value(cursor, open, expression) : directive(cursor, open, expression);
  if (!cursor.accept('sequence-end')) {
    cursor.findings.error(
      open.kind === 'interpolation'
        ? 'Extra characters after interpolation expression'
        : 'Extra characters in template control sequence',
      'Expected a closing brace to end the sequence, but found extra characters.',
      cursor.next,
      { start: open.start, end: cursor.next.end },
    );
    cursor.skipTo('sequence-end');
  }
  return { ...piece, end: cursor.lastEnd };
}

function value(cursor: Cursor, open: Token, expression: (cursor: Cursor) => Expression): Piece {
  return { kind: 'value', value: expression(cursor), start: open.start, end: open.end };
}

function directive(cursor: Cursor, open: Token, expression: (cursor: Cursor) => Expression): Piece {
  const span = { start: open.start, end: open.end };
  const word = cursor.accept('identifier');
  const name = word ? cursor.text(word) : '';
  switch (name) {
    case 'if':
      return { kind: 'if', condition: expression(cursor), ...span };
    case 'else':
    case 'endif':
    case 'endfor':
      return { kind: name, ...span };
    case 'for': {
      const names = forNames(cursor);
      return { kind: 'for', ...names, collection: expression(cursor), ...span };
    }
    default:
      cursor.findings.error(
        'Invalid template control keyword',
        name === ''
          ? 'A template directive must begin with a keyword: if, else, endif, for or endfor.'
          : `"${name}" is not a valid template control keyword: use if, else, endif, for or endfor.`,
        word ?? cursor.next,
      );
      return { kind: 'value', value: { kind: 'invalid', ...span }, ...span };
  }
}

/** `k, v in` of a `for`: the names, with the `in` taken. */
export function forNames(cursor: Cursor): { keyName: string | undefined; valueName: string } {
  const name = (): string => {
    const token = cursor.accept('identifier');
    if (token) return cursor.text(token);
    cursor.findings.error(
      'Invalid "for" expression',
      'For expression requires a variable name after "for".',
      cursor.next,
    );
    return '';
  };
  let keyName: string | undefined;
  let valueName = name();
  if (cursor.accept(',')) {
    keyName = valueName;
    valueName = name();
  }
  const word = cursor.next;
  if (word.kind === 'identifier' && cursor.text(word) === 'in') cursor.take();
  else
    cursor.findings.error(
      'Invalid "for" expression',
      'For expression requires the "in" keyword after its name declarations.',
      word,
    );
  return { keyName, valueName };
}

/** Builds the tree: each `if` and `for` takes the pieces up to its own end. */
class Pieces {
  #at = 0;

  constructor(
    private readonly cursor: Cursor,
    private readonly pieces: readonly Piece[],
    private readonly close: Span,
  ) {}

  /** The parts up to one of the ends, which is left to be read; all the rest when there is none to stop at. */
  until(ends: readonly Piece['kind'][] | undefined): TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (let piece = this.pieces[this.#at]; piece; piece = this.pieces[this.#at]) {
      if (ends?.includes(piece.kind)) return parts;
      this.#at += 1;
      if (piece.kind === 'text') {
        if (piece.text !== '') parts.push({ kind: 'text', text: piece.text, start: piece.start, end: piece.end });
      } else if (piece.kind === 'value') parts.push(piece);
      else if (piece.kind === 'if') parts.push(this.cursor.within(true, () => this.#if(piece, piece.condition)));
      else if (piece.kind === 'for') parts.push(this.cursor.within(true, () => this.#for(piece)));
      else {
        this.cursor.findings.error(
          `Unexpected ${piece.kind} directive`,
          `There is no directive here that this ${piece.kind} belongs to.`,
          piece,
        );
      }
    }
    return parts;
  }

  #if(open: Span, condition: Expression): TemplatePart {
    const whenTrue = this.until(['else', 'endif']);
    let whenFalse: TemplatePart[] = [];
    if (this.pieces[this.#at]?.kind === 'else') {
      this.#at += 1;
      whenFalse = this.until(['endif']);
    }
    return { kind: 'if', condition, whenTrue, whenFalse, start: open.start, end: this.#close('endif', 'if', open) };
  }

  #for(open: Extract<Piece, { kind: 'for' }>): TemplatePart {
    const body = this.until(['endfor']);
    const { keyName, valueName, collection } = open;
    return {
      kind: 'for',
      keyName,
      valueName,
      collection,
      body,
      start: open.start,
      end: this.#close('endfor', 'for', open),
    };
  }

  #close(end: Piece['kind'], keyword: string, open: Span): number {
    const piece = this.pieces[this.#at];
    if (piece?.kind === end) {
      this.#at += 1;
      return piece.end;
    }
    this.cursor.findings.error(
      'Unexpected end of template',
      `The "${keyword}" directive here has no matching "${end}".`,
      { start: open.start, end: open.end },
      { start: open.start, end: this.close.end },
    );
    return this.close.start;
  }
}

/** `<<-`: takes from each line the indent that all lines share. Blank lines do not count; a line that begins with a sequence has none. */
function removeIndent(pieces: readonly Piece[]): void {
  let least = Number.POSITIVE_INFINITY;
  let atStart = true;
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      if (atStart) least = 0;
      atStart = false;
      continue;
    }
    for (const line of lines(piece.text)) {
      if (atStart) {
        const indent = line.length - line.trimStart().length;
        if (line.trim() !== '' || !line.endsWith('\n')) least = Math.min(least, indent);
      }
      atStart = line.endsWith('\n');
    }
  }
  if (!Number.isFinite(least) || least === 0) return;
  atStart = true;
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      atStart = false;
      continue;
    }
    let text = '';
    for (const line of lines(piece.text)) {
      const indent = line.length - line.trimStart().length;
      const blank = line.trim() === '' && line.endsWith('\n');
      text += atStart && !blank ? line.slice(Math.min(least, indent)) : line;
      atStart = line.endsWith('\n');
    }
    piece.text = text;
  }
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The text of a raw piece. `$${` and `%%{` are written for the bare sequences; backslashes escape in quotes alone. */
function undoEscapes(cursor: Cursor, token: Token, form: 'quoted' | 'heredoc'): string {
  const raw = cursor.text(token);
  if (!raw.includes('\\') && !raw.includes('{')) return raw;
  const open = raw.replaceAll('$${', '${').replaceAll('%%{', '%{');
  if (form === 'heredoc' || !raw.includes('\\')) return open;
  return raw.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))|\$\$\{|%%\{/gu,
    (match, short: string, long: string, selector: string, offset: number) => {
      if (match === '$${') return '${';
      if (match === '%%{') return '%{';
      const code = short ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        if (point <= 0x10ffff) return String.fromCodePoint(point);
      }
      const plain = ESCAPES[selector ?? ''];
      if (plain !== undefined) return plain;
      const at = token.start + offset;
      const detail =
        selector === 'u' || selector === 'U'
          ? `The \\${selector} escape sequence must be followed by ${selector === 'u' ? 'four' : 'eight'} hexadecimal digits.`
          : `The symbol "${selector ?? match}" is not a valid escape sequence selector.`;
      cursor.findings.error('Invalid escape sequence', detail, { start: at, end: at + match.length });
      return match;
    },
  );
}
