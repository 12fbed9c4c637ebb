/** Reads patterns of RE2's syntax, with Go's words for what is wrong. */

import { FunctionError } from '../../hcl/scope.js';
import { inverse, perlSet, posixSet, range, unicodeSet, union } from './characters.js';
import type { CharacterSet, ParsedPattern, Pattern } from './pattern.js';

/** Reads a pattern. Throws `FunctionError` as Go words it: ``error parsing regexp: missing closing ): `(a` ``. */
export function parsePattern(source: string): ParsedPattern {
  return new PatternReader(source).read();
}

/** The deepest nesting of groups. */
const MAX_DEPTH = 1000;

/** The most often that something may be repeated, repetitions within it counted. */
const MAX_REPEAT = 1000;

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

/** A group that is open: the alternatives that are complete, and the parts of the last one. */
interface Open {
  readonly alternatives: Pattern[];
  parts: Pattern[];
  /** Undefined for a group that captures nothing. */
  readonly index: number | undefined;
  /** Flags to go back to after it. */
  readonly outer: Flags;
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

class PatternReader {
  #rest: string;
  #flags: Flags = { i: false, m: false, s: false, U: false };
  readonly #open: Open[] = [];
  #current: Open = { alternatives: [], parts: [], index: undefined, outer: this.#flags };
  readonly #groups: (string | undefined)[] = [undefined];

  constructor(readonly source: string) {
    this.#rest = source;
  }

  read(): ParsedPattern {
    let lastRepeat: string | undefined;
    while (this.#rest !== '') {
      const before = this.#rest;
      const repeated = this.#repetition(lastRepeat);
      if (!repeated) this.#piece();
      lastRepeat = repeated ? before : undefined;
    }
    if (this.#open.length > 0) throw this.#error('missing closing )', this.source);
    return { pattern: this.#closed(this.#current), groups: this.#groups };
  }

  #error(why: string, where: string): FunctionError {
    return new FunctionError(`error parsing regexp: ${why}: \`${where}\``);
  }

  /** What was read since the rest was the given text. */
  #since(before: string): string {
    return before.slice(0, before.length - this.#rest.length);
  }

  #skip(length: number): void {
    this.#rest = this.#rest.slice(length);
  }

  /** Takes a character; 0 at the end. */
  #take(): number {
    const point = this.#rest.codePointAt(0);
    if (point === undefined) return 0;
    this.#skip(point > 0xffff ? 2 : 1);
    return point;
  }

