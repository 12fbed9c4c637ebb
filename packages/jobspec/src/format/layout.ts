/**
 * The layout of `nomad fmt`: blanks between tokens, indents by open brackets, and the columns in which `=` and comments of
 * neighbouring lines stand. Only blanks change; tokens and line breaks stay as they are.
 */

import { columns, type Source } from '../hcl/source.js';
import type { Comment, Token, TokenKind } from '../hcl/token.js';
import { blanksEnd } from './lines.js';

/** A token as the layout sees it. A comment that ends its line holds the line break too. */
interface Word {
  readonly kind: TokenKind | 'comment';
  readonly text: string;
  /** How many blanks stand before it. */
  blanks: number;
}

/** One line in up to three cells; cells of neighbouring lines are aligned. */
interface Line {
  /** What stands before an assignment, or the whole line. */
  lead: readonly Word[];
  /** The `=` and what follows; only when its brackets are closed on the line. */
  assign: readonly Word[];
  /** The comment that ends the line after something else. */
  comment: Word | undefined;
}

/** The source's text laid out anew. The source must be free of syntax errors. */
export function layOut(source: Source, tokens: readonly Token[], comments: readonly Comment[]): string {
  const words = wordsOf(source.text, tokens, comments);
  const lines = linesOf(words);
  indent(lines);
  for (const { lead, assign } of lines) {
    space(lead);
    space(assign);
  }
  align(lines);
  let text = '';
  for (const word of words) text += (word.blanks > 0 ? ' '.repeat(word.blanks) : '') + word.text;
  return text;
}

/** Tokens and comments in one row. */
function wordsOf(text: string, tokens: readonly Token[], comments: readonly Comment[]): Word[] {
  const words: Word[] = [];
  let last = 0;
  let next = 0;
  const push = (kind: Word['kind'], start: number, end: number): void => {
    words.push({ kind, text: text.slice(start, end), blanks: start - last });
    last = end;
  };
  for (const token of tokens) {
    for (let comment = comments[next]; comment && comment.start <= token.start; comment = comments[next]) {
      // The carriage return of a line that a comment ends is no part of the comment.
      const returned = isLineComment(text, comment.start) && text.charAt(comment.end) === '\r';
      push('comment', comment.start, returned ? comment.end + 1 : comment.end);
      next += 1;
    }
    if (token.kind === 'newline') {
      const before = words.at(-1);
      if (before?.kind === 'comment' && isLineComment(before.text, 0) && !endsLine(before)) {
        words[words.length - 1] = { ...before, text: before.text + text.slice(last, token.end) };
        last = token.end;
        continue;
      }
    }
    // Blanks after the marker of a heredoc belong to it, as those before it do.
    push(token.kind, token.start, token.kind === 'close-heredoc' ? blanksEnd(text, token.end) : token.end);
  }
  return words;
}

function isLineComment(text: string, at: number): boolean {
  return !text.startsWith('/*', at);
}

function endsLine(word: Word): boolean {
  return word.kind === 'newline' || (word.kind === 'comment' && word.text.endsWith('\n'));
}

function linesOf(words: readonly Word[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const [at, word] of words.entries()) {
    if (word.kind === 'end') {
      if (at > start) lines.push(lineOf(words.slice(start, at)));
    } else if (endsLine(word)) {
      lines.push(lineOf(words.slice(start, at + 1)));
      start = at + 1;
    }
  }
  return lines;
}

function lineOf(words: readonly Word[]): Line {
  const last = words.at(-1);
  const comment = words.length > 1 && last?.kind === 'comment' ? last : undefined;
  const lead = comment ? words.slice(0, -1) : words;
  const equals = lead.findIndex((word, at) => at > 0 && word.kind === '=');
  if (equals > 0) {
    const assign = lead.slice(equals);
    if (bracketsOpened(assign) === 0) return { lead: lead.slice(0, equals), assign, comment };
  }
  return { lead, assign: [], comment };
}

function bracketChange(word: Word | undefined): -1 | 0 | 1 {
  switch (word?.kind) {
    case '{':
    case '[':
    case '(':
    case 'interpolation':
    case 'directive':
      return 1;
    case '}':
    case ']':
    case ')':
    case 'sequence-end':
      return -1;
    default:
      return 0;
  }
}

function bracketsOpened(words: readonly Word[]): number {
  let opened = 0;
  for (const word of words) opened += bracketChange(word);
  return opened;
}

