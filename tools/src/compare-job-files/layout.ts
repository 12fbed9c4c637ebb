/** How expected answers are laid out in the corpus: JSON that stays small, can be read, and changes line by line. */

import { stringifyExact } from '@yurt/contract';

const width = 120;

/**
 * A value as JSON text with members in order of their names. What fits is on one line; members that need none of their
 * own share lines.
 */
export function layOut(value: unknown): string {
  return `${laidOut(value, '', 0)}\n`;
}

function laidOut(value: unknown, indent: string, used: number): string {
  const flat = flatText(value);
  if (indent.length + used + flat.length <= width && indent !== '') return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${filled(value.map((item) => piece('', item)))}]`;
  if (isRecord(value)) {
    const pieces = members(value).map(([key, member]) => piece(`${JSON.stringify(key)}: `, member));
    return pieces.length === 0 ? '{}' : `{${filled(pieces)}}`;
  }
  return flat;

  function piece(name: string, item: unknown): string {
    return name + laidOut(item, inner, name.length + 1);
  }

  /** Pieces with commas between them, as many to a line as fit; one that has lines of its own stands alone. */
  function filled(pieces: readonly string[]): string {
    const lines: string[] = [];
    let open = false;
    for (const [index, text] of pieces.entries()) {
      const last = lines.at(-1);
      const written = index < pieces.length - 1 ? `${text},` : text;
      const small = !text.includes('\n') && text.length <= width / 3;
      if (open && small && last !== undefined && last.length + 1 + written.length <= width) {
        lines[lines.length - 1] = `${last} ${written}`;
      } else {
        lines.push(inner + written);
      }
      open = small;
    }
    return `\n${lines.join('\n')}\n${indent}`;
  }
}

function flatText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatText).join(', ')}]`;
  if (!isRecord(value)) return stringifyExact(value) ?? 'null';
  const all = members(value);
  return all.length === 0
    ? '{}'
    : `{ ${all.map(([key, member]) => `${JSON.stringify(key)}: ${flatText(member)}`).join(', ')} }`;
}

function members(value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
