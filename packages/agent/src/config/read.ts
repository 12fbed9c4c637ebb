/** Reads entries by a description of what may be there: the typed values, and each thing that is wrong with its line. */

import { parseDuration } from '@yurt/contract';
import { convertedWhole, type Hcl1Literal, nameSuggestion } from '@yurt/jobspec';
import type { Entry, Item } from './document.js';
import { type Free, isValues, type Keys, type Kind, type Values } from './schema.js';

/** Something in a file that can't be, with what to do about it. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** Of these a block has one; others mix with what stands before them. */
const SINGLE: ReadonlySet<Kind['kind']> = new Set(['text', 'whole', 'number', 'truth', 'duration', 'texts']);

/** Reads a block. `path` is where it stands: `client.reserved`. */
export function readBlock(keys: Keys, entries: readonly Entry[], path: string, problems: Problem[]): Values {
  let values: Values = {};
  for (const entry of entries) {
    const where = path === '' ? entry.key : `${path}.${entry.key}`;
    // HCL 1 does not tell capital letters from small ones.
    const key = Object.hasOwn(keys, entry.key) ? entry.key : entry.key.toLowerCase();
    const kind = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!kind) {
      const meant = nameSuggestion(entry.key, Object.keys(keys));
      problems.push({
        line: entry.line,
        message: `unknown key "${where}"${meant ? `; did you mean "${meant}"?` : ''}`,
      });
      continue;
    }
    if (SINGLE.has(kind.kind) && key in values) {
      problems.push({ line: entry.line, message: `"${where}" is set twice; keep one` });
    }
    const value = readValue(kind, entry, where, problems);
    if (value !== undefined) values = mergeValues({ [key]: kind }, values, { [key]: value });
  }
  return values;
}

function readValue(kind: Kind, entry: Entry, where: string, problems: Problem[]): unknown {
  const fail = (wanted: string): undefined => {
    problems.push({ line: entry.line, message: `"${where}" must be ${wanted}` });
    return undefined;
  };
  const { item } = entry;
  switch (kind.kind) {
    case 'text':
      return textOf(item) ?? fail('text in quotes');
    case 'duration': {
      const value = textOf(item);
      if (value === undefined) return fail('a duration in quotes, such as "30s"');
      if (value === '') return undefined;
      try {
        parseDuration(value);
        return value;
      } catch {
        return fail(`a duration such as "30s" or "1h30m", not "${value}"`);
      }
    }
    case 'whole':
      return wholeOf(item) ?? fail('a whole number');
    case 'number':
      return numberOf(item) ?? fail('a number');
    case 'truth':
      return truthOf(item) ?? fail('true or false');
    case 'texts': {
      const list = (item.kind === 'list' ? item.items : [item]).map(textOf);
      return list.every((each) => each !== undefined) ? list : fail('a list of text, such as ["a", "b"]');
    }
    case 'map':
      return readMap(item, where, problems) ?? fail('a map of names to text');
    case 'free': {
      const groups = groupsOf(item);
      if (!groups || entry.labels.length > 0) return fail('a block without labels');
      return freeValue({ kind: 'group', entries: groups.flat() });
    }
    case 'block': {
      const groups = groupsOf(item);
      if (!groups || entry.labels.length > 0) return fail('a block without labels');
      return groups.reduce<Values>(
        (values, entries) => mergeValues(kind.keys, values, readBlock(kind.keys, entries, where, problems)),
        {},
      );
    }
    case 'labelled':
      return (
        readLabelled(kind.keys, entry, where, problems) ?? fail(`a block with one label: ${entry.key} "name" { … }`)
      );
    case 'repeated': {
      const groups = groupsOf(item);
      if (!groups || entry.labels.length > 0) return fail('a block without labels');
      return groups.map((entries) => readBlock(kind.keys, entries, where, problems));
    }
  }
}

/** Numbers and truth values are text as well, as they are written. */
function textOf(item: Item): string | undefined {
  return item.kind === 'literal' ? item.literal.text : undefined;
}

/** Whole numbers may stand in quotes. */
function wholeOf(item: Item): number | undefined {
  if (item.kind !== 'literal' || item.literal.text === '') return undefined;
  const { kind } = item.literal;
  const value = kind === 'whole' || kind === 'text' ? convertedWhole(item.literal) : undefined;
  return value === undefined ? undefined : Number(value);
}

