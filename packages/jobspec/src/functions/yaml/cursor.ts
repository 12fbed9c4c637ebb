/** Walks over a text, piece by piece and line by line. */

import { FunctionError } from '../../hcl/scope.js';
import type { Mark } from './token.js';

/** Line breaks, for a class of a regular expression. */
const BREAK = '\\r\\n\\x85\\u2028\\u2029';

/** Blanks and line breaks, for a class of a regular expression. */
export const SPACE = ` \\t${BREAK}`;

/** What is left of a line. */
export const LINE = new RegExp(`[^${BREAK}]*`, 'y');

/** A comment, which ends with its line. */
export const COMMENT = new RegExp(`#[^${BREAK}]*`, 'y');

const LINE_BREAK = new RegExp(`\\r\\n|[${BREAK}]`, 'y');
const DOCUMENT_MARK = new RegExp(`(?:---|\\.\\.\\.)(?![^${SPACE}])`, 'y');
const SPACE_OR_END = new RegExp(`^[${SPACE}]?$`);

/** A place in a text that moves on. */
export class Cursor {
  at = 0;
  line = 0;
  #lineStart = 0;

  constructor(readonly text: string) {}

  get column(): number {
    return this.at - this.#lineStart;
  }

  get mark(): Mark {
    return { line: this.line, column: this.column };
  }

  /** The character at a distance; nothing at the end. */
  peek(distance = 0): string {
    return this.text.charAt(this.at + distance);
  }

  /** Takes what a sticky expression finds here within the line: the text and its groups, or nothing. */
  take(expression: RegExp): readonly (string | undefined)[] {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text) ?? [];
    this.at += found[0]?.length ?? 0;
    return found;
  }

  /** Takes a line break, as what it means; nothing when none is here. */
  takeBreak(): string {
    const [found] = this.take(LINE_BREAK);
    if (found === undefined) return '';
    this.beginLine();
    return found === '\u2028' || found === '\u2029' ? found : '\n';
  }

  /** Counts a line that begins here. */
  beginLine(): void {
    this.line += 1;
    this.#lineStart = this.at;
  }

  /** True at `---` or `...` alone at a line's start. */
  get atDocumentMark(): boolean {
    DOCUMENT_MARK.lastIndex = this.at;
    return this.column === 0 && DOCUMENT_MARK.test(this.text);
  }

  /** Refuses what is here. */
  fail(why: string): never {
    throw new FunctionError(this.line > 0 ? `on line ${this.line + 1}, column 1: ${why}` : why);
  }
}

/** True for blanks, line breaks and the end. */
export function isSpaceOrEnd(character: string): boolean {
  return SPACE_OR_END.test(character);
}
