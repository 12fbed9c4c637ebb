/** Functions of text. */

import { FunctionError } from '../hcl/scope.js';
import { Sequence, type Value } from '../hcl/values/value.js';
import { graphemeCount, graphemesOf } from './graphemes.js';
import { lowerText, upperCharacter, upperText } from './letter-case.js';
import {
  checkLength,
  fixed,
  type FunctionTable,
  integerOf,
  itemsOf,
  LIST_OF_TEXT,
  ofTexts,
  parameter,
  textOf,
  variadic,
} from './signature.js';

const str = parameter('str', 'string');
const strrev = ofTexts(['str'], (text) => graphemesOf(text).toReversed().join(''));

/** The functions of text but those of regular expressions. */
export const strings: FunctionTable = {
  chomp: ofTexts(['str'], (text) =>
    text.slice(
      0,
      lengthWithout(text, (unit) => unit === 10 || unit === 13),
    ),
  ),
  indent: fixed([parameter('spaces', 'number'), str], ([spaces, text]) => {
    const width = integerOf(spaces);
    if (width < 0) throw new FunctionError('the number of spaces must not be negative');
    return replaced(textOf(text), '\n', width, () => `\n${' '.repeat(width)}`);
  }),
  join: variadic([parameter('separator', 'string')], parameter('lists', LIST_OF_TEXT), join),
  lower: ofTexts(['str'], lowerText),
  replace: ofTexts(['str', 'substr', 'replace'], (text, wanted, replacement) =>
    replaced(text, wanted, replacement.length, () => replacement),
  ),
  // Nomad offers the reversal of text under both names, and none of lists.
  reverse: strrev,
  split: ofTexts(['separator', 'str'], (separator, text) => {
    const parts = separator === '' ? [...text] : text.split(separator);
    return new Sequence('list', parts, 'string');
  }),
  strlen: ofTexts(['str'], graphemeCount),
  strrev,
  substr: fixed([str, parameter('offset', 'number'), parameter('length', 'number')], ([text, offset, length]) =>
    substring(textOf(text), integerOf(offset), integerOf(length)),
  ),
  title: ofTexts(['str'], title),
  trim: ofTexts(['str', 'cutset'], (text, cutset) => {
    const cut = new Set(cutset);
    return trimmed([...text], (character) => cut.has(character));
  }),
  trimprefix: ofTexts(['str', 'prefix'], (text, prefix) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimspace: ofTexts(['str'], (text) => trimmed(text.split(''), isSpace)),
  trimsuffix: ofTexts(['str', 'suffix'], (text, suffix) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  upper: ofTexts(['str'], upperText),
};

/** How long a text is without the units at its end that are dropped. */
function lengthWithout(text: string, drop: (unit: number) => boolean): number {
  let { length } = text;
  while (length > 0 && drop(text.charCodeAt(length - 1))) length -= 1;
  return length;
}

function trimmed(characters: readonly string[], drop: (character: string) => boolean): string {
  let start = 0;
  let end = characters.length;
  while (start < end && drop(characters[start] ?? '')) start += 1;
  while (end > start && drop(characters[end - 1] ?? '')) end -= 1;
  return characters.slice(start, end).join('');
}

const SPACE = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

function isSpace(character: string): boolean {
  return SPACE.test(character);
}

/** Replaces each of the pieces, of which none may be found twice; an empty piece is found around each character. */
function replaced(text: string, wanted: string, growth: number, replacement: () => string): string {
  const parts = wanted === '' ? ['', ...text, ''] : text.split(wanted);
  checkLength(text.length + (parts.length - 1) * growth);
  return parts.length === 1 ? text : parts.join(replacement());
}

function join([separator, ...lists]: readonly Value[]): Value {
  if (lists.length === 0) throw new FunctionError('at least one list is required');
  const texts: string[] = [];
  let length = 0;
  for (const [at, list] of lists.entries()) {
    for (const [index, item] of itemsOf(list).entries()) {
      if (item === null) {
        const where = lists.length > 1 ? `${index} of list ${at + 1}` : `${index}`;
        throw new FunctionError(`element ${where} is null; cannot concatenate null values`, at + 1);
      }
      texts.push(textOf(item));
      length += textOf(item).length;
    }
  }
  checkLength(length + textOf(separator).length * texts.length);
  return texts.join(textOf(separator));
}

const IN_WORD = /^[\p{L}\p{Nd}_]$/u;

function title(text: string): string {
  let inWord = false;
  return Array.from(text, (character) => {
    const changed = inWord ? character : upperCharacter(character);
    inWord = IN_WORD.test(character) || (character > '\x7f' && !isSpace(character));
    return changed;
  }).join('');
}

function substring(text: string, offset: number, length: number): string {
  if (offset >= 0 && length === 0) return '';
  const characters = graphemesOf(text);
  const start = Math.max(0, offset < 0 ? offset + characters.length : offset);
  // With an offset from the end, a length of none is no limit.
  return characters.slice(start, length > 0 ? start + length : undefined).join('');
}