function numberOf(item: Item): number | undefined {
  const kind = item.kind === 'literal' ? item.literal.kind : undefined;
  return kind === 'whole' || kind === 'float' ? Number(textOf(item)) : undefined;
}

/** Truth values may stand in quotes, and be numbers. */
function truthOf(item: Item): boolean | undefined {
  const word = textOf(item)?.toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}

/** A group, or the older form in JSON: a list of groups. */
function groupsOf(item: Item): readonly (readonly Entry[])[] | undefined {
  if (item.kind === 'group') return [item.entries];
  if (item.kind !== 'list') return undefined;
  const groups = item.items.map((each) => (each.kind === 'group' ? each.entries : undefined));
  return groups.every((each) => each !== undefined) ? groups : undefined;
}

function readMap(item: Item, where: string, problems: Problem[]): Record<string, string> | undefined {
  const groups = groupsOf(item);
  if (!groups) return undefined;
  const pairs: [string, string][] = [];
  for (const entry of groups.flat()) {
    const value = entry.labels.length === 0 ? textOf(entry.item) : undefined;
    if (value !== undefined) pairs.push([entry.key, value]);
    else problems.push({ line: entry.line, message: `"${where}.${entry.key}" must be text` });
  }
  return Object.fromEntries(pairs);
}

function readLabelled(keys: Keys, entry: Entry, where: string, problems: Problem[]): Values | undefined {
  const groups = groupsOf(entry.item);
  const [label, ...more] = entry.labels;
  if (!groups || more.length > 0) return undefined;
  if (label !== undefined) {
    return {
      [label]: groups.reduce<Values>(
        (values, entries) => mergeValues(keys, values, readBlock(keys, entries, `${where}.${label}`, problems)),
        {},
      ),
    };
  }
  // In JSON the label is a key of its own.
  const byLabel: Record<string, Values> = {};
  for (const inner of groups.flat()) {
    const blocks = groupsOf(inner.item);
    if (!blocks) return undefined;
    for (const entries of blocks) {
      byLabel[inner.key] = mergeValues(
        keys,
        byLabel[inner.key] ?? {},
        readBlock(keys, entries, `${where}.${inner.key}`, problems),
      );
    }
  }
  return byLabel;
}

function freeValue(item: Item): Free {
  if (item.kind === 'literal') return freeLiteral(item.literal);
  if (item.kind === 'list') return item.items.map(freeValue);
  return Object.fromEntries(
    item.entries.map(({ key, labels, item: inner }) => [
      key,
      labels.reduceRight<Free>((value, label) => ({ [label]: value }), freeValue(inner)),
    ]),
  );
}

function freeLiteral(literal: Hcl1Literal): Free {
  const { kind, text } = literal;
  if (kind === 'text') return text;
  if (kind === 'flag') return text === 'true';
  const whole = kind === 'whole' ? convertedWhole(literal) : undefined;
  return Number(whole ?? text);
}

/** Lays `over` on `under`, as Nomad lays one configuration on another: blocks and maps mix, repeated blocks add up, the rest replaces. */
export function mergeValues(keys: Keys, under: Values, over: Values): Values {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const kind = keys[key];
    const before = merged[key];
    if (before === undefined || !kind) merged[key] = value;
    else if (kind.kind === 'block' && isValues(before) && isValues(value))
      merged[key] = mergeValues(kind.keys, before, value);
    else if ((kind.kind === 'map' || kind.kind === 'labelled') && isValues(before) && isValues(value)) {
      merged[key] = kind.kind === 'map' ? { ...before, ...value } : mergeLabelled(kind.keys, before, value);
    } else if (kind.kind === 'repeated' && Array.isArray(before) && Array.isArray(value))
      merged[key] = [...before, ...value];
    else merged[key] = value;
  }
  return merged;
}

function mergeLabelled(keys: Keys, under: Values, over: Values): Values {
  const merged: Record<string, unknown> = { ...under };
  for (const [label, value] of Object.entries(over)) {
    const before = merged[label];
    merged[label] = isValues(before) && isValues(value) ? mergeValues(keys, before, value) : value;
  }
  return merged;
}
