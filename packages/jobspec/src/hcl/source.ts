/** A piece of HCL text with its name, and the translation from offsets to the positions that people and editors use. */

/** A place in a source, counted as HCL counts. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column in characters as a reader sees them (grapheme clusters), from 1. */
  readonly column: number;
  /** Offset in bytes of UTF-8, from 0. */
  readonly byte: number;
}

/** From a position up to, and not including, another. */
export interface Range {
  readonly filename: string;
  readonly start: Position;
  readonly end: Position;
}

/** Offsets of a piece of text in UTF-16 units, as JavaScript strings count: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Lines with more characters than this are long. */
const LONG_LINE = 1000;

/** Only these characters: one byte, one column and one UTF-16 unit are the same thing. */
const PLAIN = /^[\x20-\x7e\t]*$/;

function byteLength(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** How many characters a reader sees in a text: grapheme clusters. */
export function columns(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** One text to be parsed. Positions are computed when somebody asks: most never are. */
export class Source {
  /** The text without a byte-order mark. */
  readonly text: string;
  /** Bytes that the byte-order mark takes at the start: 3 or 0. */
  readonly markBytes: number;
  /** The last position that was asked for on a long line. */
  #near: { readonly start: number; readonly at: number; readonly column: number; readonly byte: number } | undefined;
  #lines: { readonly starts: readonly number[]; readonly bytes: readonly number[] } | undefined;

  constructor(
    text: string,
    /** What messages call this text. */
    readonly filename: string = 'input.hcl',
  ) {
    this.markBytes = text.startsWith('\uFEFF') ? 3 : 0;
    this.text = this.markBytes > 0 ? text.slice(1) : text;
  }

  /** The position of an offset; offsets past the end are the end. */
  position(offset: number): Position {
    const { starts, bytes } = this.#index();
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    // Positions are mostly asked for in their order: a long line is not counted from its start each time.
    const near = this.#near && this.#near.start === start && this.#near.at <= at ? this.#near : undefined;
    const before = this.text.slice(near?.at ?? start, at);
    const position = {
      line: low + 1,
      column: (near?.column ?? 1) + columns(before),
      byte: (near?.byte ?? bytes[low] ?? 0) + byteLength(before),
    };
    if (at - start > LONG_LINE) this.#near = { start, at, column: position.column, byte: position.byte };
    return position;
  }

  /** The range of a span. */
  range(span: Span): Range {
    const start = this.position(span.start);
    const end = this.position(span.end);
    // What joins a character before the span to another is still a column of its own when it is a word of its own.
    if (end.line === start.line && end.column === start.column && span.end > span.start) {
      return { filename: this.filename, start, end: { ...end, column: start.column + 1 } };
    }
    return { filename: this.filename, start, end };
  }

  /** The text of a line, from 1, without its line break. */
  line(number: number): string {
    const { starts } = this.#index();
    const start = starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, starts[number] ?? this.text.length).replace(/\r?\n$/, '');
  }

  #index(): { readonly starts: readonly number[]; readonly bytes: readonly number[] } {
    if (this.#lines) return this.#lines;
    const starts = [0];
    const bytes = [this.markBytes];
    let total = this.markBytes;
    for (let at = 0; ;) {
      const newline = this.text.indexOf('\n', at);
      if (newline < 0) break;
      total += byteLength(this.text.slice(at, newline)) + 1;
      at = newline + 1;
      starts.push(at);
      bytes.push(total);
    }
    this.#lines = { starts, bytes };
    return this.#lines;
  }
}
