/** Diagnostics for people: the message, the lines that it is about, and a mark below what is wrong. */

import type { Diagnostic } from './diagnostic.js';
import { isHclJson } from './json/is-hcl-json.js';
import { Source } from './source.js';

/** How diagnostics are shown. */
export interface RenderOptions {
  /** Texts by filename; of a file that is not here the place is named and no line is shown. */
  readonly sources?: Readonly<Record<string, string>>;
  /** Colour by ANSI sequences. Default `false`. */
  readonly color?: boolean;
}

/** Of a long range only so many lines are shown. */
const MOST_LINES = 4;

/** Of a longer line only so many characters are shown, and so many columns before what is wrong. */
const WIDEST = 200;
const LEAD = 60;

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

type Paint = (text: string) => string;

/**
 * All diagnostics, with a blank line between two. Errors that follow from another one are left out.
 *
 * ```
 * Error: Unsupported argument
 *
 *   on web.nomad.hcl line 3:
 *   3 │     cuont = 1
 *     │     ^^^^^
 *
 * An argument named "cuont" is not expected here. Did you mean "count"?
 * ```
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: RenderOptions = {}): string {
  const { sources = {} } = options;
  const read = new Map<string, Source>();
  const sourceOf = (filename: string): Source | undefined => {
    const text = Object.hasOwn(sources, filename) ? sources[filename] : undefined;
    if (text !== undefined && !read.has(filename)) read.set(filename, new Source(text, filename));
    return read.get(filename);
  };
  return diagnostics
    .filter(({ redundant }) => !redundant)
    .map((diagnostic) => render(diagnostic, sourceOf, options.color === true))
    .join('\n');
}

function render(diagnostic: Diagnostic, sourceOf: (filename: string) => Source | undefined, color: boolean): string {
  const { severity, summary, detail, hint } = diagnostic;
  const isError = severity === 'error';
  const paint = (code: number): Paint => (color ? (text) => `\u001B[${code}m${text}\u001B[0m` : (text) => text);
  const alarm = paint(isError ? 31 : 33);
  const title = `${alarm(isError ? 'Error:' : 'Warning:')} ${paint(1)(summary)}`;
  const place = placeLines(diagnostic, sourceOf, alarm, paint(2));
  const words = hint === undefined ? detail : `${detail} ${hint}`;
  return [title, '', ...place, ...(place.length > 0 ? [''] : []), words, ''].join('\n');
}

function placeLines(
  { subject, context }: Diagnostic,
  sourceOf: (filename: string) => Source | undefined,
  alarm: Paint,
  faint: Paint,
): string[] {
  const range = subject ?? context;
  if (!range) return [];
  const { filename, start, end } = range;
  const source = sourceOf(filename);
  const where = `  on ${filename} line ${start.line}`;
  if (!source) return [`${where}, column ${start.column}`];
  // A range that ends where a line begins has nothing on that line.
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  const shown = Math.min(last, start.line + MOST_LINES - 1);
  const width = String(shown).length;
  // In JSON, HCL counts a tab as two columns.
  const tab = isHclJson(source.text) ? 2 : 1;
  const lines = [`${where}:`];
  for (let number = start.line; number <= shown; number += 1) {
    const isFirst = number === start.line;
    const piece = source.line(number, isFirst ? start.column : 1, LEAD, WIDEST);
    const cut = piece.column > 1 ? '…' : '';
    const text = `${cut}${piece.text}${piece.isCut ? '…' : ''}`;
    const before = piece.column - cut.length;
    lines.push(`  ${faint(`${String(number).padStart(width)} │`)} ${text}`.trimEnd());
    if (!subject) continue;
    const from = isFirst ? start.column - before : indentOf(text, tab);
    const to = number === end.line ? end.column - before : Number.POSITIVE_INFINITY;
    lines.push(`  ${faint(`${' '.repeat(width)} │`)} ${alarm(markOf(text, from, to, tab))}`);
  }
  if (shown < last) lines.push(`  ${faint(`${' '.repeat(width)} …`)}`);
  return lines;
}

function indentOf(text: string, tab: number): number {
  const indent = text.slice(0, text.length - text.trimStart().length);
  return indent.length + (tab - 1) * (indent.split('\t').length - 1);
}

/** Carets below the characters from one column up to another, at least one; tabs stay tabs, so that they stand below. */
function markOf(text: string, from: number, to: number, tab: number): string {
  let blank = '';
  let carets = 0;
  let column = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (column < from) blank += segment === '\t' ? '\t' : ' ';
    else if (column < to) carets += 1;
    else break;
    column += segment === '\t' ? tab : 1;
  }
  return `${blank}${' '.repeat(Math.max(0, from - column))}${'^'.repeat(Math.max(1, carets))}`;
}
