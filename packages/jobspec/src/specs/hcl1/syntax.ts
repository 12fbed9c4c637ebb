/** The tree of HCL 1, the older language that Nomad reads all its files in but job and node pool files. */

import type { Span } from '../../hcl/source.js';

/** A key or a label. */
export interface Key extends Span {
  readonly text: string;
}

/**
 * `key = value`, `key { … }` or `key "label" { … }`. The language tells neither blocks from attributes nor labels from keys:
 * a label is one more key.
 */
export interface Item {
  readonly keys: readonly Key[];
  readonly value: Node;
}

/** Any value. */
export type Node = Literal | ListNode | ObjectNode;

/** Text, a number or a truth value. */
export interface Literal extends Span {
  readonly kind: 'text' | 'whole' | 'float' | 'flag';
  /** The text with its escapes undone; anything else as written. `${ … }` is text like any other. */
  readonly text: string;
}

/** `[value, value]`. */
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** What stands between braces, or in a whole file. */
export interface ObjectNode extends Span {
  readonly kind: 'object';
  readonly items: readonly Item[];
}

/** The items whose first key is the name, in any case, without that key. */
export function itemsOf({ items }: Pick<ObjectNode, 'items'>, name: string): readonly Item[] {
  return items
    .filter(({ keys: [first] }) => first !== undefined && isSameName(first.text, name))
    .map(({ keys, value }) => ({ keys: keys.slice(1), value }));
}

/** Whether two names are the same but for their case. */
export function isSameName(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** The opening brace or bracket of a value, or all of it if it has none: what messages about the whole value point at. */
export function startOfNode({ kind, start, end }: Node): Span {
  return { start, end: kind === 'object' || kind === 'list' ? Math.min(start + 1, end) : end };
}
