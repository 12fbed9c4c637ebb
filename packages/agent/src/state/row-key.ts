/** Keys of rows: texts whose order is the order in which Nomad lists the rows. */

/** Joins the parts of a key with a NUL, which sorts before everything an identifier may hold. */
export function rowKey(...parts: readonly string[]): string {
  return parts.join('\u0000');
}

/** A whole number as text that sorts like the number. */
export function orderedNumber(value: number): string {
  return String(value).padStart(16, '0');
}
