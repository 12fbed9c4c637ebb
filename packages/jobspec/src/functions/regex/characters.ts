/** Sets of characters. What Unicode knows of a character is asked of the native regular expressions, one at a time. */

import type { CharacterSet } from './pattern.js';

/** Characters that a class of the native syntax names, whatever their case when `fold` is set. */
function native(source: string, fold: boolean): CharacterSet {
  const expression = new RegExp(`^${source}$`, fold ? 'iu' : 'u');
  const known = new Map<number, boolean>();
  return (point) => {
    let found = known.get(point);
    if (found === undefined) {
      found = expression.test(String.fromCodePoint(point));
      // Texts of many kinds of characters must not fill the memory.
      if (known.size >= 4096) known.clear();
      known.set(point, found);
    }
    return found;
  };
}

function escaped(point: number): string {
  return `\\u{${point.toString(16)}}`;
}

/** The characters between two. */
export function range(first: number, last: number, fold: boolean): CharacterSet {
  if (fold) return native(`[${escaped(first)}-${escaped(last)}]`, true);
  return first === last ? (point) => point === first : (point) => point >= first && point <= last;
}

/** The characters that are in any of the sets. */
export function union(sets: readonly CharacterSet[]): CharacterSet {
  return (point) => sets.some((set) => set(point));
}

/** The characters that are not in a set. */
export function inverse(set: CharacterSet): CharacterSet {
  return (point) => !set(point);
}

const PERL: Readonly<Record<string, string>> = { d: '0-9', s: '\\t\\n\\f\\r ', w: '0-9A-Za-z_' };

/** The set of `\d`, `\s` or `\w`, and of the same letters in capitals what is not in it. */
export function perlSet(letter: string, fold: boolean): CharacterSet | undefined {
  const source = PERL[letter.toLowerCase()];
  if (source === undefined) return undefined;
  const set = native(`[${source}]`, fold);
  return letter in PERL ? set : inverse(set);
}

const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** The set of a name such as `alpha` or `^alpha`. */
export function posixSet(name: string, fold: boolean): CharacterSet | undefined {
  const source = POSIX[name.replace(/^\^/, '')];
  if (source === undefined) return undefined;
  const set = native(`[${source}]`, fold);
  return name.startsWith('^') ? inverse(set) : set;
}

/** The set of a category or script of Unicode. Case, blanks, dashes and underscores of the name do not count. */
export function unicodeSet(name: string, fold: boolean): CharacterSet | undefined {
  const words = name.split(/[ _-]/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  const written = words.join('_');
  if (written === 'Any') return () => true;
  if (written === 'Ascii' || written === 'Assigned')
    return native(`\\p{${written === 'Ascii' ? 'ASCII' : written}}`, fold);
  for (const property of ['gc', 'sc']) {
    try {
      return native(`\\p{${property}=${written === 'Lc' ? 'LC' : written}}`, fold);
    } catch {
      // Not a name of this kind.
    }
  }
  return undefined;
}
