/**
 * JSON with every digit kept. Nomad's integers have 64 bits and a double has 53: a job's `SubmitTime` read with
 * `JSON.parse` and written back is another time. What is read and written back goes through here.
 *
 * Most texts hold no such number. Then the two functions are `JSON.parse` and `JSON.stringify` after a quick look.
 */

/** What a JSON number may look like. */
const numberSyntax = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * A number of a JSON text that neither a `number` nor a `bigint` can hold, such as `0.12345678901234567890` or `1e400`. It
 * keeps the text. `JSON.stringify` refuses it, as it refuses a bigint; {@link stringifyExact} writes it.
 */
export class RawNumber {
  /** The number as it was written. */
  readonly text: string;

  /**
   * @param text - a number in JSON's syntax
   * @throws SyntaxError when it is none
   */
  constructor(text: string) {
    if (!numberSyntax.test(text)) throw new SyntaxError(`${JSON.stringify(text)} is not a JSON number`);
    this.text = text;
  }

  /** The number as it was written. */
  toString(): string {
    return this.text;
  }

  /** The nearest double; infinite when there is none. */
  valueOf(): number {
    return Number(this.text);
  }

  /**
   * Keeps `JSON.stringify` from losing digits in silence.
   *
   * @throws TypeError always
   */
  toJSON(): never {
    throw new TypeError(`The number ${this.text} can't be written by JSON.stringify without loss; use stringifyExact`);
  }

  /** How the number shows on Node's console. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `RawNumber(${this.text})`;
  }
}

/**
 * A number of 16 characters or more, or with an exponent, at a place where a value can stand. Shorter ones have at most 15
 * significant digits, which a double always holds. What this finds may still be inside a string.
 */
const suspicious = /(?:^|[\s:,[])-?(?:[\d.]{16}|[\d.]{1,15}[eE])/;
/** The same, and numbers with a point. */
const suspiciousOrDecimal = /(?:^|[\s:,[])-?(?:[\d.]{16}|\d{1,15}[.eE])/;

/** In texts whose suspicious numbers were taken out, no number is this great: those left have 15 digits at most. */
const firstPlaceholder = 1e15;

/** `-123.4500e3` as `['12345', 1]`: significant digits, and the power of ten that the last of them counts. */
function scientific(text: string): [digits: string, exponent: number] {
  const [, whole = '', decimals = '', exponent = '0'] = /(\d+)\.?(\d*)(?:[eE](.*))?/.exec(text) ?? [];
  const digits = (whole + decimals).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return ['', 0];
  return [significant, Number(exponent) - decimals.length + (digits.length - significant.length)];
}

/** A number's text as the first of number, bigint and {@link RawNumber} that loses nothing. */
function exactNumber(text: string): number | bigint | RawNumber {
  const value = Number(text);
  if (!/[.eE]/.test(text)) return Number.isSafeInteger(value) ? value : BigInt(text);
  if (!Number.isFinite(value)) return new RawNumber(text);
  const [digits, exponent] = scientific(text);
  const [shownDigits, shownExponent] = scientific(String(value));
  return digits === shownDigits && exponent === shownExponent ? value : new RawNumber(text);
}

/**
 * Hears of a number that was written with a point or an exponent, such as `2.0` or `1e2`.
 *
 * @param holder - the object or array that it stands in
 * @param key - its key there, or its index
 * @param text - the number as it was written
 */
export type NumberListener = (holder: object, key: string, text: string) => void;

/** A number that was taken out of a text. */
interface Extracted {
  readonly literal: string;
  readonly value: number | bigint | RawNumber;
}

function isNumberPart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2b || code === 0x2d || (code | 0x20) === 0x65;
}

/** The end of the string that begins at `start`: the place after its closing quote. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === 0x5c) before--;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

/**
 * Takes suspicious numbers out of a text, and decimals if wanted, and puts small placeholders in. A text that was no JSON
 * stays none: what takes the place of a number is a number.
 */
function extract(text: string, decimals: boolean): { readonly text: string; readonly numbers: readonly Extracted[] } {
  const numbers: Extracted[] = [];
  let out = '';
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const start = at;
      let wanted = false;
      for (at++; at < text.length && isNumberPart(text.charCodeAt(at)); at++) {
        const part = text.charCodeAt(at);
        if ((part | 0x20) === 0x65 || (decimals && part === 0x2e)) wanted = true;
      }
      if (!wanted && at - start < 16) continue;
      const literal = text.slice(start, at);
      if (!numberSyntax.test(literal)) continue;
      out += `${text.slice(copied, start)}${firstPlaceholder + numbers.length}`;
      copied = at;
      numbers.push({ literal, value: exactNumber(literal) });
    } else {
      at++;
    }
  }
  return { text: out + text.slice(copied), numbers };
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Puts the numbers back where their placeholders are. Depth is no matter: JSON.parse takes any, and so does this. */
function restore(root: unknown, numbers: readonly Extracted[], onNumber: NumberListener | undefined): unknown {
  const top: Record<string, unknown> = { root };
  const open: Record<string, unknown>[] = [top];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    for (const key of Object.keys(container)) {
      const value = container[key];
      if (typeof value === 'number' && value >= firstPlaceholder) {
        const number = numbers[value - firstPlaceholder];
        if (number === undefined) continue;
        // A plain assignment to this key would change the prototype and lose the value.
        if (key === '__proto__') Object.defineProperty(container, key, { value: number.value });
        else container[key] = number.value;
        if (onNumber !== undefined && /[.eE]/.test(number.literal)) onNumber(container, key, number.literal);
      } else if (isContainer(value)) {
        open.push(value);
      }
    }
  }
  return top['root'];
}

