/** JSON as HCL's functions write and read it: Go's escapes, numbers of any size, Go's words for what is wrong. */

import { FunctionError } from '../hcl/scope.js';
import { numberText, parseNumber } from '../hcl/values/number.js';
import { sameType } from '../hcl/values/type.js';
import { isNumber, Mapping, normalText, Sequence, typeOf, type Value } from '../hcl/values/value.js';
import { bytesOf } from './bytes.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A text in quotes. */
export function jsonText(text: string): string {
  const quoted = JSON.stringify(text).replace(/\\ud[89a-f][0-9a-f]{2}/g, '\\ufffd');
  return quoted.replace(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character] ?? '');
}

/** A value as JSON without blanks, its names in order. */
export function toJson(value: Value): string {
  if (typeof value === 'string') return jsonText(value);
  if (isNumber(value)) {
    const text = numberText(value);
    if (text.endsWith('Inf')) throw new FunctionError('cannot serialize infinity as JSON');
    return text;
  }
  if (value instanceof Sequence) return `[${value.items.map(toJson).join(',')}]`;
  if (!(value instanceof Mapping)) return String(value);
  return `{${value
    .sorted()
    .map(([name, item]) => `${jsonText(name)}:${toJson(item)}`)
    .join(',')}}`;
}

/** The value that a JSON document stands for: objects and tuples. */
export function fromJson(text: string): Value {
  const reader = new JsonReader(text);
  const value = reader.value(' looking for beginning of value');
  reader.end();
  return value;
}

/** The deepest nesting that is read. */
const MAX_DEPTH = 500;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class JsonReader {
  #at = 0;
  #depth = 0;

  constructor(readonly text: string) {}

  end(): void {
    const next = this.#peek();
    // Go takes a closing bracket for the end of something around.
    if (next !== '' && next !== ']' && next !== '}') throw new FunctionError('extraneous data after JSON object');
  }

  /** @param context - What the error says when no value begins here. */
  value(context: string): Value {
    const first = this.#next();
    if (first === '"') return this.#string();
    if (first === '[' || first === '{') {
      this.#at += 1;
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) throw new FunctionError('the JSON document is nested too deeply');
      const value = first === '[' ? this.#array() : this.#object();
      this.#depth -= 1;
      return value;
    }
    if (first === '-' || (first >= '0' && first <= '9')) return this.#number();
    for (const [word, value] of WORDS) if (word.startsWith(first)) return this.#word(word, value);
    throw this.#unexpected(context);
  }

  #array(): Value {
    const items: Value[] = [];
    if (this.#next() === ']') {
      this.#at += 1;
      return new Sequence('tuple', items);
    }
    for (;;) {
      items.push(this.value(' looking for beginning of value'));
      const after = this.#next();
      if (after !== ',' && after !== ']') throw this.#unexpected(' after array element');
      this.#at += 1;
      if (after === ']') return new Sequence('tuple', items);
    }
  }

  #object(): Value {
    const entries = new Map<string, Value>();
    for (let context = ''; ; context = ' looking for beginning of object key string') {
      const first = this.#next();
      if (first === '}' && context === '') break;
      if (first !== '"') throw this.#unexpected(context);
      const name = this.#string();
      if (this.#next() !== ':') throw this.#unexpected(' after object key');
      this.#at += 1;
      const value = this.value(' looking for beginning of value');
      const before = entries.get(name);
      if (before !== undefined && !sameType(typeOf(before), typeOf(value))) {
        throw new FunctionError(`duplicate ${JSON.stringify(name)} property in JSON object`);
      }
      entries.set(name, value);
      const after = this.#next();
      if (after === '}') break;
      if (after !== ',') throw this.#unexpected(' after object key:value pair');
      this.#at += 1;
    }
    this.#at += 1;
    return new Mapping('object', entries);
  }

  #string(): string {
    const { text } = this;
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (Number.isNaN(unit)) throw new FunctionError('unexpected EOF');
      if (unit < 0x20) throw this.#unexpected(' in string literal');
      this.#at += 1;
      if (unit === 0x22) break;
      if (unit === 0x5c) this.#escape();
    }
    const value: unknown = JSON.parse(text.slice(start, this.#at));
    // Go has no halves of pairs.
    return normalText(String(value).replace(/\p{Cs}/gu, '\ufffd'));
  }

  #escape(): void {
    const letter = this.text.charAt(this.#at);
    if (letter === '') throw new FunctionError('unexpected EOF');
    if (!'"\\/bfnrtu'.includes(letter)) throw this.#unexpected(' in string escape code');
    this.#at += 1;
    for (const last = this.#at + (letter === 'u' ? 4 : 0); this.#at < last; this.#at += 1) {
      const digit = this.text.charAt(this.#at);
      if (digit === '') throw new FunctionError('unexpected EOF');
      if (!/[0-9a-fA-F]/.test(digit)) throw this.#unexpected(' in \\u hexadecimal character escape');
    }
  }

  #number(): Value {
    NUMBER.lastIndex = this.#at;
    const [number] = NUMBER.exec(this.text) ?? ['-'];
    this.#at += number.length;
    const next = this.text.charAt(this.#at);
    // Where a number breaks off, the error is about what follows.
    const broken =
      number === '-'
        ? ' in numeric literal'
        : next === '.' && !/[.eE]/.test(number)
          ? ' after decimal point in numeric literal'
          : /[eE]/.test(next) && !/[eE]/.test(number)
            ? ' in exponent of numeric literal'
            : undefined;
    if (broken !== undefined) {
      this.#at += number === '-' ? 0 : /^[eE][+-]/.test(this.text.slice(this.#at, this.#at + 2)) ? 2 : 1;
      if (this.#at >= this.text.length) throw new FunctionError('unexpected EOF');
      throw this.#unexpected(broken);
    }
    const value = parseNumber(number);
    if (value === undefined) throw new FunctionError(`the number ${number.slice(0, 40)} is beyond what is supported`);
    return value;
  }

  #word(word: string, value: Value): Value {
    for (const [at, letter] of [...word].entries()) {
      if (at > 0) {
        const given = this.text.charAt(this.#at);
        if (given === '') throw new FunctionError('unexpected EOF');
        if (given !== letter) throw this.#unexpected(` in literal ${word} (expecting '${letter}')`);
      }
      this.#at += 1;
    }
    return value;
  }

  /** The next character that is no blank, or nothing. */
  #peek(): string {
    while (/^[ \t\r\n]$/.test(this.text.charAt(this.#at))) this.#at += 1;
    return this.text.charAt(this.#at);
  }

  #next(): string {
    const next = this.#peek();
    if (next === '') throw new FunctionError('EOF');
    return next;
  }

  #unexpected(context: string): FunctionError {
    const [byte = 0] = bytesOf(String.fromCodePoint(this.text.codePointAt(this.#at) ?? 0));
    const character = String.fromCharCode(byte);
    const quoted =
      character === "'" ? "'\\''" : character === '"' ? `'"'` : `'${JSON.stringify(character).slice(1, -1)}'`;
    return new FunctionError(`invalid character ${quoted}${context}`);
  }
}
