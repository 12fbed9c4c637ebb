/** Blanks in templates: what `~` trims, and the indent that `<<-` takes from the lines of a heredoc. */

import type { Piece, TextPiece } from './template-parts.js';

/** What HCL takes for blank. */
const LEADING = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Text without the blanks that it begins with. */
export function trimStart(text: string): string {
  return text.replace(LEADING, '');
}

/** Text without the blanks that it ends with. */
export function trimEnd(text: string): string {
  let { length } = text;
  while (length > 0 && BLANK.test(text.charAt(length - 1))) length -= 1;
  return text.slice(0, length);
}

/**
 * `<<-`: takes from each line the indent that all lines share. Blank lines do not count; a line that begins with a sequence has
 * none. A line that follows a trimmed line break is no line of its own.
 */
export function removeIndent(pieces: readonly Piece[]): void {
  let least = Number.POSITIVE_INFINITY;
  let atStart = true;
  const indented: TextPiece[] = [];
  for (const piece of pieces) {
    if (atStart) {
      atStart = false;
      if (piece.kind !== 'text') least = 0;
      else {
        const indent = piece.text.length - trimStart(piece.text).length;
        if (indent < piece.text.length || !piece.text.endsWith('\n')) {
          least = Math.min(least, indent);
          indented.push(piece);
        }
      }
    }
    if (piece.kind === 'text' && piece.text.endsWith('\n')) atStart = true;
  }
  if (least === 0 || !Number.isFinite(least)) return;
  for (const piece of indented) {
    piece.text = piece.text.slice(least);
    piece.start += least;
  }
}
