/** Changes arguments of a file in place: all other bytes stay as they are. */

import { hasErrors, HclError } from '../hcl/diagnostic.js';
import { type Parsed, parseHcl } from '../hcl/parser.js';
import type { File } from '../hcl/syntax.js';
import { insertion } from './insertion.js';
import { type Edit, isOnOneLine, Lines } from './lines.js';
import { type Literal, printValue } from './literal.js';
import { type EditPath, follow, HclPathError, type Place } from './path.js';
import { removal } from './removal.js';

/**
 * The source with the argument at a path set to a value. Only the bytes of the value change; comments and layout stay.
 *
 * An argument that is not there is added after the last one of its block or map, indented and aligned as its neighbours; a
 * block that holds all on one line gets a line for each argument. Blocks on the way must exist.
 *
 * @param source - The text of a file, or what {@link parseHcl} made of it.
 * @param path - Where the argument is.
 * @param value - What it is set to; expressions through `rawExpression`.
 * @returns The new text of the file.
 * @throws {@link HclError} when the source does not parse.
 * @throws {@link HclPathError} when the path leads nowhere; its message says what exists where it ends.
 */
export function setAttribute(source: string | Parsed<File>, path: EditPath, value: Literal): string {
  const parsed = parse(source);
  const lines = new Lines(parsed);
  const place = follow(parsed.tree, path);
  if (place.kind !== 'absent') return applied(parsed, [replacement(lines, place, value)]);
  if (place.container.kind !== 'map' && !/^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(place.name)) {
    throw new HclPathError(path, `${JSON.stringify(place.name)} can't be the name of an argument.`);
  }
  return applied(parsed, insertion(lines, place.container, place.name, value));
}

/**
 * The source without the argument at a path. Its line goes too when nothing else stands on it; comments stay.
 *
 * @param source - The text of a file, or what {@link parseHcl} made of it.
 * @param path - Where the argument, or the key of a map, is.
 * @returns The new text of the file.
 * @throws {@link HclError} when the source does not parse.
 * @throws {@link HclPathError} when there is no such argument; its message says what exists where the path ends.
 */
export function removeAttribute(source: string | Parsed<File>, path: EditPath): string {
  const parsed = parse(source);
  const place = follow(parsed.tree, path);
  if (place.kind === 'absent') throw place.error;
  if (place.container.kind === 'list') throw new HclPathError(path, 'items of lists can be set, but not removed.');
  return applied(parsed, removal(new Lines(parsed), place.container, place.entry));
}

function parse(source: string | Parsed<File>): Parsed<File> {
  const parsed = typeof source === 'string' ? parseHcl(source) : source;
  if (hasErrors(parsed.diagnostics)) throw new HclError(parsed.diagnostics);
  return parsed;
}

/** The text after edits that do not overlap and stand in their order. */
function applied({ source }: Parsed<File>, edits: readonly Edit[]): string {
  let text = source.markBytes > 0 ? '\uFEFF' : '';
  let last = 0;
  for (const edit of edits) {
    text += source.text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return text + source.text.slice(last);
}

function replacement(lines: Lines, { container, entry }: Extract<Place, { kind: 'entry' }>, value: Literal): Edit {
  const { start, end, kind } = entry.value;
  const { comments, endsLine, end: next } = lines.after(end);
  const wasShortMap = kind === 'object' && end - start > 2 && lines.isOneLine(start, end);
  const text = printValue(value, {
    indent: lines.indent(start),
    oneLine: isOnOneLine(lines, container) || wasShortMap,
    // A heredoc needs the rest of its line.
    heredocs: container.kind !== 'list' && endsLine && !comments && next < lines.text.length,
    lineBreak: lines.lineBreak,
  });
  return { start, end, text };
}
