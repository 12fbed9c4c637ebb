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

/** The characters between two. */
export function range(first: number, last: number, fold: boolean): CharacterSet {
  if (fold) return native(`[\\u{${first.toString(16)}}-\\u{${last.toString(16)}}]`, true);
  return (point) => point >= first && point <= last;
}

/** The set, or the characters that are not in it. */
export function inverseIf(inverse: boolean, set: CharacterSet): CharacterSet {
  return inverse ? (point) => !set(point) : set;
}

/** The classes that have names, and by their letters those of `\d`, `\s` and `\w`. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alnum: '0-9A-Za-z',
    alpha: 'A-Za-z',
    ascii: '\\0-\\x7f',
    blank: '\\t ',
    cntrl: '\\0-\\x1f\\x7f',
    d: '0-9',
    digit: '0-9',
    graph: '!-~',
    lower: 'a-z',
    print: ' -~',
    punct: '!-\\/:-@\\[-`\\{-~',
    s: '\\t\\n\\f\\r ',
    space: '\\t-\\r ',
    upper: 'A-Z',
    w: '0-9A-Za-z_',
    word: '0-9A-Za-z_',
    xdigit: '0-9A-Fa-f',
  }),
);

/** The class of a name such as `alpha`. */
export function namedClass(name: string, fold: boolean): CharacterSet | undefined {
  const source = CLASSES.get(name);
  return source === undefined ? undefined : native(`[${source}]`, fold);
}

/** The set of a category or script of Unicode. Case, blanks, dashes and underscores of the name do not count. */
export function unicodeSet(name: string, fold: boolean): CharacterSet | undefined {
  const words = name.split(/[ _-]/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  const written = words.join('_').replace(/^(?:Ascii|Lc)$/, (short) => short.toUpperCase());
  for (const property of /^(?:Any|ASCII|Assigned)$/.test(written) ? [''] : ['gc=', 'sc=']) {
    try {
      return native(`\\p{${property}${written}}`, fold);
    } catch {
      // Not a name of this kind.
    }
  }
  return undefined;
}
