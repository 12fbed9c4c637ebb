/** Lines of a text as an editor of it sees them: where they start, how they are indented, what follows on them. */

import type { Parsed } from '../hcl/parser.js';
import type { Span } from '../hcl/source.js';
import type { File } from '../hcl/syntax.js';
import type { Container } from './path.js';

/** New text for a span of the old one. */
export interface Edit extends Span {
  readonly text: string;
}

/** What follows a place on its line, blanks and comments aside. */
export interface Trail {
  /** Where something else than a blank or a comment stands; the end of the line or of the text when nothing does. */
  readonly end: number;
  /** Whether the line ends there. */
  readonly endsLine: boolean;
  /** Whether comments stand before that. */
  readonly comments: boolean;
}

/** The lines of a parsed file. */
export class Lines {
  readonly text: string;
  /** The line break that the file uses. */
  readonly lineBreak: '\n' | '\r\n';
  /** Ends of comments by their starts. */
  readonly #comments: ReadonlyMap<number, number>;

  constructor(parsed: Parsed<File>) {
    this.text = parsed.source.text;
    this.lineBreak = this.text.includes('\r\n') ? '\r\n' : '\n';
    this.#comments = new Map(parsed.tree.comments.map(({ start, end }) => [start, end]));
  }

  /** Where the line of an offset starts. */
  start(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The blanks at the start of the line of an offset. */
  indent(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.start(offset), offset))?.[0] ?? '';
  }

  /** Whether only blanks stand before an offset on its line. */
  isFirst(offset: number): boolean {
    return this.start(offset) + this.indent(offset).length === offset;
  }

  /** Whether a piece of text stands on one line. */
  isOneLine(start: number, end: number): boolean {
    const newline = this.text.indexOf('\n', start);
    return newline < 0 || newline >= end;
  }

  /** What follows an offset on its line. A comment of several lines counts as one word. */
  after(offset: number): Trail {
    let end = blanksEnd(this.text, offset);
    let comments = false;
    for (let comment = this.#comments.get(end); comment !== undefined; comment = this.#comments.get(end)) {
      comments = true;
      end = blanksEnd(this.text, comment);
    }
    return { end, comments, endsLine: /^(?:\r?\n|\r?$)/.test(this.text.slice(end, end + 2)) };
  }

  /** The offset after the line break at an offset. */
  next(offset: number): number {
    const newline = this.text.indexOf('\n', offset);
    return newline < 0 ? this.text.length : newline + 1;
  }
}

/** Where blanks that begin at an offset end. */
export function blanksEnd(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
}

/** Whether all of a container stands on one line, so that what is in it has to. */
export function isOnOneLine(lines: Lines, container: Container | undefined): boolean {
  return container !== undefined && container.kind !== 'file' && lines.isOneLine(container.open, container.close);
}
