/** Turns the input of blocks into JSON, as the records of their fields say: what decoding is for files. */

import { nameSuggestion } from '../hcl/suggestion.js';
import { type Json, type JsonObject, objectsOf } from '../job/json.js';
import { shareInGroup } from '../job/normalize.js';
import { type Field, type Fields, fileName, type InnerTasksBlock, type NestedBlock } from '../schema/field.js';
import { group } from '../schema/group.js';
import { affinity, constraint } from '../schema/placement.js';
import { scaling, taskScaling } from '../schema/scaling.js';
import { attributeJson, entriesOf, flagOf, inside, note, openJson, type Place, textOf } from './input-value.js';

/** The JSON of a block. Blocks for the tasks within go to the tasks of a group; those of a job are left out. */
export function readBlock(place: Place, fields: Fields): JsonObject {
  const given = new Map(entriesOf(place, 'an object'));
  for (const name of given.keys()) {
    const problem = problemOfName(name, fields);
    if (problem !== undefined) note(inside(place, name), problem);
  }
  const result: JsonObject = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'label') {
      if (field.wire !== undefined) result[field.wire] = '';
    } else if (field.kind === 'operand') {
      if (given.has(name)) Object.assign(result, readOperand(inside(place, name, given.get(name)), name, field));
    } else if (field.kind !== 'forTasks') {
      const found = given.has(name) ? readField(inside(place, name, given.get(name)), field) : undefined;
      const json = found ?? (field.kind === 'open' ? null : field.absent);
      if (json !== undefined) result[field.wire] = json;
      if ('required' in field && field.required && !given.has(name)) note(inside(place, name), 'is required');
    }
  }
  complete(result, given, place, fields);
  return result;
}

/** The JSON of the blocks of one kind by their labels, or '' where they have none; in the order of the input. */
function readBlocks(
  place: Place,
  { repeat, fields }: Pick<NestedBlock | InnerTasksBlock, 'repeat' | 'fields'>,
): readonly (readonly [label: string, JsonObject])[] {
  const { label } = fields;
  if (repeat !== 'one' && label?.kind === 'label') {
    const entries = entriesOf(place, `an object from ${label.name} to block`) ?? [];
    return entries.map(([name, value]) => {
      const each = inside(place, name, value);
      const json = readBlock(each, fields);
      if (label.wire !== undefined) json[label.wire] = name;
      if (fields === taskScaling) completeTaskScaling(json, name, each);
      return [name, json];
    });
  }
  if (repeat === 'one' || !Array.isArray(place.value)) return [['', readBlock(place, fields)]];
  return place.value.map((value: unknown, at) => ['', readBlock(inside(place, at, value), fields)]);
}

function readField(
  place: Place,
  field: Exclude<Field, { readonly kind: 'label' | 'operand' | 'forTasks' }>,
): Json | undefined {
  if (field.kind === 'unset') return undefined;
  if (field.kind === 'open') return openJson(place, field.of);
  if (field.kind !== 'block') return attributeJson(place, field);
  const blocks = readBlocks(place, field);
  if (field.repeat === 'one') return blocks[0]?.[1];
  if (blocks.length === 0) return undefined;
  return field.repeat === 'byLabel' ? Object.fromEntries(blocks) : blocks.map(([, block]) => block);
}

/** Of several short forms the last in the record's order counts. */
function readOperand(
  place: Place,
  name: string,
  { type, side }: Extract<Field, { readonly kind: 'operand' }>,
): JsonObject {
  if (side === 'none') return {};
  const value = type === 'flag' ? flagOf(place) : textOf(place);
  return value === undefined || value === '' ? {} : { [side]: String(value), Operand: fileName(name) };
}

/** What the parser of job files does beyond the record. */
function complete(json: JsonObject, given: ReadonlyMap<string, unknown>, place: Place, fields: Fields): void {
  if (fields === constraint || fields === affinity) json['Operand'] ||= '=';
  else if (fields === scaling) {
    json['Type'] ||= 'horizontal';
    if (!given.has('max')) note(inside(place, 'max'), 'is required');
    if (json['Type'] !== 'horizontal') note(inside(place, 'type'), 'must be "horizontal" in a group');
  } else if (fields === group) {
    const [vault] = readForTasks(given, place, 'vault', group.vault);
    shareInGroup(objectsOf(json['Tasks']), vault, readForTasks(given, place, 'secret', group.secret));
  }
}

/** The blocks of a group or job that are for the tasks within. */
export function readForTasks(
  given: ReadonlyMap<string, unknown>,
  place: Place,
  name: string,
  field: InnerTasksBlock,
): readonly JsonObject[] {
  if (!given.has(name)) return [];
  return readBlocks(inside(place, name, given.get(name)), field).map(([, block]) => block);
}

const POLICY_TYPES: ReadonlyMap<string, string> = new Map([
  ['cpu', 'vertical_cpu'],
  ['mem', 'vertical_mem'],
]);

function completeTaskScaling(json: JsonObject, label: string, place: Place): void {
  const type = POLICY_TYPES.get(label);
  json['Type'] ||= type ?? '';
  if (type === undefined) note(place, 'a task has scaling policies for "cpu" and "mem" only');
  else if (json['Type'] !== type) note(inside(place, 'type'), `must be "${type}" here`);
}

/** Why a block has no such key; `undefined` if it has. */
function problemOfName(name: string, fields: Fields): string | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field?.kind === 'operand' && field.side === 'none')
    return `has no effect in Nomad; write operator: "${fileName(name)}"`;
  if (isWritable(field)) return undefined;
  const names = Object.keys(fields).filter((each) => isWritable(fields[each]));
  // Names of job files and of the JSON first: they are further away than a slip of the keyboard.
  const folded = fold(name);
  const meant = names.find((each) => fold(each) === folded) ?? nameSuggestion(name, names);
  return meant === undefined ? 'there is no such key here' : `there is no such key here; did you mean ${meant}?`;
}

function isWritable(field: Field | undefined): boolean {
  return (
    field !== undefined &&
    field.kind !== 'label' &&
    field.kind !== 'unset' &&
    !('side' in field && field.side === 'none')
  );
}

function fold(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
