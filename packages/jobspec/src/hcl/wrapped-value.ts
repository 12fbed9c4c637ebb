/** Templates that are one sequence and nothing else. */

import type { Expression, Template } from './syntax.js';

/** The sequence that stands alone between quotes: the template has its value, of whatever type. */
export function wrappedValue({ form, parts, start, end }: Template): Expression | undefined {
  const [only] = parts;
  if (form !== 'quoted' || only?.kind !== 'value') return undefined;
  return only.start === start + 1 && only.end === end - 1 ? only.value : undefined;
}
