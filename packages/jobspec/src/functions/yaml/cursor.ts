/** Walks over a text, character by character and line by line. */

import type { Mark } from './token.js';

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

  /** Reads a line break, as what it means. */
  readBreak(): string {
    const unit = this.peek();
    this.at += unit === '\r' && this.peek(1) === '\n' ? 2 : 1;
    this.line += 1;
    this.#lineStart = this.at;
    return unit === '\u2028' || unit === '\u2029' ? unit : '\n';
  }

  /** True at `---` or `...` alone at a line's start. */
  get atDocumentMark(): boolean {
    return (
      this.column === 0 && /^(?:---|\.\.\.)(?:[ \t\r\n\x85\u2028\u2029]|$)/.test(this.text.slice(this.at, this.at + 4))
    );
  }
}

/** True for line breaks. */
export function isBreak(character: string): boolean {
  return /^[\r\n\x85\u2028\u2029]$/.test(character);
}

/** True for blanks, line breaks and the end. */
export function isBlankOrEnd(character: string): boolean {
  return character === '' || character === ' ' || character === '\t' || isBreak(character);
}
