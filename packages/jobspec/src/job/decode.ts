/** Turns a block's contents into JSON, as the record of its fields says. Errors are those of Nomad's own decoder. */

import { DurationError, parseExactDuration } from '@yurt/contract';
import type { Body, BodyAttribute, BodyBlock, BodyContent } from '../hcl/body.js';
import { type Findings, rangeText } from '../hcl/diagnostic.js';
import { typeWithoutValue } from '../hcl/conditional.js';
import { evaluate } from '../hcl/evaluate.js';
import { startOf } from '../hcl/start-of.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import { mismatchMessage } from '../hcl/values/mismatch.js';
import { type Type, typeName } from '../hcl/values/type.js';
import { canConvert } from '../hcl/values/unify.js';
import { isNumber, Mapping, Sequence, typeOf, type Value, valueWeight } from '../hcl/values/value.js';
import type { Attribute, AttributeKind, Fields, NestedBlock, OpenBlock, WholeSize } from '../schema/field.js';
import { shapeOf } from '../schema/shape.js';
import { type Json, jsonOf, type JsonObject } from './json.js';
import { wholeOfSize } from './whole-number.js';

/** What one decoding shares. */
export interface Decoding {
  readonly findings: Findings;
  /** Decoded last, and only where all else was right: what a driver's `config` and its like hold. */
  readonly later: ((findings: Findings) => void)[];
  /** Blocks that are decoded in ways of their own, by their fields. */
  readonly special: ReadonlyMap<Fields, DecodeSpecial>;
}

/** A way of its own to decode a block. */
export type DecodeSpecial = (body: Body, fields: Fields, decoding: Decoding) => JsonObject;

/** The JSON of a block. */
export function decodeBlock(body: Body, fields: Fields, decoding: Decoding): JsonObject {
  const special = decoding.special.get(fields);
  if (special) return special(body, fields, decoding);
  return decodeContent(body.content(shapeOf(fields).schema, decoding.findings), fields, decoding);
}

/** The JSON of a block with its label. */
export function decodeLabelled({ body, labels }: BodyBlock, fields: Fields, decoding: Decoding): JsonObject {
  const result = decodeBlock(body, fields, decoding);
  const { label } = shapeOf(fields);
  const [first] = labels;
  if (label?.wire !== undefined && first) result[label.wire] = first.text;
  return result;
}

/** The JSON of contents. Blocks for the tasks within, short forms of constraints and the fields in `except` are left out. */
export function decodeContent(
  content: BodyContent,
  fields: Fields,
  decoding: Decoding,
  except?: ReadonlyMap<string, Json>,
): JsonObject {
  const result: JsonObject = {};
  const blocks = blocksByType(content.blocks);
  for (const [name, field] of shapeOf(fields).fields) {
    if (field.kind === 'label') {
      if (field.wire !== undefined) result[field.wire] = '';
    } else if (field.kind === 'unset') {
      if (field.absent !== undefined) result[field.wire] = field.absent;
    } else if (field.kind === 'block') {
      const found = except?.get(name) ?? decodeNested(name, field, blocks.get(name), decoding);
      if (found !== undefined) result[field.wire] = found;
    } else if (field.kind === 'open') {
      result[field.wire] = null;
      decodeOpen(name, field, content.attributes.get(name), blocks.get(name), result, decoding);
    } else if (field.kind !== 'operand' && field.kind !== 'forTasks') {
      const attribute = content.attributes.get(name);
      const value = attribute ? decodeAttribute(attribute, field, decoding.findings) : field.absent;
      if (value !== undefined) result[field.wire] = value;
    }
  }
  return result;
}

/** The blocks by type, each in the order of the file. */
export function blocksByType(blocks: readonly BodyBlock[]): ReadonlyMap<string, readonly BodyBlock[]> {
  const found = new Map<string, BodyBlock[]>();
  for (const block of blocks) {
    const known = found.get(block.type);
    if (known) known.push(block);
    else found.set(block.type, [block]);
  }
  return found;
}

