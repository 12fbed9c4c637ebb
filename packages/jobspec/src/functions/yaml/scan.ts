/** Splits YAML into tokens. Indentation becomes tokens of its own, and what stands before a colon becomes a key. */

import { FunctionError } from '../../hcl/scope.js';
import { COMMENT, Cursor, isSpaceOrEnd } from './cursor.js';
import { readBlock, readPlain, readQuoted } from './scalar.js';
import { type Mark, MAX_DEPTH, type Token } from './token.js';

/** The tokens of a text. Ends with `error` when the text could be read no further. */
export function scanYaml(text: string): {
  readonly tokens: readonly Token[];
  readonly error: FunctionError | undefined;
} {
  const scanner = new Scanner(text);
  const error = scanner.run();
  return { tokens: scanner.tokens, error };
}

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

class Scanner {
  readonly tokens: Token[] = [];
  readonly #cursor: Cursor;
  readonly #indents: number[] = [];
  #indent = -1;
  #keyAllowed = true;
  /** One for each flow collection that is open, and one for the block around. */
  readonly #keys: (PossibleKey | undefined)[] = [undefined];

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  run(): FunctionError | undefined {
    try {
      while (this.tokens.at(-1)?.kind !== 'stream-end') this.#next();
      return undefined;
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      // What may still become a key is not known before the error is.
      for (const key of this.#keys) if (key) this.tokens.length = Math.min(this.tokens.length, key.token);
      return error;
    }
  }

  get #inFlow(): boolean {
    return this.#keys.length > 1;
  }

