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

/** A line with more characters than this has marks so far apart, from which columns are counted. */
const LONG_LINE = 250;

/** How many characters around a mark are looked at to put it between two that a reader sees. */
const AROUND_MARK = 32;

/** Only these characters: one byte, one column and one UTF-16 unit are the same thing. */
const PLAIN = /^[\x20-\x7e\t]*$/;

/** The same with letters beyond ASCII that nothing here joins: each UTF-16 unit is a column. */
const UNJOINED = /^[\x20-\x7e\t\u00a1-\u02ff\u0370-\u0482\u048a-\u0558\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

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
  if (UNJOINED.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** A place in a line whose column and byte are known. */
interface Mark {
  readonly at: number;
  readonly column: number;
  readonly byte: number;
}

/** A piece of a line. */
export interface LinePiece {
  readonly text: string;
  /** The column that it begins at, from 1. */
  readonly column: number;
  /** Whether the line goes on after it. */
  readonly isCut: boolean;
}

/** One text to be parsed. Positions are computed when somebody asks: most never are. */
export class Source {
  /** The text without a byte-order mark. */
  readonly text: string;
  /** Bytes that the byte-order mark takes at the start: 3 or 0. */
  readonly markBytes: number;
  /** Marks of long lines, by the index of the line. */
  readonly #marks = new Map<number, readonly Mark[]>();
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
    const { starts } = this.#index();
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const mark = this.#markBefore(low, (each) => each.at <= at);
    const before = this.text.slice(mark.at, at);
    return { line: low + 1, column: mark.column + this.columns(before), byte: mark.byte + byteLength(before) };
  }

  /** How many columns a piece of a line takes. */
  protected columns(text: string): number {
    return columns(text);
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

  /**
   * The text of a line, from 1, without its line break; of one that is longer than `most` characters the piece that begins
   * about `lead` columns before a column.
   */
  line(number: number, column: number, lead: number, most: number): LinePiece {
    const { starts } = this.#index();
    const start = starts[number - 1];
    if (start === undefined) return { text: '', column: 1, isCut: false };
    const next = starts[number];
    const isCrlf = next !== undefined && this.text.startsWith('\r\n', next - 2);
    const end = next === undefined ? this.text.length : next - (isCrlf ? 2 : 1);
    const first = column - lead;
    if (end - start <= most || first <= 1) {
      return { text: this.text.slice(start, Math.min(end, start + most)), column: 1, isCut: end - start > most };
    }
    const mark = this.#markBefore(number - 1, (each) => each.column <= first);
    let at = mark.at;
    let reached = mark.column;
    for (const { segment } of graphemes.segment(this.text.slice(at, Math.min(end, at + 2 * LONG_LINE)))) {
      if (reached >= first) break;
      at += segment.length;
      reached += segment === '\t' ? this.columns(segment) : 1;
    }
    return { text: this.text.slice(at, Math.min(end, at + most)), column: reached, isCut: end - at > most };
  }

  /** The last mark of a line that is not too far; the first one is where the line starts. */
  #markBefore(index: number, isBefore: (mark: Mark) => boolean): Mark {
    const { starts, bytes } = this.#index();
    const start: Mark = { at: starts[index] ?? 0, column: 1, byte: bytes[index] ?? 0 };
    const end = starts[index + 1] ?? this.text.length;
    if (end - start.at <= LONG_LINE) return start;
    const marks = this.#marks.get(index) ?? this.#mark(start, end);
    this.#marks.set(index, marks);
    let low = 0;
    let high = marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const mark = marks[middle];
      if (mark && isBefore(mark)) low = middle;
      else high = middle - 1;
    }
    return marks[low] ?? start;
  }

  #mark(start: Mark, end: number): readonly Mark[] {
    const marks = [start];
    for (let last = start; last.at + LONG_LINE < end;) {
      const at = this.#between(last.at + LONG_LINE);
      const piece = this.text.slice(last.at, at);
      last = { at, column: last.column + this.columns(piece), byte: last.byte + byteLength(piece) };
      marks.push(last);
    }
    return marks;
  }

  /** Where a character that a reader sees begins, near an offset. */
  #between(offset: number): number {
    const { text } = this;
    if (PLAIN.test(text.slice(offset - 1, offset + 1))) return offset;
    const from = offset - AROUND_MARK;
    const around = graphemes.segment(text.slice(from, offset + AROUND_MARK));
    const at = from + (around.containing(AROUND_MARK)?.index ?? AROUND_MARK);
    // Never between the halves of a pair.
    return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + 1 : at;
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