/** Sets the blanks at the start of each line: two for each line before it that left brackets open. */
function indent(lines: readonly Line[]): void {
  /** How many brackets each of those lines left open. */
  const open: number[] = [];
  for (const { lead, assign } of lines) {
    const [first] = lead;
    if (!first) continue;
    if (first.kind === 'newline') {
      first.blanks = 0;
      continue;
    }
    // A heredoc that stands alone has its brackets counted on the lines that they are on.
    const heredoc = lead.findIndex((word) => word.kind === 'open-heredoc');
    const opened = bracketsOpened(heredoc < 0 ? lead : lead.slice(0, heredoc)) + bracketsOpened(assign);
    if (opened >= 0) {
      first.blanks = 2 * open.length;
      if (opened > 0) open.push(opened);
      continue;
    }
    let closed = -opened;
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      if (top > closed) open.push(top - closed);
      if (top >= closed) break;
      closed -= top;
    }
    first.blanks = 2 * open.length;
  }
}

/** Sets the blanks between the words of a cell. */
function space(cell: readonly Word[]): void {
  for (let at = 1; at < cell.length; at += 1) {
    const word = cell[at];
    const previous = cell[at - 1];
    if (word && previous) {
      word.blanks = isSpaced(previous, word, cell[at - 2]) || wouldMerge(previous, word, cell[at + 1]) ? 1 : 0;
    }
  }
}

/** Whether two indexes, as in `a.0 .1`, would read as one number; there alone a blank stays that `nomad fmt` takes. */
function wouldMerge({ kind }: Word, dot: Word, after: Word | undefined): boolean {
  return kind === 'number' && dot.kind === '.' && after !== undefined && /^[eE]?[0-9]/.test(after.text);
}

/** After these a minus is a sign; after all else it subtracts. */
const BEFORE_SIGN: ReadonlySet<Word['kind']> = new Set([
  ...(['(', '{', '[', '=', ':', ',', '?', '+', '*', '/', '%', '-'] as const),
  ...(['==', '!=', '>', '>=', '<', '<=', '&&', '||', '!'] as const),
]);

/** Whether a blank stands between two words. `before` is the one before the first of them. The first rule that fits holds. */
function isSpaced(word: Word, after: Word, before: Word | undefined): boolean {
  const { kind } = word;
  const next = after.kind;
  if (next === 'newline') return false;
  if (kind === 'identifier' && (next === '(' || next === '::')) return false;
  if (kind === '::' && next === 'identifier') return false;
  if (kind === '.' || next === '.' || next === ',' || next === '...') return false;
  if (kind === ',') return true;
  if (kind === 'text' || kind === 'open-quote' || kind === 'open-heredoc') return false;
  if (next === 'text' || next === 'close-quote' || next === 'close-heredoc') return false;
  if (kind === 'identifier' && word.text === 'in' && before?.kind === 'identifier') return true;
  if (next === '[' && (kind === 'identifier' || kind === 'number' || bracketChange(word) < 0)) return false;
  if (kind === '!') return false;
  if (kind === '-') return before !== undefined && !BEFORE_SIGN.has(before.kind);
  if (kind === '{' || next === '}') return kind !== '{' || next !== '}';
  if ((kind === 'interpolation' || kind === 'directive') && next === '{') return true;
  if (kind === '}' && next === 'sequence-end') return true;
  if (kind === 'sequence-end' && (next === 'interpolation' || next === 'directive')) return false;
  return bracketChange(word) <= 0 && bracketChange(after) >= 0;
}

/** Puts the assignments, then the comments, of lines that follow each other into one column. */
function align(lines: readonly Line[]): void {
  alignCells(
    lines,
    (line) => line.assign[0],
    (line) => width(line.lead),
  );
  alignCells(
    lines,
    (line) => line.comment,
    (line) => width(line.lead) + width(line.assign),
  );
}

function alignCells(
  lines: readonly Line[],
  cellStart: (line: Line) => Word | undefined,
  widthBefore: (line: Line) => number,
): void {
  let chain: { readonly word: Word; readonly width: number }[] = [];
  const close = (): void => {
    let widest = 0;
    for (const link of chain) widest = Math.max(widest, link.width);
    for (const link of chain) link.word.blanks = widest - link.width + 1;
    chain = [];
  };
  for (const line of lines) {
    const word = cellStart(line);
    if (word) chain.push({ word, width: widthBefore(line) });
    else if (chain.length > 0) close();
  }
  close();
}

/** Columns that words take, their blanks included. */
function width(words: readonly Word[]): number {
  let total = 0;
  for (const word of words) total += word.blanks + columns(word.text);
  return total;
}
