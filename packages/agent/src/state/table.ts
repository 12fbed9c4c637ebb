/** One table of the state: immutable rows by key, in order, with secondary indexes and the index of its last write. */

import { OrderedRows, type Range } from './ordered-rows.js';
import { indexTopic, rowTopic, type Watches } from './watch.js';

/** What a table is, as data. One file in `tables/` for each. */
export interface TableDefinition<R extends object, I extends string> {
  /** Its name in the durable store. Never changes. */
  readonly name: string;
  /** The key of a row; rows are listed in its order. */
  readonly key: (row: R) => string;
  /** Secondary indexes: the value under which a row is found, and the order within it when it is not the key's. */
  readonly indexes: { readonly [N in I]: IndexDefinition<R> };
  /** A part that many rows have in common, so that it is held once after a restart: its key, and where it is. */
  readonly shared?: SharedPart<R>;
  /** Gives a row its indexes when it is written. Absent: rows are kept as they are given. */
  readonly stamp?: (row: R, stamp: Stamp<R>) => R;
}

/** A part that many rows have in common. */
interface SharedPart<R> {
  /** What tells one such part from another; `undefined` when the row has none. */
  readonly key: (row: R) => string | undefined;
  /** The row with the part of another row that has the same key. */
  readonly take: (row: R, from: R) => R;
}

/** A secondary index. */
export interface IndexDefinition<R> {
  /** The value under which the row is found; `undefined` leaves it out. */
  readonly value: (row: R) => string | undefined;
  /** The order of rows with one value; must be unique among them. Default: the table's key. */
  readonly order?: (row: R) => string;
}

/** What is known when a row is written. */
export interface Stamp<R> {
  readonly index: number;
  readonly kind: string;
  readonly existing: R | undefined;
}

/** Stamps `CreateIndex` and `ModifyIndex`, as most of Nomad's objects have them. */
export function stampIndexes<R extends { readonly CreateIndex?: number; readonly ModifyIndex?: number }>(
  row: R,
  { index, existing }: Stamp<R>,
): R {
  return { ...row, CreateIndex: existing?.CreateIndex ?? index, ModifyIndex: index };
}

/**
 * The read side of a table is for everyone; {@link Table.replace} is for transactions only. Iterators are live: use them
 * up before the next `await`.
 */
export class Table<R extends object, I extends string = string> {
  readonly #definition: TableDefinition<R, I>;
  readonly #watches: Watches;
  readonly #byKey = new Map<string, R>();
  readonly #ordered = new OrderedRows<R>();
  /** While rows are restored: of each shared part, the first row that has it. */
  readonly #sharing = new Map<string, R>();
  readonly #indexes = new Map<string, { definition: IndexDefinition<R>; values: Map<string, OrderedRows<R>> }>();

  /** The index of the last write to this table; 0 when there was none. Reading it is not recorded as a read. */
  lastIndex = 0;

  constructor(definition: TableDefinition<R, I>, watches: Watches) {
    this.#definition = definition;
    this.#watches = watches;
    for (const [name, index] of Object.entries<IndexDefinition<R>>(definition.indexes)) {
      this.#indexes.set(name, { definition: index, values: new Map() });
    }
  }

  /** The table's name. */
  get name(): string {
    return this.#definition.name;
  }

  /** How many rows there are. */
  get size(): number {
    return this.#byKey.size;
  }

  /** The key of a row. */
  key(row: R): string {
    return this.#definition.key(row);
  }

  /** The row under a key. */
  get(key: string): R | undefined {
    this.#watches.recording?.part(this.name, rowTopic(this.name, key));
    return this.#byKey.get(key);
  }

  /** All rows, or those of a range of keys, in the order of their keys. */
  all(range?: Range): Iterable<R> {
    this.#watches.recording?.table(this.name);
    return this.#ordered.rows(range);
  }

  /** The rows that have a value in an index, in the index's order. */
  by(index: I, value: string): Iterable<R> {
    this.#watches.recording?.part(this.name, indexTopic(this.name, index, value));
    return this.#indexes.get(index)?.values.get(value)?.rows() ?? [];
  }

  /** How many rows have a value in an index. */
  count(index: I, value: string): number {
    this.#watches.recording?.part(this.name, indexTopic(this.name, index, value));
    return this.#indexes.get(index)?.values.get(value)?.size ?? 0;
  }

  /** The row as it is stored when it is written now. */
  stamped(row: R, stamp: Omit<Stamp<R>, 'existing'>): R {
    const existing = this.#byKey.get(this.key(row));
    return Object.freeze(this.#definition.stamp?.(row, { ...stamp, existing }) ?? row);
  }

  /** Puts back a row that was read from the durable copy. */
  restore(key: string, row: R): void {
    const { shared } = this.#definition;
    const part = shared?.key(row);
    let whole = row;
    if (shared !== undefined && part !== undefined) {
      const first = this.#sharing.get(part);
      if (first === undefined) this.#sharing.set(part, row);
      else whole = shared.take(row, first);
    }
    this.replace(key, Object.freeze(whole));
  }

  /** Forgets what was needed to restore rows. */
  restored(): void {
    this.#sharing.clear();
  }

  /** Puts a row under its key, or takes it away; the answer is the row that was there. For transactions only. */
  replace(key: string, row: R | undefined): R | undefined {
    const before = this.#byKey.get(key);
    for (const { definition, values } of this.#indexes.values()) {
      const order = definition.order ?? this.#definition.key;
      const was = before === undefined ? undefined : definition.value(before);
      const is = row === undefined ? undefined : definition.value(row);
      if (before !== undefined && was !== undefined) {
        const rows = values.get(was);
        if (row === undefined || was !== is || order(before) !== order(row)) rows?.delete(order(before));
        if (rows?.size === 0) values.delete(was);
      }
      if (row !== undefined && is !== undefined) {
        let rows = values.get(is);
        if (rows === undefined) values.set(is, (rows = new OrderedRows()));
        rows.set(order(row), row);
      }
    }
    if (row === undefined) {
      this.#byKey.delete(key);
      this.#ordered.delete(key);
    } else {
      this.#byKey.set(key, row);
      this.#ordered.set(key, row);
    }
    return before;
  }

  /** The topics that a change from one row to another concerns. */
  *topics(key: string, before: R | undefined, after: R | undefined): Generator<string> {
    yield this.name;
    yield rowTopic(this.name, key);
    for (const [name, { definition }] of this.#indexes) {
      const was = before === undefined ? undefined : definition.value(before);
      const is = after === undefined ? undefined : definition.value(after);
      if (was !== undefined) yield indexTopic(this.name, name, was);
      if (is !== undefined && is !== was) yield indexTopic(this.name, name, is);
    }
  }
}
