/** The class of a node: nodes of one class are the same to the scheduler. */

import { createHash } from 'node:crypto';
import type { Node } from '@yurt/contract';

type Classed = Pick<Node, 'Attributes' | 'Datacenter' | 'Meta' | 'NodeClass' | 'NodePool'>;

function shared(entries: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(entries)
    .filter(([key]) => !key.startsWith('unique.') && !key.includes('.unique.'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Hashes what nodes have in common; what is unique to one is left out. */
export function computedClass({ Attributes, Datacenter, Meta, NodeClass, NodePool }: Classed): string {
  const text = JSON.stringify([shared(Attributes), Datacenter, shared(Meta), NodeClass, NodePool]);
  return `v1:${createHash('sha256').update(text).digest().readBigUInt64BE(0)}`;
}
