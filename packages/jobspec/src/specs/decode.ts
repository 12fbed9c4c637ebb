/** Turns the tree of a specification into JSON, as the record of its fields says. */

import { type Findings, rangeText } from '../hcl/diagnostic.js';
import type { Span } from '../hcl/source.js';
import { nameSuggestion } from '../hcl/suggestion.js';
import type { Json, JsonObject } from '../job/json.js';
import { jsonWhole } from '../job/whole-number.js';
import type { Attribute, Field, Fields, NestedBlock, Operand } from '../schema/field.js';
import { type Shape, shapeOf } from '../schema/shape.js';
import { type Item, isSameName, itemsOf, type Key, type Literal, type ObjectNode, startOfNode } from './hcl1/syntax.js';
import { convertedText, convertedWhole, parseSize } from './literal.js';

/** What one decoding shares. */
export interface Decoding {
  readonly findings: Findings;
  /** The file is in JSON: labels are keys of objects, repeated blocks are lists. */
  readonly isJson: boolean;
  /** Blocks in which Nomad says nothing about what it does not know: warnings. In all others it refuses it: errors. */
  readonly open: ReadonlySet<Fields>;
}

/** Keys of the JSON that hold sizes, and their units in bytes. A text with a unit is divided by it; a number is taken as is. */
const SIZES: ReadonlyMap<string, bigint> = new Map([
  ['RequestedCapacityMin', 1n],
  ['RequestedCapacityMax', 1n],
  ['RequestedCapacityMinBytes', 1n],
  ['RequestedCapacityMaxBytes', 1n],
  ['CapacityBytes', 1n],
  ['VariablesMB', 2n ** 20n],
  ['HostVolumesMB', 2n ** 20n],
]);

/** The JSON of what stands in a block or file. What it does not say is left out. */
export function decodeFields(object: ObjectNode, fields: Fields, decoding: Decoding): JsonObject {
  const { findings } = decoding;
  const shape = shapeOf(fields);
  refuseUnknown(object, shape, fields, decoding);
  const result: JsonObject = {};
  for (const [name, field] of shape.fields) {
    const items = itemsOf(object, name);
    const [first] = items;
    if (first) decodeField(name, field, items, fields, decoding, result);
    else if ('required' in field && field.required) {
      const detail = `The argument "${name}" is required, but no definition was found.`;
      findings.error('Missing required argument', detail, startOfNode(object));
    }
  }
  return result;
}

function refuseUnknown(object: ObjectNode, { byName }: Shape, fields: Fields, { findings, open }: Decoding): void {
  const known = [...byName].filter(([, { kind }]) => kind !== 'label').map(([name]) => name);
  const isOpen = open.has(fields);
  for (const { keys } of object.items) {
    const [key] = keys;
    if (key && !known.some((name) => (isOpen ? isSameName(name, key.text) : name === key.text))) {
      unknownName(key, known, isOpen, findings);
    }
  }
}

/** An error about a name that means nothing, or a warning where Nomad ignores it. */
export function unknownName(key: Key, known: readonly string[], isIgnored: boolean, findings: Findings): void {
  const near = nameSuggestion(key.text.toLowerCase(), known);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  const detail = `"${key.text}" is not expected here.${hint}`;
  if (isIgnored) findings.warning('Unknown name', `${detail} Nomad ignores it.`, key);
  else findings.error('Unknown name', detail, key);
}

function decodeField(
  name: string,
  field: Field,
  items: readonly Item[],
  parent: Fields,
  decoding: Decoding,
  result: JsonObject,
): void {
  if (field.kind === 'block') {
    const blocks = blocksOf(name, field, items, parent, decoding);
    const decoded = blocks.map(({ object, label }) => decodeBlock(object, label, field.fields, decoding));
    const [first] = decoded;
    if (first) result[field.wire] = field.repeat === 'one' ? first : decoded;
  } else if (field.kind === 'open') {
    result[field.wire] = decodeMap(name, items, convertedText, decoding.findings);
  } else if (field.kind === 'operand') {
    const text = decodeAttribute(name, field, items, decoding.findings);
    if (text !== undefined && field.side !== 'none') Object.assign(result, { [field.side]: text, Operand: name });
  } else if (isDecoded(field)) {
    const value = decodeAttribute(name, field, items, decoding.findings);
    if (value !== undefined) result[field.wire] = value;
  }
}

