/**
 * Rows as text. What was a number comes back as that number, and what could not be held by one (a bigint, a number of
 * many digits) comes back as that: every digit is kept, and code that computes with rows sees the same types after a
 * restart as before.
 */

import { parseExact, RawNumber, stringifyExact } from '@yurt/contract';

/** The key of an object that stands for a number which is no `number`. */
const DIGITS = '\u0000digits';

/** How the key looks in text. */
const DIGITS_IN_TEXT = JSON.stringify(DIGITS);

/** A row as text. */
export function encodeRow(row: object): string {
  try {
    return JSON.stringify(row);
  } catch {
    return JSON.stringify(tagged(row));
  }
}

function tagged(value: unknown): unknown {
  if (typeof value === 'bigint' || value instanceof RawNumber) return { [DIGITS]: stringifyExact(value) };
  if (Array.isArray(value)) return value.map((item) => tagged(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tagged(item)]));
}

/** The row that a text stands for; `R` is what its writer knew, for the store reads only what it wrote. */
export function decodeRow<R extends object>(text: string): R {
  const row: unknown = text.includes(DIGITS_IN_TEXT) ? JSON.parse(text, untagged) : JSON.parse(text);
  if (!isRow<R>(row)) throw new Error('the stored state is damaged: a row is no object');
  return row;
}

function isRow<R extends object>(value: unknown): value is R {
  return typeof value === 'object' && value !== null;
}

function untagged(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const digits: unknown = Reflect.get(value, DIGITS);
  return typeof digits === 'string' ? parseExact(digits) : value;
}
