/** Reads parts of a job that may be missing, null, or (as JSON from anywhere) of another type than they should be. */

import type { Key } from './finding.js';

/** Deeper than this no job is nested; what is below is not looked at. */
const deepest = 32;

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list with their indexes. */
export function rows<T extends object>(list: readonly T[] | null | undefined): [number, T][] {
  return Array.isArray(list) ? [...list.entries()].filter(([, row]) => isObject(row)) : [];
}

/** The entries of an object. */
export function entries<T>(object: Record<string, T> | null | undefined): [string, T][] {
  return isObject(object) ? Object.entries(object) : [];
}

/** Text as it is; anything else as none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number as it is; anything else as 0, which is what Nomad takes for absent. */
export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A value as the list it may be written as: a single block is one, too. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** What is written: an object without its keys that are null. */
export function written<T extends object>(object: T | null | undefined): Partial<T> {
  const result: Partial<T> = { ...object };
  for (const key in result) if (result[key] === null) delete result[key];
  return result;
}

/** Whether Nomad fills something in when the task is placed or started, so that nothing can be said before. */
export function isInterpolated(value: string): boolean {
  return value.includes('${');
}

/** Text in quotes, for messages. */
export function quote(value: string): string {
  return JSON.stringify(value);
}

/** Each text anywhere below a value, with where it is. */
export function* texts(value: unknown, at: readonly Key[]): Generator<[at: readonly Key[], text: string]> {
  const open: [readonly Key[], unknown][] = [[at, value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [place, part] = next;
    if (typeof part === 'string') yield [place, part];
    else if (typeof part === 'object' && part !== null && place.length < deepest) {
      const inner = Array.isArray(part) ? [...part.entries()] : Object.entries(part);
      for (const [key, item] of inner.toReversed()) open.push([[...place, key], item]);
    }
  }
}
