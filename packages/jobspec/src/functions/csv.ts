/** Tables as comma-separated values, read as Go reads them. */

import { FunctionError } from '../hcl/scope.js';
import { Mapping, normalText, Sequence, type Value } from '../hcl/values/value.js';

/** The rows of a table as objects, named by the first row. */
export function fromCsv(text: string): Value {
  const reader = new CsvReader(text);
  const headers = reader.record()?.fields;
  if (!headers) throw new FunctionError('missing header line');
  for (const [at, name] of headers.entries()) {
    if (headers.indexOf(name) < at) throw new FunctionError(`duplicate column name ${JSON.stringify(name)}`);
  }
  const rows: Value[] = [];
  for (let record = reader.record(); record; record = reader.record()) {
    const { fields, line } = record;
    if (fields.length !== headers.length) throw broken(line, 'wrong number of fields');
    rows.push(new Mapping('object', new Map(headers.map((name, at) => [name, fields[at] ?? '']))));
  }
  const attributes = new Map(headers.map((name) => [name, 'string'] as const));
  return new Sequence('list', rows, { kind: 'object', attributes });
}

function broken(line: number, why: string): FunctionError {
  return new FunctionError(`CSV parse error on line ${line}: ${why}`);
}

class CsvReader {
  readonly #lines: readonly string[];
  #line = 0;

  constructor(text: string) {
    const lines = text.split('\n').map((line, at, all) => {
      const ended = at < all.length - 1 || line.endsWith('\r');
      return ended && line.endsWith('\r') ? line.slice(0, -1) : line;
    });
    if (lines.at(-1) === '') lines.pop();
    this.#lines = lines;
  }

  /** The next line that is not empty, with those that its quotes take in. */
  record(): { fields: string[]; line: number } | undefined {
    while (this.#lines[this.#line] === '') this.#line += 1;
    let rest = this.#lines[this.#line];
    if (rest === undefined) return undefined;
    this.#line += 1;
    const line = this.#line;
    const fields: string[] = [];
    for (let more = true; more;) {
      let field: string;
      if (rest.startsWith('"')) [field, rest] = this.#quoted(rest.slice(1));
      else {
        const comma = rest.indexOf(',');
        field = comma < 0 ? rest : rest.slice(0, comma);
        if (field.includes('"')) throw broken(this.#line, 'bare " in non-quoted-field');
        rest = rest.slice(field.length);
      }
      fields.push(normalText(field));
      more = rest !== '';
      rest = rest.slice(1);
    }
    return { fields, line };
  }

  /** A field up to its closing quote, and what follows in the line: nothing or a comma. */
  #quoted(start: string): [string, string] {
    let rest = start;
    let field = '';
    for (;;) {
      const quote = rest.indexOf('"');
      if (quote >= 0) {
        field += rest.slice(0, quote);
        const after = rest.charAt(quote + 1);
        rest = rest.slice(quote + 1);
        if (after === '' || after === ',') return [field, rest];
        if (after !== '"') throw broken(this.#line, 'extraneous or missing " in quoted-field');
        field += '"';
        rest = rest.slice(1);
      } else {
        const next = this.#lines[this.#line];
        if (next === undefined) throw broken(this.#line, 'extraneous or missing " in quoted-field');
        field += `${rest}\n`;
        rest = next;
        this.#line += 1;
      }
    }
  }
}
