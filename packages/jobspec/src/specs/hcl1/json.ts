/** JSON as HCL 1 sees it. */

import type { JsonNode } from '../../hcl/json/syntax.js';
import type { Item, Key, Node } from './syntax.js';

/** The items of an object. */
export function itemsOfJson({ properties }: Extract<JsonNode, { kind: 'object' }>): readonly Item[] {
  return properties.map(({ name, value }) => ({ keys: [name], value: nodeOfJson(value) }));
}

function nodeOfJson(node: JsonNode): Node {
  const { start, end } = node;
  switch (node.kind) {
    case 'object':
      return { kind: 'object', items: itemsOfJson(node), start, end };
    case 'array':
      return { kind: 'list', items: node.items.map(nodeOfJson), start, end };
    case 'string':
      return { kind: 'text', text: node.text, start, end };
    case 'number':
      return { kind: /[.eE]/.test(node.text) ? 'float' : 'whole', text: node.text, start, end };
    case 'word':
      // Null is an empty text to HCL 1.
      return { kind: node.value === null ? 'text' : 'flag', text: String(node.value ?? ''), start, end };
    case 'invalid':
      return { kind: 'text', text: '', start, end };
  }
}

/** Nobody asks for more keys than these; without an end, few letters would make many keys. */
const MOST_KEYS = 4;

/**
 * The items as HCL 1 flattens them, to find blocks and their labels in JSON: an object that holds objects alone becomes one
 * item for each of them, with its key before theirs; a list of objects becomes an item for each.
 */
export function flattened(items: readonly Item[]): readonly Item[] {
  const flat: Item[] = [];
  for (const item of items) flatten(item.keys, item.value, flat);
  return flat;
}

function flatten(keys: readonly Key[], value: Node, flat: Item[]): void {
  if (value.kind === 'list' && value.items.length > 0 && value.items.every(({ kind }) => kind === 'object')) {
    for (const item of value.items) flatten(keys, item, flat);
  } else if (value.kind !== 'object') flat.push({ keys, value });
  else if (value.items.length > 0 && value.items.every((item) => item.value.kind === 'object')) {
    for (const item of value.items) flatten([...keys, ...item.keys].slice(0, MOST_KEYS), item.value, flat);
  } else flat.push({ keys, value: { ...value, items: flattened(value.items) } });
}
