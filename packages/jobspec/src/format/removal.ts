/** Takes an argument out of a block, or a key out of a map, with what only it needed: its line, its comma, blanks. */

import { blanksEnd, type Edit, type Lines } from './lines.js';
import type { Container, Entry } from './path.js';

/** The edits that remove an entry from its container. Comments stay. */
export function removal(lines: Lines, container: Container, entry: Entry): Edit[] {
  const { text } = lines;
  const { start } = entry;
  const { end } = entry.value;
  const trail = lines.after(end);
  const comma = container.kind === 'map' && text.charAt(trail.end) === ',';
  const rest = comma ? lines.after(trail.end + 1) : trail;
  const commented = rest.comments || trail.comments;

  if (lines.isFirst(start) && rest.endsLine && !commented) {
    return [{ start: lines.start(start), end: lines.next(rest.end), text: '' }];
  }
  const last = comma ? trail.end + 1 : end;
  const others = text.slice(container.open, start) + text.slice(last, container.close);
  if (/^[ \t]*$/.test(others)) return [{ start: container.open, end: container.close, text: '' }];
  const before = container.entries.findLast((other) => other.start < start);
  if (!comma && before && /^[ \t]*,[ \t]*$/.test(text.slice(before.value.end, start))) {
    return [{ start: before.value.end, end, text: '' }];
  }
  if (comma && trail.comments) {
    return [
      { start, end: blanksEnd(text, end), text: '' },
      { start: trail.end, end: last, text: '' },
    ];
  }
  // What follows on the line moves to where the entry began. When nothing does, the blanks before the entry go.
  if (rest.endsLine && !commented) return [{ start: blanksStart(text, start), end: last, text: '' }];
  return [{ start, end: blanksEnd(text, last), text: '' }];
}

function blanksStart(text: string, from: number): number {
  let at = from;
  while (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t') at -= 1;
  return at;
}
