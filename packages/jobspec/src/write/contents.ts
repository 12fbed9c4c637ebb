/** Contents of blocks before they are text, and their layout as lines. */

import { type Assignment, type Literal, printAssignments, printValue, quoteText } from '../format/literal.js';
import { CLIENT_SEQUENCES } from './client-sequences.js';

/** `name = value`. */
export interface Argument {
  readonly name: string;
  readonly value: Literal;
  /** Whether the value stands in parentheses, which keeps a map in a driver's `config` from becoming a list of maps. */
  readonly isEnclosed?: boolean;
}

/** `type "label" { … }`. */
export interface Block {
  readonly type: string;
  readonly label: string | undefined;
  readonly contents: Contents;
}

/** What stands in a block: lines of arguments, then whatever takes several lines, with blank lines between. */
export interface Contents {
  readonly arguments: readonly Argument[];
  readonly blocks: readonly (Block | Argument)[];
}

/** The text of a block, in the layout of `formatHcl`. */
export function printBlock(block: Block): string {
  return `${blockLines(block, '').join('\n')}\n`;
}

function blockLines({ type, label, contents }: Block, indent: string): string[] {
  const header = `${indent}${type}${label === undefined ? '' : ` ${quoteText(label)}`} {`;
  const inner = `${indent}  `;
  const lines = argumentLines(contents.arguments, inner);
  let last: Block | Argument | undefined;
  for (const item of contents.blocks) {
    const isFirst = lines.length === 0;
    if (!isFirst && !(last && isBare(last, item) && isBare(item, last))) lines.push('');
    for (const line of 'type' in item ? blockLines(item, inner) : argumentLines([item], inner)) lines.push(line);
    last = item;
  }
  return lines.length === 0 ? [`${header}}`] : [header, ...lines, `${indent}}`];
}

/** Whether a block stands on one line, and is of one type with another. */
function isBare(item: Block | Argument, other: Block | Argument): boolean {
  if (!('type' in item && 'type' in other) || item.type !== other.type) return false;
  return item.contents.arguments.length === 0 && item.contents.blocks.length === 0;
}

function argumentLines(written: readonly Argument[], indent: string): string[] {
  const assignments = written.map(({ name, value, isEnclosed }): Assignment => {
    const text = printValue(value, { indent, sequences: CLIENT_SEQUENCES });
    return { name, value: isEnclosed ? `(${text})` : text };
  });
  return printAssignments(assignments).map((line) => indent + line);
}
