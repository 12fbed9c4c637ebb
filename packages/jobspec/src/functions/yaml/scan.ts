/** Splits YAML into tokens. Indentation becomes tokens of its own, and what stands before a colon becomes a key. */

import { FunctionError } from '../../hcl/scope.js';
import { COMMENT, Cursor, isSpaceOrEnd } from './cursor.js';
import { readBlock, readPlain, readQuoted } from './scalar.js';
import { type Mark, MAX_DEPTH, type Token } from './token.js';

/** A token that turns out to be a key when a colon follows it in time. */
interface PossibleKey {
  readonly required: boolean;
  /** Index of the token. */
  readonly token: number;
  readonly offset: number;
  readonly mark: Mark;
}

/** The longest key that needs no question mark. */
const LONGEST_KEY = 1024;

const DIRECTIVE =
  /%(YAML[ \t]+[0-9]{1,9}\.[0-9]{1,9}|TAG[ \t]+!(?:[\w-]*!)?[ \t]+[\w;/?:@&=+$,.!~*'()[\]%-]+)[ \t]*(?:#.*)?$/my;
const TAG = /!(?:<([^>\s]*)>|((?:[\w-]*!)?)([\w;/?:@&=+$,.!~*'()[\]%-]*))/y;

/** The tokens of a text. Ends with `error` when the text could be read no further. */
export function scanYaml(source: string): {
  readonly tokens: readonly Token[];
  readonly error: FunctionError | undefined;
} {
  const cursor = new Cursor(source);
  const tokens: Token[] = [];
  const indents: number[] = [];
  let indent = -1;
  let keyAllowed = true;
  /** One for each flow collection that is open, and one for the block around. */
  const keys: (PossibleKey | undefined)[] = [undefined];

  function inFlow(): boolean {
    return keys.length > 1;
  }

  function add(kind: Token['kind'], length: number, text = ''): void {
    tokens.push({ kind, start: cursor.mark, text });
    cursor.at += length;
  }

  function next(): void {
    skipToToken();
    dropStaleKeys();
    unroll(cursor.column);
    const first = cursor.peek();
    if (first === '') return streamEnd();
    if (cursor.column === 0 && first === '%') return directive();
    if (cursor.atDocumentMark) {
      endBlocks();
      return add(first === '-' ? 'document-start' : 'document-end', 3);
    }
    const spaceAfter = isSpaceOrEnd(cursor.peek(1));
    switch (first) {
      case '[':
      case '{':
        saveKey();
        if (keys.length > MAX_DEPTH) throw new FunctionError('the YAML document is nested too deeply');
        keys.push(undefined);
        keyAllowed = true;
        return add(first, 1);
      case ']':
      case '}':
        dropKey();
        if (inFlow()) keys.pop();
        keyAllowed = false;
        return add(first, 1);
      case ',':
        keyAllowed = true;
        dropKey();
        return add(first, 1);
      case '-':
        if (!spaceAfter) break;
        item('block-sequence', 'block sequence entries');
        keyAllowed = true;
        dropKey();
        return add(first, 1);
      case '?':
        if (!inFlow() && !spaceAfter) break;
        item('block-mapping', 'mapping keys');
        keyAllowed = !inFlow();
        dropKey();
        return add('key', 1);
      case ':':
        if (inFlow() || spaceAfter) return value();
        break;
      case '*':
      case '&':
        return anchor(first === '*' ? 'alias' : 'anchor');
      case '!':
        return tag();
      case '|':
      case '>':
        if (!inFlow()) return block();
        break;
      case "'":
      case '"':
        return quoted(first);
      default:
    }
    if (/[|>%@`\t]/.test(first)) cursor.fail('found character that cannot start any token');
    plain();
  }

  function skipToToken(): void {
    for (;;) {
      if (cursor.column === 0) cursor.take(/\ufeff/y);
      cursor.take(inFlow() || !keyAllowed ? /[ \t]*/y : / */y);
      cursor.take(COMMENT);
      if (cursor.takeBreak() === '') return;
      if (!inFlow()) keyAllowed = true;
    }
  }

  function dropStaleKeys(): void {
    for (const [level, key] of keys.entries()) {
      if (!key || (key.mark.line === cursor.line && key.offset + LONGEST_KEY >= cursor.at)) continue;
      dropKey(level);
    }
  }

  /** Lets what may be a key be none. */
  function dropKey(level = keys.length - 1): void {
    if (keys[level]?.required) cursor.fail("could not find expected ':'");
    keys[level] = undefined;
  }

  /** Remembers that what is here may be a key; no other may follow it. */
  function saveKey(): void {
    if (!keyAllowed) return;
    const { mark, at } = cursor;
    dropKey();
    const required = !inFlow() && indent === mark.column;
    keys[keys.length - 1] = { required, token: tokens.length, offset: at, mark };
    keyAllowed = false;
  }

  /** Opens a block collection when the column is further in than the last one. */
  function roll(kind: 'block-sequence' | 'block-mapping', start: Mark, token = tokens.length): void {
    if (inFlow() || indent >= start.column) return;
    indents.push(indent);
    indent = start.column;
    tokens.splice(token, 0, { kind, start, text: '' });
  }

  function unroll(column: number): void {
    while (!inFlow() && indent > column) {
      add('block-end', 0);
      indent = indents.pop() ?? -1;
    }
  }

  function endBlocks(): void {
    unroll(-1);
    dropKey();
    keyAllowed = false;
  }

  /** Begins an item of a collection, where blocks may have one. */
  function item(kind: 'block-sequence' | 'block-mapping', what: string): void {
    if (!inFlow() && !keyAllowed) cursor.fail(`${what} are not allowed in this context`);
    roll(kind, cursor.mark);
  }

  function streamEnd(): void {
    if (cursor.column !== 0) cursor.beginLine();
    dropStaleKeys();
    endBlocks();
    add('stream-end', 0);
  }

  function directive(): void {
    endBlocks();
    const start = cursor.mark;
    const [, text] = cursor.take(DIRECTIVE);
    if (text === undefined) {
      const [known] = cursor.take(/%(?:YAML|TAG)[ \t]/y);
      return cursor.fail(known === undefined ? 'found unknown directive name' : 'did not find expected digit or tag');
    }
    tokens.push({ kind: 'directive', start, text });
  }

  function value(): void {
    const key = keys.at(-1);
    if (key) {
      tokens.splice(key.token, 0, { kind: 'key', start: key.mark, text: '' });
      roll('block-mapping', key.mark, key.token);
      keys[keys.length - 1] = undefined;
      keyAllowed = false;
    } else {
      item('block-mapping', 'mapping values');
      keyAllowed = !inFlow();
    }
    add('value', 1);
  }

  function anchor(kind: 'anchor' | 'alias'): void {
    saveKey();
    const start = cursor.mark;
    const [, text] = cursor.take(/[*&]([\w-]+)/y);
    if (text === undefined || !(isSpaceOrEnd(cursor.peek()) || '?:,]}%@`'.includes(cursor.peek()))) {
      return cursor.fail('did not find expected alphabetic or numeric character');
    }
    tokens.push({ kind, start, text });
  }

  function tag(): void {
    saveKey();
    const start = cursor.mark;
    const [written, verbatim, handle = '', rest = ''] = cursor.take(TAG);
    if (verbatim === undefined && handle !== '' && rest === '') cursor.fail('did not find expected tag URI');
    if (!isSpaceOrEnd(cursor.peek())) cursor.fail('did not find expected whitespace or line break');
    const bare = written === '!';
    const text = verbatim !== undefined || bare ? '' : `!${handle}`;
    tokens.push({ kind: 'tag', start, text, suffix: verbatim ?? (bare ? '!' : rest) });
  }

  function block(): void {
    dropKey();
    keyAllowed = true;
    const start = cursor.mark;
    tokens.push({ kind: 'scalar', start, text: readBlock(cursor, indent), style: 'block' });
  }

  function quoted(quote: string): void {
    saveKey();
    const start = cursor.mark;
    tokens.push({ kind: 'scalar', start, text: readQuoted(cursor, quote), style: 'quoted' });
  }

  function plain(): void {
    saveKey();
    const start = cursor.mark;
    const { text, newLine } = readPlain(cursor, inFlow(), indent + 1);
    keyAllowed = newLine;
    tokens.push({ kind: 'scalar', start, text, style: 'plain' });
  }

  let error: FunctionError | undefined;
  try {
    while (tokens.at(-1)?.kind !== 'stream-end') next();
  } catch (failure) {
    if (!(failure instanceof FunctionError)) throw failure;
    error = failure;
    // What may still become a key is not known before the error is.
    for (const key of keys) if (key) tokens.length = Math.min(tokens.length, key.token);
  }
  return { tokens, error };
}
