/**
 * References that no variable of the file answers, such as `${node.datacenter}` and `${NOMAD_PORT_http}`: they are for the
 * client that runs the task, and stay in the text as they were written.
 */

import type { Source, Span } from '../hcl/source.js';

/** The most characters that the braces after a reference may add to it. */
const LONGEST = 10_000;

/**
 * The text of a reference with its `${` and `}`; `undefined` when it becomes too long. What stands between the braces is kept,
 * blanks included, by the same look at the text around it that Nomad takes.
 */
export function clientReference({ text }: Source, { start, end }: Span): string | undefined {
  let opening = start;
  while (text.charAt(opening - 1) === ' ') opening -= 1;
  if (!text.startsWith('${', opening - 2)) return `\${${text.slice(start, end)}}`;
  let reference = text.slice(opening - 2, end);
  const longest = reference.length + LONGEST;
  // Braces that follow are taken over, until anything but a blank comes: Nomad does not stop at the first.
  for (let at = end + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '}') reference += text.slice(end, at);
    else if (character !== ' ') return `${reference}}`;
    if (reference.length > longest) return undefined;
  }
  return reference;
}