function decodeNested(
  name: string,
  { repeat, fields, absent }: NestedBlock,
  blocks: readonly BodyBlock[] | undefined,
  decoding: Decoding,
): Json | undefined {
  const [first] = blocks ?? [];
  if (!blocks || !first) return absent;
  if (repeat === 'many') return blocks.map((block) => decodeLabelled(block, fields, decoding));
  if (repeat === 'one')
    return isOnly(name, blocks, decoding.findings) ? decodeLabelled(first, fields, decoding) : absent;
  const result: JsonObject = {};
  for (const block of blocks.toSorted((left, right) => (labelText(left) < labelText(right) ? -1 : 1))) {
    setKey(result, labelText(block), decodeLabelled(block, fields, decoding));
  }
  return result;
}

function labelText({ labels }: BodyBlock): string {
  return labels[0]?.text ?? '';
}

function isOnly(name: string, [first, second]: readonly BodyBlock[], findings: Findings): boolean {
  if (!first || !second) return true;
  const where = rangeText(findings.source.range(first.header));
  const detail = `Only one ${name} block is allowed. Another was defined at ${where}.`;
  findings.error(`Duplicate ${name} block`, detail, second.header);
  return false;
}

function decodeOpen(
  name: string,
  field: OpenBlock,
  attribute: BodyAttribute | undefined,
  blocks: readonly BodyBlock[] | undefined,
  result: JsonObject,
  decoding: Decoding,
): void {
  const { findings } = decoding;
  const [first] = blocks ?? [];
  if (attribute) {
    if (first) {
      const where = rangeText(findings.source.range(attribute));
      const detail = `${name} may not be defined more than once. Another definition is defined at ${where}.`;
      findings.error(`Duplicate ${name} block`, detail, first.header);
      return;
    }
    const map = typedJson(attribute, { kind: 'textMap', size: 'int64', mayBeNull: true }, findings);
    if (map !== undefined) result[field.wire] = map;
    return;
  }
  if (!blocks || !first || !isOnly(name, blocks, findings)) return;
  const entries = sortedEntries(first.body.openAttributes(findings));
  const values: JsonObject = {};
  result[field.wire] = values;
  if (field.of === 'any') {
    decoding.later.push((late) => {
      for (const [key, each] of entries) {
        const value = anyJson(each, late);
        // Nomad's decoder takes a key with nothing out; within a value it stays.
        if (value !== null) setKey(values, key, value);
      }
    });
    return;
  }
  const kind = field.of === 'text' ? 'text' : 'texts';
  for (const [key, each] of entries) {
    const value = typedJson(each, { kind, size: 'int64', mayBeNull: kind === 'texts' }, findings);
    setKey(values, key, value ?? (kind === 'text' ? '' : null));
  }
}