function isDecoded(field: Field): field is Attribute {
  return field.kind === 'text' || field.kind === 'texts' || field.kind === 'whole';
}

interface FoundBlock {
  readonly object: ObjectNode;
  readonly label: Key | undefined;
}

function decodeBlock(object: ObjectNode, given: Key | undefined, fields: Fields, decoding: Decoding): JsonObject {
  const { label } = shapeOf(fields);
  const decoded = decodeFields(object, fields, decoding);
  return label?.wire !== undefined && given ? { [label.wire]: given.text, ...decoded } : decoded;
}

/** The blocks among the items, of which there may be one or many. */
function blocksOf(
  name: string,
  field: NestedBlock,
  items: readonly Item[],
  parent: Fields,
  { findings, isJson, open }: Decoding,
): readonly FoundBlock[] {
  const { label } = shapeOf(field.fields);
  const complain = (summary: string, detail: string, subject: Span): void => {
    if (open.has(parent)) findings.warning(summary, `${detail} Nomad ignores it.`, subject);
    else findings.error(summary, detail, subject);
  };
  const found: FoundBlock[] = [];
  let where: string | undefined;
  for (const { keys, value } of isJson ? items.flatMap((item) => unfolded(item, label !== undefined)) : items) {
    const extra = keys[label ? 1 : 0];
    const [given] = keys;
    if (value.kind !== 'object') {
      findings.error('Block required', `"${name}" is a block: write it as ${name} { … }.`, startOfNode(value));
    } else if (extra) {
      const detail = `${label ? 'Only one label is' : 'No labels are'} expected for ${name} blocks.`;
      findings.error(`Extraneous label for ${name}`, detail, extra);
    } else if (label && !given) {
      const detail = `All ${name} blocks must have 1 labels (${label.name}).`;
      findings.error(`Missing ${label.name} for ${name}`, detail, startOfNode(value));
    } else if (field.repeat === 'one' && found[0]) {
      where ??= rangeText(findings.source.range(startOfNode(found[0].object)));
      const detail = `Only one ${name} block is allowed. Another was defined at ${where}.`;
      complain(`Duplicate ${name} block`, detail, startOfNode(value));
    } else found.push({ object: value, label: given });
  }
  return found;
}

/** The items that one item in JSON stands for. */
function unfolded(item: Item, hasLabel: boolean): readonly Item[] {
  const { keys, value } = item;
  if (value.kind === 'list') return value.items.flatMap((each) => unfolded({ keys, value: each }, hasLabel));
  if (!hasLabel || keys.length > 0 || value.kind !== 'object') return [item];
  return value.items.flatMap((each) => unfolded(each, true));
}

/** A map of texts; several are one. */
export function decodeMap(
  name: string,
  items: readonly Item[],
  textOf: (literal: Literal) => string | undefined,
  findings: Findings,
): Record<string, string> {
  const entries = new Map<string, string>();
  for (const { keys, value } of items) {
    const [label] = keys;
    for (const object of value.kind === 'list' ? value.items : [value]) {
      if (label) mismatch(name, 'map of string without labels required', label, findings);
      else if (object.kind !== 'object') mismatch(name, 'map of string required', startOfNode(object), findings);
      else for (const item of object.items) decodeEntry(item, textOf, entries, findings);
    }
  }
  // An entry may have any name, also one that objects have already.
  return Object.fromEntries(entries);
}

function decodeEntry(
  { keys: [key, label], value }: Item,
  textOf: (literal: Literal) => string | undefined,
  entries: Map<string, string>,
  findings: Findings,
): void {
  if (!key) return;
  const text = label || value.kind === 'object' || value.kind === 'list' ? undefined : textOf(value);
  if (entries.has(key.text)) {
    const detail = `"${key.text}" is set more than once. Nomad takes the last one.`;
    findings.warning('Attribute redefined', detail, key);
  }
  if (text === undefined) mismatch(key.text, 'string required', startOfNode(value), findings);
  else entries.set(key.text, text);
}

