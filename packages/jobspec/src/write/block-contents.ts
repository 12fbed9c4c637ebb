/** Writes a block of a job as the record of its fields says. */

import type { Literal } from '../format/literal.js';
import { isList, isObject, type Json, type JsonObject } from '../job/json.js';
import { type Key } from '../lint/finding.js';
import type { Attribute, Field, Fields, NestedBlock } from '../schema/field.js';
import { affinity, constraint } from '../schema/placement.js';
import { shapeOf } from '../schema/shape.js';
import type { Argument, Block } from './contents.js';
import { openBlock } from './open-contents.js';
import { REWRITES, SET_BY_SERVERS } from './rewriting.js';
import { argumentValue, type Lose } from './values.js';

/** These stand at the end, after all that is about them. */
const LAST: ReadonlySet<string> = new Set(['group', 'task']);

/** The block for an object of the job's JSON. */
export function blockOf(type: string, object: JsonObject, fields: Fields, keys: readonly Key[], lose: Lose): Block {
  const { values, unknown } = known(object, fields);
  const rewritten = REWRITES.get(fields)?.(values, (key, message) => lose([...keys, key], message), keys) ?? {};
  const written: Argument[] = [...(rewritten.arguments ?? [])];
  const blocks: (Block | Argument)[] = [];
  for (const [name, field] of inOrder(fields)) {
    if (field.kind === 'label' || field.kind === 'unset' || field.kind === 'operand' || field.kind === 'forTasks') {
      continue;
    }
    const path = [...keys, field.wire];
    const value = values[field.wire] ?? null;
    if (field.kind === 'block') {
      for (const nested of nestedBlocks(rewritten.types?.get(name) ?? name, field, value, path, lose)) {
        blocks.push(nested);
      }
    } else if (field.kind === 'open') {
      if (isObject(value)) blocks.push(openBlock(name, field, value, path, lose));
      else if (value !== null) lose(path, 'It must be a map.');
    } else {
      const literal = argument(field, value, path, lose);
      if (literal !== undefined) written.push({ name, value: literal });
    }
  }
  for (const [key, value] of unknown) {
    if (key !== SET_BY_SERVERS.get(fields) && !isNothing(value)) lose([...keys, key], 'No job file can set it.');
  }
  const label = rewritten.label ?? labelOf(fields, values, keys, lose);
  return { type, label, contents: { arguments: written, blocks: lastAtEnd(blocks) } };
}

/** The values by the keys of the fields. A key counts in any case, as it does for Nomad; one that is null does not. */
function known(
  object: JsonObject,
  fields: Fields,
): { readonly values: JsonObject; readonly unknown: readonly (readonly [string, Json])[] } {
  const wires = new Map<string, string>();
  for (const { wire } of Object.values(fields).filter((field) => 'wire' in field)) {
    if (wire !== undefined) wires.set(wire.toLowerCase(), wire);
  }
  const values: JsonObject = {};
  const unknown: [string, Json][] = [];
  for (const [key, value] of Object.entries(object)) {
    const wire = wires.get(key.toLowerCase());
    if (wire === undefined) unknown.push([key, value]);
    else if ((wire === key && value !== null) || !(wire in values)) values[wire] = value;
  }
  return { values, unknown };
}

function isNothing(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return !value;
}

/** The fields in the order of a file. In a condition the operator stands between the two sides. */
function inOrder(fields: Fields): readonly (readonly [string, Field])[] {
  const { fields: ordered } = shapeOf(fields);
  if (fields !== constraint && fields !== affinity) return ordered;
  const [left, right, operator, ...others] = ordered;
  return left && right && operator ? [left, operator, right, ...others] : ordered;
}

function argument(field: Attribute, value: Json, keys: readonly Key[], lose: Lose): Literal | undefined {
  const given = field.required ? (value ?? field.absent ?? null) : value;
  if (given === null || (given === field.absent && !field.required)) return undefined;
  return argumentValue(field.kind, field.size, given, keys, lose);
}

function nestedBlocks(
  type: string,
  { repeat, fields }: NestedBlock,
  value: Json,
  keys: readonly Key[],
  lose: Lose,
): readonly Block[] {
  if (value === null) return [];
  const one = (each: Json, path: readonly Key[]): Block[] => {
    if (isObject(each)) return [blockOf(type, each, fields, path, lose)];
    lose(path, 'It must be an object.');
    return [];
  };
  if (repeat === 'one') return one(value, keys);
  if (repeat === 'many' && isList(value)) return value.flatMap((each, at) => one(each, [...keys, at]));
  if (repeat === 'byLabel' && isObject(value)) {
    return Object.entries(value).flatMap(([key, each]) =>
      one(each, [...keys, key]).map((block) => relabelled(block, key, [...keys, key], lose)),
    );
  }
  lose(keys, `It must be ${repeat === 'many' ? 'a list' : 'a map'}.`);
  return [];
}

/** A block whose label is its key in a map. */
function relabelled(block: Block, key: string, keys: readonly Key[], lose: Lose): Block {
  if (block.label !== key && block.label !== '') lose([...keys, 'Name'], 'The name must be the key in the map.');
  return { ...block, label: key };
}

function labelOf(fields: Fields, values: JsonObject, keys: readonly Key[], lose: Lose): string | undefined {
  const { label } = shapeOf(fields);
  if (!label) return undefined;
  const text = (label.wire === undefined ? null : values[label.wire]) ?? '';
  if (typeof text === 'string') return text;
  lose([...keys, label.wire ?? ''], 'It must be a text.');
  return '';
}

function lastAtEnd(blocks: readonly (Block | Argument)[]): readonly (Block | Argument)[] {
  const isLast = (block: Block | Argument): boolean => 'type' in block && LAST.has(block.type);
  return [...blocks.filter((block) => !isLast(block)), ...blocks.filter(isLast)];
}
