/**
 * What Go's JSON decoder says of a text that is not JSON, which is what Nomad's callers see; and where the first value of
 * a text ends, since that decoder reads one value and ignores the rest. Runs only when a body could not be decoded.
 */

/** The end of the first value, or why there is none. */
export type FirstValue = { readonly end: number } | { readonly error: string };

/**
 * How many objects and arrays a body may have inside each other. Go's decoder takes ten thousand, but real Nomad's servers
 * end themselves over a job that is nested some thousand deep, and nobody writes such.
 */
const MOST_NESTED = 1_000;

/** True when objects and arrays are nested deeper than is taken, which is far less than what exhausts the stack. */
export function nestsTooDeep(text: string): boolean {
  if (text.length <= MOST_NESTED) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MOST_NESTED) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

class GoSyntaxError extends Error {}

const END = 'unexpected EOF';
const SPACE = new Set([' ', '\t', '\r', '\n']);

function quoteCharacter(character: string): string {
  if (character === "'") return `'\\''`;
  if (character === '"') return `'"'`;
  const quoted = JSON.stringify(character).slice(1, -1);
  return `'${quoted}'`;
}

class FirstValueReader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): number {
    this.#skipSpace();
    if (this.#at >= this.#text.length) throw new GoSyntaxError('EOF');
    this.#value('looking for beginning of value');
    return this.#at;
  }

  #peek(): string {
    const character = this.#text[this.#at];
    if (character === undefined) throw new GoSyntaxError(END);
    return character;
  }

  #unexpected(context: string): GoSyntaxError {
    const code = this.#text.codePointAt(this.#at) ?? 0;
    return new GoSyntaxError(`invalid character ${quoteCharacter(String.fromCodePoint(code))} ${context}`);
  }

  #skipSpace(): void {
    while (SPACE.has(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #value(context: string): void {
    const character = this.#peek();
    if (character === '{') this.#object();
    else if (character === '[') this.#array();
    else if (character === '"') this.#string();
    else if (character === '-' || /\d/.test(character)) this.#number();
    else if (character === 't') this.#word('true');
    else if (character === 'f') this.#word('false');
    else if (character === 'n') this.#word('null');
    else throw this.#unexpected(context);
  }

  #object(): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#peek() === '}') {
      this.#at += 1;
      return;
    }
    for (;;) {
      if (this.#peek() !== '"') throw this.#unexpected('looking for beginning of object key string');
      this.#string();
      this.#skipSpace();
      if (this.#peek() !== ':') throw this.#unexpected('after object key');
      this.#at += 1;
      this.#skipSpace();
      this.#value('looking for beginning of value');
      this.#skipSpace();
      const next = this.#peek();
      if (next !== ',' && next !== '}') throw this.#unexpected('after object key:value pair');
      this.#at += 1;
      if (next === '}') return;
      this.#skipSpace();
    }
  }

  #array(): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#peek() === ']') {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#value('looking for beginning of value');
      this.#skipSpace();
      const next = this.#peek();
      if (next !== ',' && next !== ']') throw this.#unexpected('after array element');
      this.#at += 1;
      if (next === ']') return;
      this.#skipSpace();
    }
  }

  #string(): void {
    this.#at += 1;
    for (;;) {
      const character = this.#peek();
      if (character < ' ') throw this.#unexpected('in string literal');
      this.#at += 1;
      if (character === '"') return;
      if (character !== '\\') continue;
      const escape = this.#peek();
      if (!'"\\/bfnrtu'.includes(escape)) throw this.#unexpected('in string escape code');
      this.#at += 1;
      if (escape !== 'u') continue;
      for (let digit = 0; digit < 4; digit += 1) {
        if (!/[0-9a-fA-F]/.test(this.#peek())) throw this.#unexpected(String.raw`in \u hexadecimal character escape`);
        this.#at += 1;
      }
    }
  }

  #number(): void {
    const digits = (context: string): void => {
      if (!/\d/.test(this.#peek())) throw this.#unexpected(context);
      while (/\d/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    };
    if (this.#peek() === '-') this.#at += 1;
    if (this.#peek() === '0') this.#at += 1;
    else digits('in numeric literal');
    if (this.#text[this.#at] === '.') {
      this.#at += 1;
      digits('after decimal point in numeric literal');
    }
    if (/[eE]/.test(this.#text[this.#at] ?? '')) {
      this.#at += 1;
      if (/[+-]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
      digits('in exponent of numeric literal');
    }
  }

  #word(word: string): void {
    for (const expected of word) {
      if (this.#peek() !== expected) {
        throw this.#unexpected(`in literal ${word} (expecting ${quoteCharacter(expected)})`);
      }
      this.#at += 1;
    }
  }
}

/** Reads as far as the first value goes. */
export function firstValue(text: string): FirstValue {
  try {
    return { end: new FirstValueReader(text).read() };
  } catch (error) {
    if (error instanceof GoSyntaxError) return { error: error.message };
    if (error instanceof RangeError) return { error: 'exceeded max depth' };
    throw error;
  }
}