  #push(part: Pattern): void {
    this.#current.parts.push(part);
  }

  #literal(point: number): void {
    const fold = this.#flags.i;
    this.#push({ kind: 'set', set: range(point, point, fold) });
  }

  #piece(): void {
    const { m, s } = this.#flags;
    switch (this.#rest.charAt(0)) {
      case '(':
        return this.#rest.startsWith('(?') ? this.#perlGroup() : this.#group(1, null);
      case '|':
        this.#current.alternatives.push(all(this.#current.parts));
        this.#current.parts = [];
        return this.#skip(1);
      case ')':
        return this.#endGroup();
      case '^':
        this.#push({ kind: 'assertion', assertion: m ? 'line-start' : 'text-start' });
        return this.#skip(1);
      case '$':
        this.#push({ kind: 'assertion', assertion: m ? 'line-end' : 'text-end' });
        return this.#skip(1);
      case '.':
        this.#push({ kind: 'set', set: s ? () => true : (point) => point !== 10 });
        return this.#skip(1);
      case '[':
        return this.#push({ kind: 'set', set: this.#class() });
      case '\\':
        return this.#escaped();
      default:
        return this.#literal(this.#take());
    }
  }

  /** @param name - Of a group that captures: its name or null; left out for one that doesn't. */
  #group(length: number, name?: string | null): void {
    const index = name === undefined ? undefined : this.#groups.push(name ?? undefined) - 1;
    this.#skip(length);
    this.#open.push(this.#current);
    if (this.#open.length > MAX_DEPTH) throw this.#error('expression nests too deeply', this.source);
    this.#current = { alternatives: [], parts: [], index, outer: this.#flags };
  }

  #endGroup(): void {
    const outer = this.#open.pop();
    if (!outer) throw this.#error('unexpected )', this.source);
    const inner = this.#closed(this.#current);
    const { index, outer: flags } = this.#current;
    this.#current = outer;
    this.#flags = flags;
    this.#push(index === undefined ? inner : { kind: 'group', index, inner });
    this.#skip(1);
  }

  #closed({ alternatives, parts }: Open): Pattern {
    const last = all(parts);
    return alternatives.length === 0 ? last : { kind: 'any', parts: [...alternatives, last] };
  }

  /** `(?:…)`, `(?i)`, `(?i:…)`, `(?P<name>…)`. */
  #perlGroup(): void {
    const before = this.#rest;
    const named = /^\(\?P?</.exec(before)?.[0];
    if (named !== undefined && before.length > named.length) {
      const end = before.indexOf('>');
      if (end < 0) throw this.#error('invalid named capture', before);
      const name = before.slice(named.length, end);
      const capture = before.slice(0, end + 1);
      if (!/^[A-Za-z0-9_]+$/.test(name)) throw this.#error('invalid named capture', capture);
      return this.#group(capture.length, name);
    }
    this.#skip(2);
    const flags = { ...this.#flags };
    let value = true;
    let complete = true;
    while (this.#rest !== '') {
      const letter = String.fromCodePoint(this.#take());
      if (letter === 'i' || letter === 'm' || letter === 's' || letter === 'U') {
        flags[letter] = value;
        complete = true;
      } else if (letter === '-' && value) {
        value = false;
        complete = false;
      } else if ((letter === ':' || letter === ')') && complete) {
        if (letter === ':') this.#group(0);
        this.#flags = flags;
        return;
      } else throw this.#error('invalid or unsupported Perl syntax', this.#since(before));
    }
    throw this.#error('invalid or unsupported Perl syntax', before);
  }

  /** Reads `*`, `+`, `?` or `{n,m}` when one is next. */
  #repetition(lastRepeat: string | undefined): boolean {
    const before = this.#rest;
    const [operator] = /^(?:[*+?]|\{(?:0|[1-9][0-9]*)(?:,(?:0|[1-9][0-9]*)?)?\})/.exec(before) ?? [];
    if (operator === undefined) return false;
    this.#skip(operator.length);
    const [least, most] = bounds(operator);
    const counted = operator.startsWith('{');
    if (counted && (least > MAX_REPEAT || (most !== Number.POSITIVE_INFINITY && (most > MAX_REPEAT || least > most)))) {
      throw this.#error('invalid repeat count', operator);
    }
    const lazy = this.#rest.startsWith('?');
    if (lazy) this.#skip(1);
    if (lastRepeat !== undefined) throw this.#error('invalid nested repetition operator', this.#since(lastRepeat));
    const inner = this.#current.parts.pop();
    if (!inner) throw this.#error('missing argument to repetition operator', this.#since(before));
    const pattern: Pattern = { kind: 'repeat', inner, least, most, greedy: lazy === this.#flags.U };
    if (counted && (least > 1 || (most > 1 && Number.isFinite(most))) && !fewEnough(pattern, MAX_REPEAT)) {
      throw this.#error('invalid repeat count', this.#since(before));
    }
    this.#push(pattern);
    return true;
  }

  #escaped(): void {
    const letter = this.#rest.charAt(1);
    if (letter === 'Q') {
      const end = this.#rest.indexOf('\\E', 2);
      const literal = this.#rest.slice(2, end < 0 ? undefined : end);
      for (const character of literal) this.#literal(character.codePointAt(0) ?? 0);
      return this.#skip(2 + literal.length + (end < 0 ? 0 : 2));
    }
    const assertion = ({ A: 'text-start', z: 'text-end', b: 'boundary', B: 'no-boundary' } as const)[letter];
    if (assertion) {
      this.#push({ kind: 'assertion', assertion });
      return this.#skip(2);
    }
    const set = this.#namedSet();
    if (set) this.#push({ kind: 'set', set });
    else this.#literal(this.#escape());
  }

  /** Reads `\d`, `\pL` and the like when one is next. */
  #namedSet(): CharacterSet | undefined {
    const fold = this.#flags.i;
    const [escape, letter = ''] = /^\\([dswDSWpP])/.exec(this.#rest) ?? [];
    if (escape === undefined) return undefined;
    if (letter !== 'p' && letter !== 'P') {
      this.#skip(2);
      return perlSet(letter, fold);
    }
    const [written = this.#rest, braced, single] = /^\\[pP](?:\{([^}]*)\}|([^{]))/u.exec(this.#rest) ?? [];
    const name = braced ?? single ?? '';
    const set = unicodeSet(name.replace(/^\^/, ''), fold);
    if (!set) throw this.#error('invalid character class range', written);
    this.#skip(written.length);
    return (letter === 'P') === name.startsWith('^') ? set : inverse(set);
  }

  /** The character that an escape stands for. */
  #escape(): number {
    const before = this.#rest;
    this.#skip(1);
    if (this.#rest === '') throw this.#error('trailing backslash at end of expression', '');
    const [digits] = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(this.#rest) ?? [];
    if (digits !== undefined) {
      this.#skip(digits.length);
      return Number.parseInt(digits, 8);
    }
    const point = this.#take();
    const letter = String.fromCodePoint(point);
    if (letter === 'x') return this.#hexadecimal(before);
    const control = CONTROLS[letter];
    if (control !== undefined) return control;
    if (point < 0x80 && !/[0-9A-Za-z]/.test(letter)) return point;
    throw this.#error('invalid escape sequence', this.#since(before));
  }

  #hexadecimal(before: string): number {
    if (this.#rest.startsWith('{')) {
      const [read = '{', digits = ''] = /^\{([0-9a-fA-F]*)/.exec(this.#rest) ?? [];
      const beyond = [...digits].findIndex((_, at) => Number.parseInt(digits.slice(0, at + 1), 16) > 0x10ffff);
      this.#skip(beyond < 0 ? read.length : beyond + 2);
      const closed = beyond < 0 && this.#take() === 0x7d;
      if (closed && digits !== '') return Number.parseInt(digits, 16);
    } else {
      const [digits] = /^[0-9a-fA-F]{2}/.exec(this.#rest) ?? [];
      this.#take();
      this.#take();
      if (digits !== undefined) return Number.parseInt(digits, 16);
    }
    throw this.#error('invalid escape sequence', this.#since(before));
  }

  #class(): CharacterSet {
    const whole = this.#rest;
    this.#skip(1);
    const negated = this.#rest.startsWith('^');
    if (negated) this.#skip(1);
    const fold = this.#flags.i;
    const sets: CharacterSet[] = [];
    for (let first = true; first || !this.#rest.startsWith(']'); first = false) {
      const set = this.#posixSet() ?? this.#namedSet();
      if (set) {
        sets.push(set);
        continue;
      }
      const start = this.#rest;
      const low = this.#classCharacter(whole);
      let high = low;
      if (/^-[^\]]/.test(this.#rest)) {
        this.#skip(1);
        high = this.#classCharacter(whole);
        if (high < low) throw this.#error('invalid character class range', this.#since(start));
      }
      sets.push(range(low, high, fold));
    }
    this.#skip(1);
    return negated ? inverse(union(sets)) : union(sets);
  }

  #classCharacter(whole: string): number {
    if (this.#rest === '') throw this.#error('missing closing ]', whole);
    return this.#rest.startsWith('\\') ? this.#escape() : this.#take();
  }

  /** Reads `[:alpha:]` when one is next. */
  #posixSet(): CharacterSet | undefined {
    if (!this.#rest.startsWith('[:')) return undefined;
    const end = this.#rest.indexOf(':]', 2);
    if (end < 0) return undefined;
    const set = posixSet(this.#rest.slice(2, end), this.#flags.i);
    if (!set) throw this.#error('invalid character class range', this.#rest.slice(0, end + 2));
    this.#skip(end + 2);
    return set;
  }
}

function all(parts: readonly Pattern[]): Pattern {
  const [first] = parts;
  if (!first) return { kind: 'empty' };
  return parts.length === 1 ? first : { kind: 'all', parts };
}

function bounds(operator: string): [number, number] {
  const none = Number.POSITIVE_INFINITY;
  if (operator === '?') return [0, 1];
  if (operator === '*' || operator === '+') return [operator === '+' ? 1 : 0, none];
  const [least = '', most] = operator.slice(1, -1).split(',');
  return [Number(least), most === undefined ? Number(least) : most === '' ? none : Number(most)];
}

/** True when counted repetitions within each other come to no more than a number. */
function fewEnough(pattern: Pattern, limit: number): boolean {
  switch (pattern.kind) {
    case 'repeat': {
      const { inner, least, most } = pattern;
      const simple = !Number.isFinite(most) && least < 2;
      const times = simple || (least === 0 && most === 1) ? 1 : Number.isFinite(most) ? most : least;
      if (times === 0) return true;
      return times <= limit && fewEnough(inner, Math.floor(limit / times));
    }
    case 'group':
      return fewEnough(pattern.inner, limit);
    case 'all':
    case 'any':
      return pattern.parts.every((part) => fewEnough(part, limit));
    default:
      return true;
  }
}
