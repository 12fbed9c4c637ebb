/** A configuration file as entries with their lines: in HCL 1, as Nomad reads its own, or in JSON. */

import {
  type Diagnostic,
  type Hcl1Literal,
  type Hcl1Node,
  type Hcl1Object,
  parseHcl1,
  type Source,
} from '@yurt/jobspec';

/** A value in a file: text, a number or a truth value, a group of entries, or a list. */
export type Item =
  | { readonly kind: 'literal'; readonly literal: Hcl1Literal }
  | { readonly kind: 'group'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] };

/** A key with its value. `key = { … }` and `key { … }` are the same. */
export interface Entry {
  readonly key: string;
  /** Labels of a block. In JSON they are keys of groups within. */
  readonly labels: readonly string[];
  readonly item: Item;
  /** The line of the key, from 1. */
  readonly line: number;
}

/** What a file holds, or what is wrong with it. */
export interface Document {
  readonly entries: readonly Entry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file; one that begins with a brace is JSON. */
export function readDocument(text: string, filename: string): Document {
  const { tree, source, diagnostics } = parseHcl1(text, filename);
  return { entries: entriesOf(tree, source), diagnostics };
}

function entriesOf({ items }: Hcl1Object, source: Source): readonly Entry[] {
  return items.flatMap(({ keys: [key, ...labels], value }) => {
    if (!key) return [];
    const { line } = source.position(key.start);
    return [{ key: key.text, labels: labels.map((label) => label.text), item: itemOf(value, source), line }];
  });
}

function itemOf(node: Hcl1Node, source: Source): Item {
  if (node.kind === 'object') return { kind: 'group', entries: entriesOf(node, source) };
  if (node.kind === 'list') return { kind: 'list', items: node.items.map((each) => itemOf(each, source)) };
  return { kind: 'literal', literal: node };
}
