/** Rows as text, with every digit of every number kept. */

/** A row as text. */
export function encodeRow(row: object): string {
  return JSON.stringify(row);
}

/** The row that a text stands for. `R` is what the writer of the text knew: the store reads back only its own rows. */
export function decodeRow<R>(text: string): R {
  return JSON.parse(text);
}
