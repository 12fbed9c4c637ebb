/**
 * How numbers of a body were written, where that is more than their value: Go's decoder takes no `2.0` and no `1e2` for an
 * integer. Kept beside what was decoded, for as long as that lives.
 */

const numbers = new WeakMap<object, Map<string, string>>();

/** Remembers how a number was written. */
export function rememberNumber(holder: object, key: string, text: string): void {
  let known = numbers.get(holder);
  if (known === undefined) numbers.set(holder, (known = new Map()));
  known.set(key, text);
}

/** The text of a number that was written with a point or an exponent; `undefined` for any other. */
export function decimalText(holder: object, key: string): string | undefined {
  return numbers.get(holder)?.get(key);
}
