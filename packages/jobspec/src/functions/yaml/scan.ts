/** Splits YAML into tokens. Indentation becomes tokens of its own, and what stands before a colon becomes a key. */

import { FunctionError } from '../../hcl/scope.js';
import { Cursor, isBlankOrEnd, isBreak } from './cursor.js';
import { scanBlockScalar, scanPlainScalar, scanQuotedScalar } from './scalar.js';
import { characterError, type Mark, MAX_DEPTH, type Token } from './token.js';

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
  #flow = 0;
  #keyAllowed = true;
  /** The key that lacks its colon. */
  #lost: PossibleKey | undefined;
  /** One for each flow collection that is open, and one for the block around. */
  readonly #keys: (PossibleKey | undefined)[] = [undefined];

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  run(): FunctionError | undefined {
    let error: FunctionError | undefined;
    while (!error && this.tokens.at(-1)?.kind !== 'stream-end') error = this.#next();
    if (error) {
      // What may still become a key is not known before the error is.
      for (const key of [...this.#keys, this.#lost])
        if (key) this.tokens.length = Math.min(this.tokens.length, key.token);
    }
    return error;
  }

  #add(kind: Token['kind'], length: number, text = ''): undefined {
    const start = this.#cursor.mark;
    this.#cursor.at += length;
    this.tokens.push({ kind, start, end: this.#cursor.mark, text });
  }

  #wrong(why: string): FunctionError {
    return characterError(why, this.#cursor.mark);
  }

  #next(): FunctionError | undefined {
    const cursor = this.#cursor;
    this.#skipToToken();
    const stale = this.#dropStaleKeys();
    if (stale) return stale;
    this.#unroll(cursor.column);
    const first = cursor.peek();
    if (first === '') return this.#streamEnd();
    if (cursor.column === 0 && first === '%') return this.#directive();
    if (cursor.atDocumentMark) {
      this.#unroll(-1);
      const lost = this.#dropKey();
      if (lost) return lost;
      this.#keyAllowed = false;
      return this.#add(first === '-' ? 'document-start' : 'document-end', 3);
    }
    let lost: FunctionError | undefined;
    const blankAfter = isBlankOrEnd(cursor.peek(1));
    switch (first) {
      case '[':
      case '{':
        lost = this.#saveKey();
        if (lost) return lost;
        if (this.#keys.length > MAX_DEPTH) return new FunctionError('the YAML document is nested too deeply');
        this.#keys.push(undefined);
        this.#flow += 1;
        this.#keyAllowed = true;
        return this.#add(first, 1);
      case ']':
      case '}':
        return this.#flowEnd(first);
      case ',':
        this.#keyAllowed = true;
        return this.#dropKey() ?? this.#add(',', 1);
      case '-':
        if (blankAfter) return this.#blockEntry();
        break;
      case '?':
        if (this.#flow > 0 || blankAfter) return this.#key();
        break;
      case ':':
        if (this.#flow > 0 || blankAfter) return this.#value();
        break;
      case '*':
      case '&':
        return this.#anchor(first === '*' ? 'alias' : 'anchor');
      case '!':
        return this.#tag();
      case '|':
      case '>':
        if (this.#flow === 0) return this.#blockScalar(first === '|');
        break;
      case "'":
      case '"':
        return this.#quoted(first);
      default:
    }
    if (/^[,[\]{}#&*!|>'"%@`]$/.test(first) || ('-?:'.includes(first) && blankAfter) || isBlankOrEnd(first)) {
      return this.#wrong('found character that cannot start any token');
    }
    if ('?:'.includes(first) && this.#flow > 0) return this.#wrong('found character that cannot start any token');
    return this.#plain();
  }

  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      if (cursor.column === 0 && cursor.peek() === '\ufeff') cursor.at += 1;
      const tabs = this.#flow > 0 || !this.#keyAllowed;
      const blank = tabs ? /^[ \t]$/ : /^ $/;
      while (blank.test(cursor.peek())) cursor.at += 1;
      if (cursor.peek() === '#') while (cursor.peek() !== '' && !isBreak(cursor.peek())) cursor.at += 1;
      if (!isBreak(cursor.peek())) return;
      cursor.readBreak();
      if (this.#flow === 0) this.#keyAllowed = true;
    }
  }

  #dropStaleKeys(): FunctionError | undefined {
    for (const [level, key] of this.#keys.entries()) {
      if (!key || (key.mark.line === this.#cursor.line && key.offset + LONGEST_KEY >= this.#cursor.at)) continue;
      if (key.required) return this.#withoutColon(key);
      this.#keys[level] = undefined;
    }
    return undefined;
  }

  #dropKey(): FunctionError | undefined {
    const key = this.#keys.pop();
    this.#keys.push(undefined);
    return key?.required ? this.#withoutColon(key) : undefined;
  }

  #withoutColon(key: PossibleKey): FunctionError {
    this.#lost = key;
    return this.#wrong("could not find expected ':'");
  }

  #saveKey(): FunctionError | undefined {
    if (!this.#keyAllowed) return undefined;
    const { mark, at } = this.#cursor;
    const required = this.#flow === 0 && this.#indent === mark.column;
    const lost = this.#dropKey();
    this.#keys[this.#keys.length - 1] = { required, token: this.tokens.length, offset: at, mark };
    return lost;
  }

  /** Opens a block collection when the column is further in than the last one. */
  #roll(kind: 'block-sequence' | 'block-mapping', mark: Mark, token = this.tokens.length): void {
    if (this.#flow > 0 || this.#indent >= mark.column) return;
    this.#indents.push(this.#indent);
    this.#indent = mark.column;
    this.tokens.splice(token, 0, { kind, start: mark, end: mark, text: '' });
  }

  #unroll(column: number): void {
    while (this.#flow === 0 && this.#indent > column) {
      this.#add('block-end', 0);
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #streamEnd(): FunctionError | undefined {
    const cursor = this.#cursor;
    if (cursor.column !== 0) cursor.readBreak();
    this.#unroll(-1);
    return this.#dropStaleKeys() ?? this.#dropKey() ?? this.#add('stream-end', 0);
  }

  #directive(): FunctionError | undefined {
    this.#unroll(-1);
    const lost = this.#dropKey();
    if (lost) return lost;
    this.#keyAllowed = false;
    DIRECTIVE.lastIndex = this.#cursor.at;
    const [written, text] = DIRECTIVE.exec(this.#cursor.text) ?? [];
    if (written === undefined) {
      const known = /^%(?:YAML|TAG)[ \t]/.test(this.#cursor.text.slice(this.#cursor.at, this.#cursor.at + 6));
      return this.#wrong(known ? 'did not find expected digit or tag' : 'found unknown directive name');
    }
    return this.#add('directive', written.length, text);
  }

  #flowEnd(kind: ']' | '}'): FunctionError | undefined {
    const lost = this.#dropKey();
    if (this.#flow > 0) {
      this.#flow -= 1;
      this.#keys.pop();
    }
    this.#keyAllowed = false;
    return lost ?? this.#add(kind, 1);
  }

  #blockEntry(): FunctionError | undefined {
    if (this.#flow === 0) {
      if (!this.#keyAllowed) return this.#wrong('block sequence entries are not allowed in this context');
      this.#roll('block-sequence', this.#cursor.mark);
    }
    this.#keyAllowed = true;
    return this.#dropKey() ?? this.#add('-', 1);
  }

  #key(): FunctionError | undefined {
    if (this.#flow === 0) {
      if (!this.#keyAllowed) return this.#wrong('mapping keys are not allowed in this context');
      this.#roll('block-mapping', this.#cursor.mark);
    }
    this.#keyAllowed = this.#flow === 0;
    return this.#dropKey() ?? this.#add('key', 1);
  }

  #value(): FunctionError | undefined {
    const key = this.#keys.at(-1);
    if (key) {
      this.tokens.splice(key.token, 0, { kind: 'key', start: key.mark, end: key.mark, text: '' });
      this.#roll('block-mapping', key.mark, key.token);
      this.#keys[this.#keys.length - 1] = undefined;
      this.#keyAllowed = false;
    } else {
      if (this.#flow === 0) {
        if (!this.#keyAllowed) return this.#wrong('mapping values are not allowed in this context');
        this.#roll('block-mapping', this.#cursor.mark);
      }
      this.#keyAllowed = this.#flow === 0;
    }
    return this.#add('value', 1);
  }

  #anchor(kind: 'anchor' | 'alias'): FunctionError | undefined {
    const lost = this.#saveKey();
    if (lost) return lost;
    this.#keyAllowed = false;
    const { text, at } = this.#cursor;
    const expression = /[\w-]*/y;
    expression.lastIndex = at + 1;
    const [name = ''] = expression.exec(text) ?? [];
    const after = text.charAt(at + 1 + name.length);
    if (name === '' || !(isBlankOrEnd(after) || '?:,]}%@`'.includes(after))) {
      return this.#wrong('did not find expected alphabetic or numeric character');
    }
    return this.#add(kind, 1 + name.length, name);
  }

  #tag(): FunctionError | undefined {
    const lost = this.#saveKey();
    if (lost) return lost;
    this.#keyAllowed = false;
    const cursor = this.#cursor;
    TAG.lastIndex = cursor.at;
    const [written = '!', verbatim, handle = '', rest = ''] = TAG.exec(cursor.text) ?? [];
    if (verbatim === undefined && handle !== '' && rest === '') return this.#wrong('did not find expected tag URI');
    const start = cursor.mark;
    cursor.at += written.length;
    if (!isBlankOrEnd(cursor.peek())) return this.#wrong('did not find expected whitespace or line break');
    const bare = written === '!';
    const text = verbatim !== undefined || bare ? '' : `!${handle}`;
    this.tokens.push({ kind: 'tag', start, end: cursor.mark, text, suffix: verbatim ?? (bare ? '!' : rest) });
    return undefined;
  }

  #scalar(
    start: Mark,
    scanned: { text: string; end: Mark } | string,
    style: 'plain' | 'quoted' | 'block',
  ): FunctionError | undefined {
    if (typeof scanned === 'string') return this.#wrong(scanned);
    this.tokens.push({ kind: 'scalar', start, end: scanned.end, text: scanned.text, style });
    return undefined;
  }

  #blockScalar(literal: boolean): FunctionError | undefined {
    const lost = this.#dropKey();
    this.#keyAllowed = true;
    const { mark } = this.#cursor;
    return lost ?? this.#scalar(mark, scanBlockScalar(this.#cursor, literal, this.#indent), 'block');
  }

  #quoted(quote: string): FunctionError | undefined {
    const lost = this.#saveKey();
    this.#keyAllowed = false;
    const { mark } = this.#cursor;
    return lost ?? this.#scalar(mark, scanQuotedScalar(this.#cursor, quote), 'quoted');
  }

  #plain(): FunctionError | undefined {
    const lost = this.#saveKey();
    if (lost) return lost;
    this.#keyAllowed = false;
    const { mark } = this.#cursor;
    const scanned = scanPlainScalar(this.#cursor, this.#flow > 0, this.#indent + 1);
    if (typeof scanned !== 'string' && scanned.newLine) this.#keyAllowed = true;
    return this.#scalar(mark, scanned, 'plain');
  }
}
