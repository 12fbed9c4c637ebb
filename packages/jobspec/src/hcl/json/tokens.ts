/** Cuts JSON into tokens, as HCL does: lax about what stands in them, so that the parser can say what is wrong. */

import { columns, Source } from '../source.js';
import type { Span } from '../source.js';

/** Kinds of tokens. `=` is none of JSON's, but people write it. */
export type JsonTokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ':'
  | '='
  | 'string'
  | 'number'
  | 'keyword'
  | 'invalid'
  | 'end';

/** One token with its place. */
export interface JsonToken extends Span {
  readonly kind: JsonTokenKind;
}

/** A text in JSON. Between its tokens HCL counts a tab as two columns and a carriage return as none. */
export class JsonSource extends Source {
  protected override columns(text: string): number {
    const count = (character: string): number => text.split(character).length - 1;
    return columns(text) + count('\t') - count('\r');
  }
}

const MARKS: ReadonlyMap<string, JsonTokenKind> = new Map(
  (['{', '}', '[', ']', ',', ':', '='] as const).map((mark) => [mark, mark]),
);

const BLANKS = /[ \t\r\n]*/y;

const NUMBER = /[-+.0-9][-+.eE0-9]*/y;

const KEYWORD = /[A-Za-z][A-Za-z_]*/y;

/** The tokens of a text. The last is always `end`; nothing follows an invalid one. */
export function scanJson(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  for (let at = 0; ;) {
    BLANKS.lastIndex = at;
    const start = at + (BLANKS.exec(text)?.[0].length ?? 0);
    if (start >= text.length) {
      tokens.push({ kind: 'end', start, end: start });
      return tokens;
    }
    const token = tokenAt(text, start);
    tokens.push(token);
    at = token.end;
    if (token.kind === 'invalid') {
      tokens.push({ kind: 'end', start: at, end: at });
      return tokens;
    }
  }
}

function tokenAt(text: string, start: number): JsonToken {
  const mark = MARKS.get(text.charAt(start));
  if (mark !== undefined) return { kind: mark, start, end: start + 1 };
  if (text.charAt(start) === '"') return { kind: 'string', start, end: stringEnd(text, start + 1) };
  for (const [kind, pattern] of [['number', NUMBER] as const, ['keyword', KEYWORD] as const]) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found) return { kind, start, end: start + found[0].length };
  }
  return { kind: 'invalid', start, end: start + 1 };
}

/** Where a string ends: after its closing quote, or before a control character. */
function stringEnd(text: string, from: number): number {
  let escaped = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character < ' ') return at;
    if (character === '"' && !escaped) return at + 1;
    escaped = character === '\\' && !escaped;
  }
  return text.length;
}
