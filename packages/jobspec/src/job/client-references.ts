/**
 * References that no variable of the file answers, such as `${node.datacenter}` and `${NOMAD_PORT_http}`: they are for the
 * client that runs the task, and stay in the text as they were written.
 */

import type { Source, Span } from '../hcl/source.js';

/**
 * The text of a reference with its `${` and `}`. What stands between the braces is kept, blanks included, by the same look at
 * the text around it that Nomad takes.
 */
export function clientReference({ text }: Source, { start, end }: Span): string {
  const opening = /\$\{ *$/.exec(text.slice(Math.max(0, text.lastIndexOf('${', start)), start))?.[0];
  if (opening === undefined) return `\${${text.slice(start, end)}}`;
  let reference = opening + text.slice(start, end);
  // Braces that follow are taken over, until anything but a blank comes: Nomad does not stop at the first.
  for (let at = end + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '}') reference += text.slice(end, at);
    else if (character !== ' ') return `${reference}}`;
  }
  return reference;
}
