/** Tables and lists of properties, laid out as Nomad's command line does. */

/** A cell; nothing and the empty text are shown as `<none>`, so that columns can be counted by other programs. */
export type Cell = string | number | boolean | undefined | null;

const none = '<none>';

/** Rows under headings, columns two spaces apart. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [headings, ...rows].map((row) => headings.map((_, column) => textOf(row[column])));
  return aligned(texts, '  ');
}

/** One property a line: `Name = value`, the signs below each other. */
export function properties(pairs: readonly (readonly [name: string, value: Cell])[]): string {
  return aligned(
    pairs.map(([name, value]) => [name, textOf(value)]),
    ' = ',
  );
}

function aligned(rows: readonly (readonly string[])[], glue: string): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, width(text));
  }
  return rows
    .map((row) =>
      row
        .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - width(text)))
        .join(glue)
        .trimEnd(),
    )
    .join('\n');
}

function textOf(cell: Cell): string {
  if (cell === undefined || cell === null || cell === '') return none;
  // A line break inside a cell would tear the table.
  return String(cell).replace(/\s*\n\s*/g, ' ');
}

function width(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
