/** The pieces that diffs of jobs are made of: fields as text, and objects with fields and objects in them. */

import { stringifyExact } from '@yurt/contract';
import type { DiffType, FieldDiff, ObjectDiff } from '@yurt/contract';
import { isJsonObject } from './fields.js';
import { sameValue } from './spec-equality.js';

/** Fields as text, by name. */
export type Flat = Map<string, string>;

/** The fields whose values are maps of texts, which count as fields of their own: `Env[PATH]`. */
const maps = new Set([
  'Meta',
  'Env',
  'CanaryMeta',
  'TaggedAddresses',
  'GetterOptions',
  'GetterHeaders',
  'Target',
  'Args',
]);

/** A number as Go prints a float: short, and with an exponent from a million on. */
function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value);
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return String(value);
  return undefined;
}

/** The direct fields of an object that are texts, numbers, booleans or maps of texts. */
export function flatFields(object: object | null | undefined, skip: readonly string[] = []): Flat {
  const flat: Flat = new Map();
  for (const [name, value] of Object.entries(object ?? {})) {
    const text = primitiveText(value);
    if (text !== undefined) flat.set(name, text);
    else if (maps.has(name) && isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) flat.set(`${name}[${key}]`, primitiveText(item) ?? '');
    }
  }
  for (const name of skip) flat.delete(name);
  return flat;
}

/** Everything in a value, however deep, under names such as `args[0]` and `labels[app]`. */
export function flatDeep(value: unknown, prefix = '', flat: Flat = new Map()): Flat {
  if (Array.isArray(value)) value.forEach((item: unknown, i) => flatDeep(item, `${prefix}[${i}]`, flat));
  else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) flatDeep(item, prefix === '' ? key : `${prefix}[${key}]`, flat);
  } else if (value === null || value === undefined) flat.set(prefix, 'nil');
  else if (typeof value === 'number') flat.set(prefix, floatText(value));
  else flat.set(prefix, primitiveText(value) ?? stringifyExact(value) ?? '');
  return flat;
}

