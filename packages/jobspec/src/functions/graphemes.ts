/** Characters as readers see them: grapheme clusters, which is what HCL counts. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text in which each UTF-16 unit is a character of its own. */
const SIMPLE = /^[\x20-\x7e\t\n]*$/;

// Newer rules of Unicode keep the consonants of Indic conjuncts together; HCL counts by older ones.
const CONJUNCT = /(?=\p{Lo})(?<=[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d][\p{M}\u200d]*)/u;

/** The characters of a text. */
export function graphemesOf(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  const found: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    if (segment.length <= 2) found.push(segment);
    else for (const each of segment.split(CONJUNCT)) found.push(each);
  }
  return found;
}

/** How many characters a text has. */
export function graphemeCount(text: string): number {
  return SIMPLE.test(text) ? text.length : graphemesOf(text).length;
}
