/** Reads entries by a description of what may be there: the typed values, and each thing that is wrong with its line. */

import { parseDuration } from '@yurt/contract';
import type { Entry, Item } from './document.js';
import type { BlockOf, Free, Keys, Kind } from './schema.js';

/** Something in a file that can't be, with what to do about it. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** A block's values by key; of the type that the description gives once there are no problems. */
export type Values = { readonly [key: string]: unknown };

/** Reads a block. `path` is where it stands: `client.reserved`. */
export function readBlock(keys: Keys, entries: readonly Entry[], path: string, problems: Problem[]): Values {
  let values: Values = {};
  for (const entry of entries) {
    const where = path === '' ? entry.key : `${path}.${entry.key}`;
    const kind = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (!kind) {
      const meant = nearest(entry.key, Object.keys(keys));
      problems.push({
        line: entry.line,
        message: `unknown key "${where}"${meant ? `; did you mean "${meant}"?` : ''}`,
      });
      continue;
    }
    const value = readValue(kind, entry, where, problems);
    if (value !== undefined) values = mergeValues({ [entry.key]: kind }, values, { [entry.key]: value });
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
      return item.kind === 'constant' && typeof item.value === 'string' ? item.value : fail('text in quotes');
    case 'duration': {
      if (item.kind !== 'constant' || typeof item.value !== 'string')
        return fail('a duration in quotes, such as "30s"');
      try {
        parseDuration(item.value);
        return item.value;
      } catch {
        return fail(`a duration such as "30s" or "1h30m", not "${item.value}"`);
      }
    }
    case 'whole':
    case 'number': {
      const value = item.kind === 'constant' ? asNumber(item.value) : undefined;
      if (value === undefined || (kind.kind === 'whole' && !Number.isInteger(value))) {
        return fail(kind.kind === 'whole' ? 'a whole number' : 'a number');
      }
      return value;
    }
    case 'truth': {
      const value = item.kind === 'constant' ? item.value : undefined;
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      return fail('true or false');
    }
    case 'texts': {
      const items = item.kind === 'list' ? item.items : [item];
      const list = items.map((each) =>
        each.kind === 'constant' && typeof each.value === 'string' ? each.value : undefined,
      );
      return list.every((each) => each !== undefined) ? list : fail('a list of text, such as ["a", "b"]');
    }
    case 'map':
      return readMap(item, where, problems) ?? fail('a map of names to text');
    case 'free':
      return freeValue(item);
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

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^-?[0-9]+(\.[0-9]+)?$/.test(value)) return Number(value);
  return undefined;
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
    const value = entry.item.kind === 'constant' ? entry.item.value : undefined;
    if (value === undefined || value === null || typeof value === 'object') {
      problems.push({ line: entry.line, message: `"${where}.${entry.key}" must be text` });
    } else pairs.push([entry.key, String(value)]);
  }
  return Object.fromEntries(pairs);
}

function readLabelled(keys: Keys, entry: Entry, where: string, problems: Problem[]): Values | undefined {
  const groups = groupsOf(entry.item);
  const [label, ...more] = entry.labels;
  if (!groups || more.length > 0) return undefined;
  if (label !== undefined) {
    const block = groups.map((entries) => readBlock(keys, entries, `${where}.${label}`, problems));
    return { [label]: Object.assign({}, ...block) as Values };
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
  if (item.kind === 'constant') return item.value;
  if (item.kind === 'list') return item.items.map(freeValue);
  return Object.fromEntries(item.entries.map((entry) => [entry.key, freeValue(entry.item)]));
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

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says that values were read by this description, and so have its type. */
export function typed<K extends Keys>(_keys: K, values: Values): BlockOf<K> {
  return values as BlockOf<K>;
}

/** The key that somebody may have meant: at most two letters away. */
function nearest(key: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    const distance = editDistance(key, candidate, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
