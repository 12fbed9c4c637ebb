/** Reads patterns of RE2's syntax, with Go's words for what is wrong. */

import { FunctionError } from '../../hcl/scope.js';
import { inverseIf, namedClass, range, unicodeSet } from './characters.js';
import { all, any, type CharacterSet, type Pattern, remembered, repeated, single, type Step } from './pattern.js';

/** A pattern that was read. */
export interface ParsedPattern {
  /** Where a search begins. */
  readonly first: Step;
  /** Names of the groups by index, of which 0 is the whole match; without a name, nothing. */
  readonly groups: readonly (string | undefined)[];
}

/** The deepest nesting of groups. */
const MAX_DEPTH = 1000;

/** The most often that something may be repeated, repetitions within it counted. */
const MAX_REPEAT = 1000;

/** The longest pattern, and the most steps of one. */
const MAX_STEPS = 100_000;

/** A group that is open: the alternatives that are complete, and the parts of the last one. */
interface Open {
  readonly alternatives: Pattern[];
  parts: Pattern[];
  /** Undefined for a group that captures nothing. */
  readonly index: number | undefined;
  /** Flags to go back to after it. */
  readonly outer: ReadonlySet<string>;
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** What must hold at a place, as native expressions say it. */
function assertion(expression: RegExp): Step {
  const holds = (text: string, at: number): boolean => {
    expression.lastIndex = at;
    return expression.test(text);
  };
  return { holds };
}

const TEXT_START = assertion(/^/y);
const TEXT_END = assertion(/$/y);
const LINE_START = assertion(/(?<![^\n])/y);
const LINE_END = assertion(/(?![^\n])/y);
const ASSERTIONS: Readonly<Record<string, Step>> = {
  A: TEXT_START,
  z: TEXT_END,
  b: assertion(/\b/y),
  B: assertion(/\B/y),
};

/** Reads a pattern. Throws `FunctionError` as Go words it: ``error parsing regexp: missing closing ): `(a` ``. */
export function parsePattern(source: string): ParsedPattern {
  let rest = source;
  let flags: ReadonlySet<string> = new Set();
  const groups: (string | undefined)[] = [undefined];
  const open: Open[] = [];
  let current: Open = { alternatives: [], parts: [], index: undefined, outer: flags };

  function fail(why: string, where = source): never {
    throw new FunctionError(`error parsing regexp: ${why}: \`${where}\``);
  }

  /** What was read since the rest was the given text. */
  function since(before: string): string {
    return before.slice(0, before.length - rest.length);
  }

  function skip(length: number): void {
    rest = rest.slice(length);
  }

  /** Takes what an expression that begins with `^` matches. */
  function take(expression: RegExp): RegExpExecArray | undefined {
    const match = expression.exec(rest) ?? undefined;
    if (match) skip(match[0].length);
    return match;
  }

  /** Takes a character; 0 at the end. */
  function takePoint(): number {
    const [character] = take(/^[^]/u) ?? [];
    return character?.codePointAt(0) ?? 0;
  }

  function push(step: Step): void {
    current.parts.push(single(step));
  }

  function pushSet(set: CharacterSet): void {
    push({ set });
  }

  function literal(point: number): void {
    pushSet(range(point, point, flags.has('i')));
  }

  function piece(): void {
    const character = rest.charAt(0);
    if (character === '[') return pushSet(characterClass());
    if (character === '\\') return escaped();
    if (character === '(' && rest.startsWith('(?')) return perlGroup();
    const point = takePoint();
    switch (character) {
      case '(':
        return openGroup(groups.push(undefined) - 1);
      case '|':
        current.alternatives.push(all(current.parts));
        current.parts = [];
        return;
      case ')':
        return closeGroup();
      case '^':
        return push(flags.has('m') ? LINE_START : TEXT_START);
      case '$':
        return push(flags.has('m') ? LINE_END : TEXT_END);
      case '.':
        return pushSet(flags.has('s') ? () => true : (each) => each !== 10);
      default:
        return literal(point);
    }
  }

  function openGroup(index?: number): void {
    open.push(current);
    if (open.length > MAX_DEPTH) fail('expression nests too deeply');
    current = { alternatives: [], parts: [], index, outer: flags };
  }

  function closeGroup(): void {
    const outer = open.pop() ?? fail('unexpected )');
    const { index } = current;
    const inner = closed(current);
    flags = current.outer;
    current = outer;
    if (index === undefined) current.parts.push(inner);
    else current.parts.push(remembered(inner, index * 2));
  }

  function closed({ alternatives, parts }: Open): Pattern {
    return any([...alternatives, all(parts)]);
  }

  /** `(?:…)`, `(?i)`, `(?i:…)`, `(?P<name>…)`. */
  function perlGroup(): void {
    const [named, name = '', close] = /^\(\?P?<(?=[^])([^>]*)(>)?/.exec(rest) ?? [];
    if (named !== undefined) {
      if (close === undefined || !/^[A-Za-z0-9_]+$/.test(name)) fail('invalid named capture', named);
      skip(named.length);
      return openGroup(groups.push(name) - 1);
    }
    const before = rest;
    const [, on = '', off = '', end] = take(/^\(\?([imsU]*)(-[imsU]*)?([:)])?/) ?? [];
    if (end === undefined || off === '-') {
      if (end === undefined) takePoint();
      fail('invalid or unsupported Perl syntax', since(before));
    }
    if (end === ':') openGroup();
    flags = new Set([...flags, ...on].filter((letter) => !off.includes(letter)));
  }

  /** Reads `*`, `+`, `?` or `{n,m}` when one is next. */
  function repetition(lastRepeat: string | undefined): boolean {
    const before = rest;
    const match = take(/^(?:([*+?])|\{(0|[1-9][0-9]*)(,(0|[1-9][0-9]*)?)?\})(\??)/);
    if (!match) return false;
    const [operator, letter, low = letter === '+' ? 1 : 0, comma, high, lazy] = match;
    const least = Number(low);
    const most = Number(letter === '?' ? 1 : letter || comma === ',' ? Number.POSITIVE_INFINITY : (high ?? low));
    if (!letter && (least > MAX_REPEAT || (most !== Number.POSITIVE_INFINITY && (most > MAX_REPEAT || least > most)))) {
      fail('invalid repeat count', operator.replace('?', ''));
    }
    if (lastRepeat !== undefined) fail('invalid nested repetition operator', since(lastRepeat));
    const inner = current.parts.pop() ?? fail('missing argument to repetition operator', since(before));
    const pattern = repeated(inner, least, most, (lazy === '') !== flags.has('U'));
    if (!letter && pattern.times > MAX_REPEAT) fail('invalid repeat count', since(before));
    current.parts.push(pattern);
    return true;
  }

  function escaped(): void {
    const quoted = take(/^\\Q([^]*?)(?:\\E|$)/);
    if (quoted) {
      for (const character of quoted[1] ?? '') literal(character.codePointAt(0) ?? 0);
      return;
    }
    const holds = ASSERTIONS[rest.charAt(1)];
    if (holds) {
      skip(2);
      return push(holds);
    }
    const set = namedSet();
    if (set) pushSet(set);
    else literal(escape());
  }

  /** Reads `\d`, `\pL` and the like when one is next. */
  function namedSet(): CharacterSet | undefined {
    const fold = flags.has('i');
    const [, letter] = take(/^\\([dsw])/i) ?? [];
    const perl = letter && namedClass(letter.toLowerCase(), fold);
    if (perl) return inverseIf(letter < 'a', perl);
    if (!/^\\p/i.test(rest)) return undefined;
    const [written = rest, capital, braced, bare] = /^\\(?:(P)|p)(?:\{([^}]*)\}|([^{]))/u.exec(rest) ?? [];
    const name = braced ?? bare ?? '';
    const set = unicodeSet(name.replace(/^\^/, ''), fold) ?? fail('invalid character class range', written);
    skip(written.length);
    return inverseIf((capital !== undefined) !== name.startsWith('^'), set);
  }

  /** The character that an escape stands for. */
  function escape(): number {
    const before = rest;
    skip(1);
    if (rest === '') fail('trailing backslash at end of expression', '');
    const [digits] = take(/^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/) ?? [];
    if (digits !== undefined) return Number.parseInt(digits, 8);
    const point = takePoint();
    const letter = String.fromCodePoint(point);
    if (letter === 'x') return hexadecimal(before);
    const control = CONTROLS[letter];
    if (control !== undefined) return control;
    return point < 0x80 && !/[0-9A-Za-z]/.test(letter) ? point : fail('invalid escape sequence', since(before));
  }

  function hexadecimal(before: string): number {
    const [, braced, plain] = take(/^(?:\{0*(10[0-9a-f]{4}|[0-9a-f]{1,5})\}|([0-9a-f]{2}))/i) ?? [];
    const digits = braced ?? plain;
    if (digits !== undefined) return Number.parseInt(digits, 16);
    // What is wrong is told up to the character at which it is.
    if (!take(/^\{0*(?:10[0-9a-f]{4}|[0-9a-f]{0,5})/i)) takePoint();
    takePoint();
    return fail('invalid escape sequence', since(before));
  }

  function characterClass(): CharacterSet {
    const whole = rest;
    const negated = take(/^\[(\^?)/)?.[1] === '^';
    const sets: CharacterSet[] = [];
    for (let first = true; first || !rest.startsWith(']'); first = false) {
      const set = posixSet() ?? namedSet();
      if (set) {
        sets.push(set);
        continue;
      }
      const start = rest;
      const low = classCharacter(whole);
      let high = low;
      if (/^-[^\]]/.test(rest)) {
        skip(1);
        high = classCharacter(whole);
        if (high < low) fail('invalid character class range', since(start));
      }
      sets.push(range(low, high, flags.has('i')));
    }
    skip(1);
    return inverseIf(negated, (point) => sets.some((set) => set(point)));
  }

  function classCharacter(whole: string): number {
    if (rest === '') fail('missing closing ]', whole);
    return rest.startsWith('\\') ? escape() : takePoint();
  }

  /** Reads `[:alpha:]` when one is next. */
  function posixSet(): CharacterSet | undefined {
    const [written, not, name = ''] = take(/^\[:(\^?)([^]*?):\]/) ?? [];
    if (written === undefined) return undefined;
    const set = (name.length > 1 && namedClass(name, flags.has('i'))) || fail('invalid character class range', written);
    return inverseIf(not === '^', set);
  }

  if (source.length > MAX_STEPS) fail('expression too large');
  let lastRepeat: string | undefined;
  for (let before = rest; before !== ''; before = rest) {
    const isRepetition = repetition(lastRepeat);
    if (!isRepetition) piece();
    lastRepeat = isRepetition ? before : undefined;
  }
  if (open.length > 0) fail('missing closing )');
  const pattern = closed(current);
  if (pattern.size > MAX_STEPS) fail('expression too large');
  return { first: pattern.before({}), groups };
}