  #add(kind: Token['kind'], length: number, text = ''): void {
    this.tokens.push({ kind, start: this.#cursor.mark, text });
    this.#cursor.at += length;
  }

  #next(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#dropStaleKeys();
    this.#unroll(cursor.column);
    const first = cursor.peek();
    if (first === '') return this.#streamEnd();
    if (cursor.column === 0 && first === '%') return this.#directive();
    if (cursor.atDocumentMark) {
      this.#unroll(-1);
      this.#dropKey();
      this.#keyAllowed = false;
      return this.#add(first === '-' ? 'document-start' : 'document-end', 3);
    }
    const spaceAfter = isSpaceOrEnd(cursor.peek(1));
    switch (first) {
      case '[':
      case '{':
        this.#saveKey();
        if (this.#keys.length > MAX_DEPTH) throw new FunctionError('the YAML document is nested too deeply');
        this.#keys.push(undefined);
        this.#keyAllowed = true;
        return this.#add(first, 1);
      case ']':
      case '}':
        this.#dropKey();
        if (this.#inFlow) this.#keys.pop();
        this.#keyAllowed = false;
        return this.#add(first, 1);
      case ',':
        this.#keyAllowed = true;
        this.#dropKey();
        return this.#add(first, 1);
      case '-':
        if (!spaceAfter) break;
        this.#item('block-sequence', 'block sequence entries');
        this.#keyAllowed = true;
        this.#dropKey();
        return this.#add(first, 1);
      case '?':
        if (!this.#inFlow && !spaceAfter) break;
        this.#item('block-mapping', 'mapping keys');
        this.#keyAllowed = !this.#inFlow;
        this.#dropKey();
        return this.#add('key', 1);
      case ':':
        if (this.#inFlow || spaceAfter) return this.#value();
        break;
      case '*':
      case '&':
        return this.#anchor(first === '*' ? 'alias' : 'anchor');
      case '!':
        return this.#tag();
      case '|':
      case '>':
        if (!this.#inFlow) return this.#block();
        break;
      case "'":
      case '"':
        return this.#quoted(first);
      default:
    }
    if (/[|>%@`\t]/.test(first)) cursor.fail('found character that cannot start any token');
    this.#plain();
  }

  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      if (cursor.column === 0) cursor.take(/\ufeff/y);
      cursor.take(this.#inFlow || !this.#keyAllowed ? /[ \t]*/y : / */y);
      cursor.take(COMMENT);
      if (cursor.takeBreak() === '') return;
      if (!this.#inFlow) this.#keyAllowed = true;
    }
  }

  #dropStaleKeys(): void {
    for (const [level, key] of this.#keys.entries()) {
      if (!key || (key.mark.line === this.#cursor.line && key.offset + LONGEST_KEY >= this.#cursor.at)) continue;
      this.#dropKey(level);
    }
  }

  /** Lets what may be a key be none. */
  #dropKey(level = this.#keys.length - 1): void {
    if (this.#keys[level]?.required) this.#cursor.fail("could not find expected ':'");
    this.#keys[level] = undefined;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const { mark, at } = this.#cursor;
    this.#dropKey();
    const required = !this.#inFlow && this.#indent === mark.column;
    this.#keys[this.#keys.length - 1] = { required, token: this.tokens.length, offset: at, mark };
  }

  /** Opens a block collection when the column is further in than the last one. */
  #roll(kind: 'block-sequence' | 'block-mapping', start: Mark, token = this.tokens.length): void {
    if (this.#inFlow || this.#indent >= start.column) return;
    this.#indents.push(this.#indent);
    this.#indent = start.column;
    this.tokens.splice(token, 0, { kind, start, text: '' });
  }

  #unroll(column: number): void {
    while (!this.#inFlow && this.#indent > column) {
      this.#add('block-end', 0);
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  /** Begins an item of a collection, where blocks may have one. */
  #item(kind: 'block-sequence' | 'block-mapping', what: string): void {
    if (!this.#inFlow && !this.#keyAllowed) this.#cursor.fail(`${what} are not allowed in this context`);
    this.#roll(kind, this.#cursor.mark);
  }

  #streamEnd(): void {
    const cursor = this.#cursor;
    if (cursor.column !== 0) cursor.beginLine();
    this.#unroll(-1);
    this.#dropStaleKeys();
    this.#dropKey();
    this.#add('stream-end', 0);
  }

  #directive(): void {
    const cursor = this.#cursor;
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    const start = cursor.mark;
    const [, text] = cursor.take(DIRECTIVE);
    if (text === undefined) {
      const [known] = cursor.take(/%(?:YAML|TAG)[ \t]/y);
      return cursor.fail(known === undefined ? 'found unknown directive name' : 'did not find expected digit or tag');
    }
    this.tokens.push({ kind: 'directive', start, text });
  }

  #value(): void {
    const key = this.#keys.at(-1);
    if (key) {
      this.tokens.splice(key.token, 0, { kind: 'key', start: key.mark, text: '' });
      this.#roll('block-mapping', key.mark, key.token);
      this.#keys[this.#keys.length - 1] = undefined;
      this.#keyAllowed = false;
    } else {
      this.#item('block-mapping', 'mapping values');
      this.#keyAllowed = !this.#inFlow;
    }
    this.#add('value', 1);
  }

  #anchor(kind: 'anchor' | 'alias'): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const cursor = this.#cursor;
    const start = cursor.mark;
    const [, text] = cursor.take(/[*&]([\w-]+)/y);
    if (text === undefined || !(isSpaceOrEnd(cursor.peek()) || '?:,]}%@`'.includes(cursor.peek()))) {
      return cursor.fail('did not find expected alphabetic or numeric character');
    }
    this.tokens.push({ kind, start, text });
  }

  #tag(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const cursor = this.#cursor;
    const start = cursor.mark;
    const [written, verbatim, handle = '', rest = ''] = cursor.take(TAG);
    if (verbatim === undefined && handle !== '' && rest === '') cursor.fail('did not find expected tag URI');
    if (!isSpaceOrEnd(cursor.peek())) cursor.fail('did not find expected whitespace or line break');
    const bare = written === '!';
    const text = verbatim !== undefined || bare ? '' : `!${handle}`;
    this.tokens.push({ kind: 'tag', start, text, suffix: verbatim ?? (bare ? '!' : rest) });
  }

  #block(): void {
    this.#dropKey();
    this.#keyAllowed = true;
    const start = this.#cursor.mark;
    this.tokens.push({ kind: 'scalar', start, text: readBlock(this.#cursor, this.#indent), style: 'block' });
  }

  #quoted(quote: string): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const start = this.#cursor.mark;
    this.tokens.push({ kind: 'scalar', start, text: readQuoted(this.#cursor, quote), style: 'quoted' });
  }

  #plain(): void {
    this.#saveKey();
    const start = this.#cursor.mark;
    const { text, newLine } = readPlain(this.#cursor, this.#inFlow, this.#indent + 1);
    this.#keyAllowed = newLine;
    this.tokens.push({ kind: 'scalar', start, text, style: 'plain' });
  }
}