/** Sets a key that may have any name. */
function setKey(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

function sortedEntries(attributes: ReadonlyMap<string, BodyAttribute>): readonly (readonly [string, BodyAttribute])[] {
  return [...attributes].toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** The value of an attribute. What is made of it costs as much as it holds. */
function valueOf({ expression, scope }: BodyAttribute, findings: Findings): Value | undefined {
  const value = evaluate(expression, scope, findings);
  if (value !== undefined && scope.budget) scope.budget.steps -= valueWeight(value);
  return value;
}

function anyJson(attribute: BodyAttribute, findings: Findings): Json {
  const { expression } = attribute;
  const value = valueOf(attribute, findings);
  if (value !== undefined) return jsonOf(value);
  findings.redundant('unsuitable value type', 'Unsuitable value: value is not known', startOf(expression));
  return null;
}

function decodeAttribute(attribute: BodyAttribute, field: Attribute, findings: Findings): Json | undefined {
  const { kind, size, absent } = field;
  if (kind === 'duration') return decodeDuration(attribute, findings) ?? absent;
  const isList = kind === 'texts' || kind === 'wholes' || kind === 'textMap';
  return typedJson(attribute, { kind, size, mayBeNull: absent === null || isList }, findings) ?? absent;
}

const TYPES: Readonly<Record<Exclude<AttributeKind, 'duration'>, Type>> = {
  text: 'string',
  flag: 'bool',
  whole: 'number',
  texts: { kind: 'list', element: 'string' },
  wholes: { kind: 'list', element: 'number' },
  textMap: { kind: 'map', element: 'string' },
};

interface Wanted {
  readonly kind: Exclude<AttributeKind, 'duration'>;
  readonly size: WholeSize;
  readonly mayBeNull: boolean;
}

/** The attribute's value as the wanted type; null for a null that may be, `undefined` after an error. */
function typedJson(attribute: BodyAttribute, wanted: Wanted, findings: Findings): Json | undefined {
  const { expression } = attribute;
  const value = valueOf(attribute, findings);
  const span = startOf(expression);
  if (value === undefined) {
    const type = typeWithoutValue(expression);
    const misfit = canConvert(type, TYPES[wanted.kind])
      ? 'value must be known'
      : mismatchMessage(type, TYPES[wanted.kind]);
    findings.redundant(UNSUITABLE_TYPE, `Unsuitable value: ${misfit}`, span);
    return undefined;
  }
  const converted = convertValue(value, TYPES[wanted.kind]);
  const result = converted instanceof Mismatch ? new Misfit(converted.message) : fitted(converted, wanted);
  if (!(result instanceof Misfit)) return result;
  findings.error(UNSUITABLE_TYPE, `Unsuitable value: ${result.message}`, span, expression);
  return undefined;
}

const UNSUITABLE_TYPE = 'Unsuitable value type';

/** Why a value of the right type still does not fit. */
class Misfit {
  constructor(readonly message: string) {}
}

function fitted(value: Value, { size, mayBeNull }: Wanted): Json | Misfit {
  if (value === null) return mayBeNull ? null : new Misfit('null value is not allowed');
  if (isNumber(value)) {
    const whole = wholeOfSize(value, size);
    return typeof whole === 'object' ? new Misfit(whole.misfit) : whole;
  }
  const element = { kind: 'text', size, mayBeNull: false } as const;
  if (value instanceof Sequence) {
    const items: Json[] = [];
    for (const item of value.items) {
      const result = fitted(item, element);
      if (result instanceof Misfit) return result;
      items.push(result);
    }
    return items;
  }
  if (value instanceof Mapping) {
    const object: JsonObject = {};
    for (const [name, item] of value.sorted()) {
      const result = fitted(item, element);
      if (result instanceof Misfit) return result;
      setKey(object, name, result);
    }
    return object;
  }
  return value;
}

function decodeDuration({ expression, scope }: BodyAttribute, findings: Findings): Json | undefined {
  const value = evaluate(expression, scope, findings);
  const span = startOf(expression);
  if (value === undefined) {
    findings.redundant(UNSUITABLE_TYPE, 'Unsuitable value: expected a string but found dynamic', span);
    return undefined;
  }
  if (value === null) {
    findings.error('Unsuitable value', 'Unsuitable duration value: nil', span, expression);
    return undefined;
  }
  const time = durationOf(value);
  if (!(time instanceof Misfit)) return time;
  findings.error(UNSUITABLE_TYPE, time.message, span, expression);
  return undefined;
}

function durationOf(value: Value): number | bigint | Misfit {
  if (typeof value === 'string') {
    try {
      return nanoseconds(parseExactDuration(value));
    } catch (error) {
      if (error instanceof DurationError) return new Misfit(`Unsuitable duration value: ${error.goText}`);
      throw error;
    }
  }
  if (!isNumber(value)) {
    return new Misfit(`Unsuitable value: expected a string but found ${typeName(typeOf(value))}`);
  }
  const whole = wholeOfSize(value, 'int64');
  return typeof whole === 'object' ? new Misfit(`Unsuitable value: ${whole.misfit}`) : whole;
}

function nanoseconds(exact: bigint): number | bigint {
  const number = Number(exact);
  // JSON shows the shortest digits that name a double, which may be other ones than its own.
  return BigInt(number) === exact && String(number) === String(exact) ? number : exact;
}
