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

/** A character in Go's single quotes. */
export function quotedCharacter(character: string): string {
  if (character === "'") return "'\\''";
  return `'${character === '"' ? character : JSON.stringify(character).slice(1, -1)}'`;
}

/** The deepest nesting that is read. */
const MAX_DEPTH = 500;

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** The value that a JSON document stands for: objects and tuples. */
export function fromJson(text: string): Value {
  let at = 0;
  let depth = 0;

  /** What is wrong with the character here; at the end, that it is the end. */
  function unexpected(context: string): FunctionError {
    if (at >= text.length) return new FunctionError('unexpected EOF');
    const [byte = 0] = bytesOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
    return new FunctionError(`invalid character ${quotedCharacter(String.fromCharCode(byte))}${context}`);
  }

  /** The next character that is no blank, or nothing. */
  function peek(): string {
    while (/^[ \t\r\n]$/.test(text.charAt(at))) at += 1;
    return text.charAt(at);
  }

  function next(): string {
    return peek() || fail('EOF');
  }

  function readValue(): Value {
    const first = next();
    if (first === '"') return readString();
    if (first === '[' || first === '{') {
      at += 1;
      depth += 1;
      if (depth > MAX_DEPTH) fail('the JSON document is nested too deeply');
      const value = first === '[' ? readArray() : readObject();
      depth -= 1;
      return value;
    }
    if (/[-0-9]/.test(first)) return readNumber();
    if (first === 't') return readWord('true', true);
    if (first === 'f') return readWord('false', false);
    if (first === 'n') return readWord('null', null);
    throw unexpected(' looking for beginning of value');
  }

  function readArray(): Value {
    const items: Value[] = [];
    // The bracket may stand in place of the first item only.
    while (items.length > 0 || next() !== ']') {
      items.push(readValue());
      const after = next();
      if (after === ']') break;
      if (after !== ',') throw unexpected(' after array element');
      at += 1;
    }
    at += 1;
    return new Sequence('tuple', items);
  }

  function readObject(): Value {
    const entries = new Map<string, Value>();
    // The brace may stand in place of the first name only.
    while (entries.size > 0 || next() !== '}') {
      if (next() !== '"') throw unexpected(entries.size > 0 ? ' looking for beginning of object key string' : '');
      const name = readString();
      if (next() !== ':') throw unexpected(' after object key');
      at += 1;
      const value = readValue();
      const before = entries.get(name);
      if (before !== undefined && !sameType(typeOf(before), typeOf(value))) {
        fail(`duplicate ${JSON.stringify(name)} property in JSON object`);
      }
      entries.set(name, value);
      const after = next();
      if (after === '}') break;
      if (after !== ',') throw unexpected(' after object key:value pair');
      at += 1;
    }
    at += 1;
    return new Mapping('object', entries);
  }

  function readString(): string {
    const start = at;
    at += 1;
    for (let unit = text.charAt(at); unit !== '"'; unit = text.charAt(at)) {
      if (unit < ' ') throw unexpected(' in string literal');
      at += 1;
      if (unit === '\\') skipEscape();
    }
    at += 1;
    const value: unknown = JSON.parse(text.slice(start, at));
    // Go has no halves of pairs.
    return normalText(String(value).replace(/\p{Cs}/gu, '\ufffd'));
  }

  function skipEscape(): void {
    const letter = text.charAt(at);
    if (!/["\\/bfnrtu]/.test(letter)) throw unexpected(' in string escape code');
    at += 1;
    for (const last = at + (letter === 'u' ? 4 : 0); at < last; at += 1) {
      if (!/[0-9a-fA-F]/.test(text.charAt(at))) throw unexpected(' in \\u hexadecimal character escape');
    }
  }

  function readNumber(): Value {
    NUMBER.lastIndex = at;
    const [number = '-'] = NUMBER.exec(text) ?? [];
    at += number.length;
    // Where a number breaks off, the error is about what follows.
    if (number === '-') throw unexpected(' in numeric literal');
    const [point, exponent] = /^(?:(\.)|([eE][+-]?))/.exec(text.slice(at, at + 2))?.slice(1) ?? [];
    if (point !== undefined && !/[.eE]/.test(number)) {
      at += 1;
      throw unexpected(' after decimal point in numeric literal');
    }
    if (exponent !== undefined && !/[eE]/.test(number)) {
      at += exponent.length;
      throw unexpected(' in exponent of numeric literal');
    }
    return parseNumber(number) ?? fail(`the number ${number.slice(0, 40)} is beyond what is supported`);
  }

  function readWord(word: string, value: Value): Value {
    for (const letter of word) {
      if (text.charAt(at) !== letter) throw unexpected(` in literal ${word} (expecting '${letter}')`);
      at += 1;
    }
    return value;
  }

  const value = readValue();
  // Go takes a closing bracket for the end of something around.
  if (!/^[\]}]?$/.test(peek())) fail('extraneous data after JSON object');
  return value;
}

function fail(why: string): never {
  throw new FunctionError(why);
}