function mismatch(name: string, why: string, subject: Span, findings: Findings): void {
  const detail = `Inappropriate value for attribute "${name}": ${why}.`;
  findings.error('Incorrect attribute value type', detail, subject);
}

/** The value of an attribute; lists that are given several times are one. */
function decodeAttribute(
  name: string,
  field: Attribute | Operand,
  items: readonly Item[],
  findings: Findings,
): Json | undefined {
  if (field.kind === 'texts') return items.flatMap((item) => literalsOf(name, item, findings)).map(({ text }) => text);
  const unit = field.kind === 'whole' ? SIZES.get(field.wire) : undefined;
  // Of several Nomad takes the last one; of capacities, which it reads by itself, the first.
  const used = unit === 1n ? items[0] : items.at(-1);
  for (const { value } of items) {
    if (value === used?.value) continue;
    findings.warning('Attribute redefined', `"${name}" is set more than once. Nomad ignores this one.`, value);
  }
  if (!used) return undefined;
  const { value, keys } = used;
  const isLiteral = value.kind !== 'object' && value.kind !== 'list' && keys.length === 0;
  const decoded = decodeLiteral(field, isLiteral ? value : undefined, unit);
  if (!(decoded instanceof Misfit)) return decoded;
  mismatch(name, decoded.why, startOfNode(value), findings);
  return undefined;
}

/** A value that does not fit. */
class Misfit {
  constructor(readonly why: string) {}
}

/** The value of a literal; `undefined` stands for a list, a map or a block. */
function decodeLiteral(
  field: Attribute | Operand,
  literal: Literal | undefined,
  unit: bigint | undefined,
): Json | Misfit {
  if (unit !== undefined && literal && (unit === 1n || literal.kind === 'text')) return decodeSize(literal.text, unit);
  if (unit !== undefined && literal?.kind !== 'whole') return new Misfit('size required');
  if (field.kind === 'whole') return (literal && decodeWhole(field, literal)) ?? new Misfit('whole number required');
  if (field.kind === 'operand' && field.type === 'flag') {
    return (literal && decodeFlag(literal)) ?? new Misfit('bool required');
  }
  return (literal && convertedText(literal)) ?? new Misfit('string required');
}

function decodeSize(text: string, unit: bigint): Json | Misfit {
  const size = parseSize(text);
  return typeof size === 'object' ? new Misfit(size.problem) : jsonWhole(size / unit);
}

function decodeWhole({ size }: Attribute, literal: Literal): Json | undefined {
  const whole = convertedWhole(literal);
  return whole === undefined || (size === 'uint64' && whole < 0n) ? undefined : jsonWhole(whole);
}

/** The short forms of constraints are texts in the JSON, also `true` and `false`. */
function decodeFlag({ kind, text }: Literal): string | undefined {
  if (kind !== 'text' && kind !== 'flag') return undefined;
  if (/^(?:1|[tT]|true|TRUE|True)$/.test(text)) return 'true';
  return /^(?:0|[fF]|false|FALSE|False)$/.test(text) ? 'false' : undefined;
}

/** The texts of a list, as literals. */
export function literalsOf(name: string, { keys: [label], value }: Item, findings: Findings): readonly Literal[] {
  // An empty map is an empty list as well.
  const isList = !label && (value.kind === 'list' || (value.kind === 'object' && value.items.length === 0));
  if (!isList) mismatch(name, 'list of string required', startOfNode(value), findings);
  if (!isList || value.kind !== 'list') return [];
  return value.items.flatMap((node) => literalOf(name, { keys: [], value: node }, findings) ?? []);
}

/** The item's text, as a literal, or `undefined` after an error. */
export function literalOf(name: string, { keys: [label], value }: Item, findings: Findings): Literal | undefined {
  if (!label && value.kind !== 'object' && value.kind !== 'list') return value;
  mismatch(name, 'string required', startOfNode(value), findings);
  return undefined;
}