function fieldDiff(name: string, before: string, after: string): FieldDiff {
  const type: DiffType = before === after ? 'None' : before === '' ? 'Added' : after === '' ? 'Deleted' : 'Edited';
  return {
    Type: type,
    Name: name,
    Old: type === 'Added' ? '' : before,
    New: type === 'Deleted' ? '' : after,
    Annotations: null,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byField(a: FieldDiff, b: FieldDiff): number {
  return compareText(a.Name, b.Name) || compareText(a.Old, b.Old) || compareText(a.New, b.New);
}

/** The fields that differ, by name; all fields when `contextual`. */
export function fieldDiffs(before: Flat, after: Flat, contextual: boolean): FieldDiff[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return Array.from(names, (name) => fieldDiff(name, before.get(name) ?? '', after.get(name) ?? ''))
    .filter(({ Type }) => contextual || Type !== 'None')
    .toSorted(byField);
}

/** `null` for an empty list, as Nomad sends it. */
export function orNull<T>(list: T[]): T[] | null {
  return list.length === 0 ? null : list;
}

function objectDiff(type: DiffType, name: string, fields: FieldDiff[], objects: ObjectDiff[] = []): ObjectDiff {
  return { Type: type, Name: name, Fields: orNull(fields), Objects: orNull(objects) };
}

const typeOrder: Record<DiffType, number> = { Edited: 0, Added: 1, Deleted: 2, None: 3 };

/** The order of objects: by name, then edited, added, deleted, then by what is in them. */
export function byObject(a: ObjectDiff, b: ObjectDiff): number {
  return (
    compareText(a.Name, b.Name) ||
    typeOrder[a.Type] - typeOrder[b.Type] ||
    (a.Fields?.length ?? 0) - (b.Fields?.length ?? 0) ||
    (a.Objects?.length ?? 0) - (b.Objects?.length ?? 0) ||
    compareText(JSON.stringify(a.Fields), JSON.stringify(b.Fields))
  );
}

/** An object of fields alone; nothing when no field differs. Its type follows from its fields. */
export function plainDiff(
  name: string,
  before: object | null | undefined,
  after: object | null | undefined,
  contextual: boolean,
  skip: readonly string[] = [],
): ObjectDiff[] {
  const fields = fieldDiffs(flatFields(before, skip), flatFields(after, skip), contextual);
  const types = new Set(fields.map(({ Type }) => Type));
  if (types.has('Edited') || (types.has('Added') && types.has('Deleted'))) return [objectDiff('Edited', name, fields)];
  if (types.has('Added')) return [objectDiff('Added', name, fields)];
  return types.has('Deleted') ? [objectDiff('Deleted', name, fields)] : [];
}

/** How a block is compared. */
export interface BlockOptions<T> {
  readonly contextual: boolean;
  readonly skip?: readonly string[];
  /** The fields of a block; default: its direct ones. */
  readonly flat?: (block: T) => Flat;
  /** The objects in a block. */
  readonly objects?: (before: T | undefined, after: T | undefined) => ObjectDiff[];
}

/** A block that is added, deleted or edited as a whole; nothing when both are the same. */
export function blockDiff<T extends object>(
  name: string,
  before: T | null | undefined,
  after: T | null | undefined,
  options: BlockOptions<T>,
): ObjectDiff[] {
  if (sameValue(before ?? null, after ?? null)) return [];
  const flat = options.flat ?? ((block: T) => flatFields(block, options.skip));
  const [old, current] = [before ?? undefined, after ?? undefined];
  const type: DiffType = old === undefined ? 'Added' : current === undefined ? 'Deleted' : 'Edited';
  const fields = fieldDiffs(
    old === undefined ? new Map() : flat(old),
    current === undefined ? new Map() : flat(current),
    options.contextual,
  );
  return [objectDiff(type, name, fields, options.objects?.(old, current) ?? [])];
}

/** A set of texts, each a field of the set's name. */
export function setDiff(
  name: string,
  before: readonly string[] | null | undefined,
  after: readonly string[] | null | undefined,
  contextual: boolean,
): ObjectDiff[] {
  const old = new Set(before);
  const current = new Set(after);
  const removed = [...old].filter((item) => !current.has(item));
  const added = [...current].filter((item) => !old.has(item));
  if (!contextual && removed.length === 0 && added.length === 0) return [];
  const kept = contextual ? [...old].filter((item) => current.has(item)) : [];
  const fields = [
    ...removed.map((item) => fieldDiff(name, item, '')),
    ...kept.map((item) => fieldDiff(name, item, item)),
    ...added.map((item) => fieldDiff(name, '', item)),
  ].toSorted(byField);
  if (fields.length === 0) return [];
  const type: DiffType =
    added.length > 0 && removed.length > 0
      ? 'Edited'
      : added.length > 0
        ? 'Added'
        : removed.length > 0
          ? 'Deleted'
          : 'None';
  return [objectDiff(type, name, fields)];
}

/** Pairs the members of two lists by a key, and compares each pair. */
export function keyedDiffs<T>(
  before: readonly T[] | null | undefined,
  after: readonly T[] | null | undefined,
  key: (member: T) => string,
  compare: (before: T | undefined, after: T | undefined) => ObjectDiff[],
): ObjectDiff[] {
  const old = new Map((before ?? []).map((member) => [key(member), member]));
  const current = new Map((after ?? []).map((member) => [key(member), member]));
  const names = new Set([...old.keys(), ...current.keys()]);
  return [...names].flatMap((name) => compare(old.get(name), current.get(name))).toSorted(byObject);
}

/** Pairs the members of two lists by their position, and compares each pair. */
export function positionalDiffs<T>(
  before: readonly T[] | null | undefined,
  after: readonly T[] | null | undefined,
  compare: (before: T | undefined, after: T | undefined) => ObjectDiff[],
): ObjectDiff[] {
  const length = Math.max(before?.length ?? 0, after?.length ?? 0);
  return Array.from({ length }, (_, i) => compare(before?.[i], after?.[i]))
    .flat()
    .toSorted(byObject);
}

/** The type of a thing that exists on either side or both. */
export function presence(before: unknown, after: unknown): DiffType | undefined {
  if (before === undefined) return 'Added';
  return after === undefined ? 'Deleted' : undefined;
}
