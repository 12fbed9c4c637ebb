/** Adds an argument to a block, or a key to a map, where and as its neighbours stand. */

import { type Edit, isOnOneLine, type Lines } from './lines.js';
import { isAligned, keyColumns, type Literal, printKey, printValue } from './literal.js';
import type { Container, Entry } from './path.js';

/** The edits that add an entry to a container that lacks it. */
export function insertion(lines: Lines, container: Container, name: string, value: Literal): Edit[] {
  return new Insertion(lines, container, name, value).edits();
}

class Insertion {
  constructor(
    private readonly lines: Lines,
    private readonly container: Container,
    private readonly name: string,
    private readonly value: Literal,
  ) {}

  edits(): Edit[] {
    const { lines, container } = this;
    const { kind, open, close, parent, firstBlock } = container;
    if (kind === 'map' && isOnOneLine(lines, container)) {
      const isEmpty = lines.text.slice(open, close).trim() === '';
      return isEmpty && !isOnOneLine(lines, parent) ? this.#intoLines() : this.#intoShortMap();
    }
    if (kind === 'block' && !lines.after(open).endsLine) return this.#intoLines();
    const last = container.entries.at(-1);
    if (last) return this.#afterEntry(last);
    if (kind === 'file') return this.#atEnd();
    return firstBlock === undefined ? this.#beforeBrace() : this.#beforeBlocks(firstBlock);
  }

  /** `{ a = 1 }` becomes `{ a = 1, name = value }`. */
  #intoShortMap(): Edit[] {
    const { open, close, entries } = this.container;
    const item = `${printKey(this.name)} = ${printValue(this.value, { oneLine: true })}`;
    const last = entries.at(-1);
    if (last) return [{ start: last.value.end, end: last.value.end, text: `, ${item}` }];
    const content = this.lines.text.slice(open, close).trimEnd();
    return [{ start: open + content.length, end: close, text: ` ${item} ` }];
  }

  /** `{ a = 1 }` becomes a line for each brace and each argument. */
  #intoLines(): Edit[] {
    const { open, close, entries } = this.container;
    const { lineBreak, text } = this.lines;
    const outside = this.lines.indent(open);
    const inside = `${outside}  `;
    const rest = `${lineBreak}${inside}${this.#line(inside, true, entries.at(-1))}${lineBreak}${outside}`;
    const content = text.slice(open, close);
    if (content.trim() === '') return [{ start: open, end: close, text: rest }];
    const start = open + content.length - content.trimStart().length;
    return [
      { start: open, end: start, text: `${lineBreak}${inside}` },
      { start: open + content.trimEnd().length, end: close, text: rest },
    ];
  }

  /** On the line after another entry. */
  #afterEntry(last: Entry): Edit[] {
    const { lines, container } = this;
    const indent = lines.isFirst(last.start) ? lines.indent(last.start) : `${lines.indent(container.open)}  `;
    let place = last.value.end;
    let trail = lines.after(place);
    const comma = container.kind === 'map' && lines.text.charAt(trail.end) === ',';
    if (comma) {
      place = trail.end + 1;
      trail = lines.after(place);
    }
    if (trail.endsLine) place = trail.end;
    const heredocs = !comma && trail.endsLine && trail.end < lines.text.length;
    const line = `${this.#line(indent, heredocs, last)}${comma ? ',' : ''}`;
    return [{ start: place, end: place, text: `${lines.lineBreak}${indent}${line}` }];
  }

  /** At the end of a file that has no arguments, after a blank line. */
  #atEnd(): Edit[] {
    const { text, lineBreak } = this.lines;
    const end = text.length;
    const ended = text === '' || text.endsWith('\n') ? '' : lineBreak;
    const apart = text.trim() === '' || /\n\s*\n$/.test(text) ? '' : lineBreak;
    return [{ start: end, end, text: `${ended}${apart}${this.#line('', true)}${lineBreak}` }];
  }

  /** Before the first of the blocks in a block that has no arguments, with a blank line between. */
  #beforeBlocks(firstBlock: number): Edit[] {
    const { lines } = this;
    const { text, lineBreak } = lines;
    const { open } = this.container;
    const indent = lines.isFirst(firstBlock) ? lines.indent(firstBlock) : `${lines.indent(open)}  `;
    const { end } = lines.after(open);
    const next = lines.next(end);
    const apart = text.slice(next, lines.next(next)).trim() === '' ? '' : lineBreak;
    return [{ start: end, end, text: `${lineBreak}${indent}${this.#line(indent, true)}${apart}` }];
  }

  /** On the line before the closing brace. */
  #beforeBrace(): Edit[] {
    const { lines } = this;
    const { open, close } = this.container;
    const outside = lines.indent(lines.isFirst(close) ? close : open);
    const line = `${outside}  ${this.#line(`${outside}  `, true)}${lines.lineBreak}`;
    if (lines.isFirst(close)) return [{ start: lines.start(close), end: lines.start(close), text: line }];
    return [{ start: close, end: close, text: `${lines.lineBreak}${line}${outside}` }];
  }

  /** `name = value`, with its `=` in the column of the one in the entry before. */
  #line(indent: string, heredocs: boolean, before?: Entry): string {
    const { container, name, lines } = this;
    const { text, lineBreak } = lines;
    const key = container.kind === 'map' ? printKey(name) : name;
    const value = printValue(this.value, { indent, heredocs, lineBreak });
    const between = before ? text.slice(before.keyEnd, before.value.start) : '';
    if (/^[ \t]*:[ \t]*$/.test(between)) return `${key}${between}${value}`;
    let blanks = 1;
    if (before && /^[ \t]*=[ \t]*$/.test(between) && isAligned(value)) {
      if (isAligned(text.slice(before.value.start, before.value.end))) {
        const column = keyColumns(text.slice(before.start, before.keyEnd)) + between.indexOf('=');
        blanks = Math.max(1, column - keyColumns(key));
      }
    }
    return `${key}${' '.repeat(blanks)}= ${value}`;
  }
}