/**
 * Reads JSON like `JSON.parse`, and keeps every number's value: an integer beyond ±(2^53 - 1) becomes a `bigint`, a decimal
 * or exponent number that a double would change becomes a {@link RawNumber}, and every other number a `number`.
 *
 * @param text - one JSON document
 * @param onNumber - called for each number with a point or an exponent, once all is read: decoders of other languages tell
 *   `2.0` from `2`
 * @throws SyntaxError the very one of `JSON.parse`, when it is not JSON
 */
export function parseExact(text: string, onNumber?: NumberListener): unknown {
  const hears = onNumber !== undefined;
  if (!(hears ? suspiciousOrDecimal : suspicious).test(text)) return JSON.parse(text);
  const extracted = extract(text, hears);
  if (extracted.numbers.length === 0) return JSON.parse(text);
  let value: unknown;
  try {
    value = JSON.parse(extracted.text);
  } catch (error) {
    // The error's position must be that of the text that was given.
    JSON.parse(text);
    throw error;
  }
  return restore(value, extracted.numbers, onNumber);
}

/** An object or array that is being written. */
interface Frame {
  readonly container: Record<string, unknown>;
  /** The keys of an object; null for an array. */
  readonly keys: readonly string[] | null;
  readonly length: number;
  next: number;
  /** True when nothing is in it yet. */
  empty: boolean;
}

/** What stands for itself in JSON, as text; undefined for what is left out; null for what has an inside. */
function atom(value: unknown): string | undefined | null {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return String(value);
    case 'bigint':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (value instanceof RawNumber) return value.text;
      return null;
    default:
      return undefined;
  }
}

function mayHaveToJSON(value: unknown): value is { toJSON?: unknown } {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

/** What is written in place of a value: what its `toJSON` says, and what is inside a boxed primitive. */
function prepared(holder: Record<string, unknown>, key: string): unknown {
  let value = holder[key];
  if (value instanceof RawNumber) return value;
  if (mayHaveToJSON(value) && typeof value.toJSON === 'function') value = value.toJSON(key);
  return isContainer(value) ? unboxed(value) : value;
}

/** What is inside a `new Number(1)` and its kin, whatever realm they come from; other objects themselves. */
function unboxed(value: object): unknown {
  if (!/^\[object (?:Number|String|Boolean|BigInt)\]$/.test(Object.prototype.toString.call(value))) return value;
  const inner: unknown = value.valueOf();
  return isContainer(inner) ? value : inner;
}

function indentation(space: string | number | undefined): string {
  if (typeof space === 'string') return space.slice(0, 10);
  return ' '.repeat(Math.min(10, Math.max(0, Math.trunc(space ?? 0) || 0)));
}

/** `JSON.stringify` once more, for values with numbers that it refuses. Depth is no matter here either. */
function write(root: unknown, indent: string): string | undefined {
  const gap = indent === '' ? '' : '\n';
  const colon = indent === '' ? ':' : ': ';
  const open: Frame[] = [];
  const within = new Set<unknown>();
  let out = '';

  const enter = (container: Record<string, unknown>): void => {
    if (within.has(container)) throw new TypeError('Converting circular structure to JSON');
    within.add(container);
    const keys = Array.isArray(container) ? null : Object.keys(container);
    const length = keys?.length ?? Number(container['length']);
    out += keys === null ? '[' : '{';
    open.push({ container, keys, length, next: 0, empty: true });
  };

  const first = prepared({ '': root }, '');
  const text = atom(first);
  if (text !== null) return text;
  if (isContainer(first)) enter(first);

  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    if (frame.next === frame.length) {
      open.pop();
      within.delete(frame.container);
      out += `${frame.empty ? '' : gap + indent.repeat(open.length)}${frame.keys === null ? ']' : '}'}`;
      continue;
    }
    const key = frame.keys?.[frame.next] ?? String(frame.next);
    frame.next++;
    const value = prepared(frame.container, key);
    const written = atom(value);
    if (written === undefined && frame.keys !== null) continue;
    out += `${frame.empty ? '' : ','}${gap}${indent.repeat(open.length)}`;
    frame.empty = false;
    if (frame.keys !== null) out += JSON.stringify(key) + colon;
    if (written === null && isContainer(value)) enter(value);
    else out += written ?? 'null';
  }
  return out;
}

/**
 * Writes JSON like `JSON.stringify`, and bigints and {@link RawNumber}s as their bare digits.
 *
 * @param value - what to write
 * @param space - indentation: text, or a number of blanks; at most 10 characters. Default none.
 * @returns the text; undefined for what JSON has no form for, such as a function
 * @throws TypeError when the value contains itself
 */
export function stringifyExact(value: unknown, space?: string | number): string | undefined {
  // Somebody who gave bigints a toJSON would have them written as something else than digits.
  if (!('toJSON' in BigInt.prototype)) {
    try {
      return JSON.stringify(value, undefined, space);
    } catch {
      // It met a number that it refuses, or nesting that is too deep for it. Errors of other kinds come again below.
    }
  }
  return write(value, indentation(space));
}
