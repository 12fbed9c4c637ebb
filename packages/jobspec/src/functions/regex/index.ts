/** Regular expressions as Go has them: RE2's syntax, replacements with `$1` and `${name}`, and time linear to the text. */

import type { Budget } from '../../hcl/scope.js';
import { checkLength } from '../signature.js';
import { findMatch } from './match.js';
import { parsePattern } from './parse.js';
import type { Slots } from './pattern.js';

/**
 * Replaces all that a pattern finds.
 *
 * @param template - What is put in place: `$1` or `${1}` is the text of a group, `$name` of a named one, `$$` a dollar sign.
 * @throws FunctionError when the pattern can't be read, or the search takes more than the budget has.
 */
export function regexReplace(text: string, pattern: string, template: string, budget: Budget): string {
  const { first, groups } = parsePattern(pattern);
  const replacement = readTemplate(template, groups);
  let result = '';
  let end = 0;
  for (let at = 0; at <= text.length;) {
    const match = findMatch(first, text, at, budget);
    if (!match) break;
    const [from = 0, to = 0] = match;
    result += text.slice(end, from);
    // An empty match right after another one does not count.
    if (to > end || from === 0) result += replacement(match, text);
    checkLength(result.length);
    end = to;
    const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    at = at + width > to ? at + width : to;
  }
  return result + text.slice(end);
}

/** A dollar sign with what belongs to it. */
const REFERENCE = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

function readTemplate(
  template: string,
  groups: readonly (string | undefined)[],
): (match: Slots, text: string) => string {
  if (!template.includes('$')) return () => template;
  const groupText = (index: number, match: Slots, text: string): string | undefined => {
    const start = match[index * 2] ?? -1;
    return start < 0 ? undefined : text.slice(start, match[index * 2 + 1] ?? start);
  };
  return (match, text) =>
    template.replace(REFERENCE, (_: string, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare;
      if (name === undefined) return '$';
      if (/^(?:0|[1-9][0-9]*)$/.test(name)) return groupText(Number(name), match, text) ?? '';
      // Of groups of one name, the first that took part.
      for (const [index, group] of groups.entries()) {
        const found = group === name ? groupText(index, match, text) : undefined;
        if (found !== undefined) return found;
      }
      return '';
    });
}
