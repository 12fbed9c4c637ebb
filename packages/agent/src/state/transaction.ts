/** One transaction on the state: what writers of services, plans and nodes are given. */

import { ChangeSet } from './changes.js';
import type { TransactionKind } from './transaction-kinds.js';
import type { RowTypes, TableName, Tables } from './tables/index.js';

/**
 * Reads see what the transaction has written. All of it becomes the state when the work returns, and none of it when the
 * work throws. The work is synchronous: nothing else writes in between.
 */
export class Transaction {
  readonly changes = new ChangeSet();
  #touched = false;

  constructor(
    /** The index that this transaction gives to what it writes. */
    readonly index: number,
    readonly kind: TransactionKind,
    /** The tables, for reading. */
    readonly tables: Tables,
  ) {}

  /**
   * Writes a row: a new one, or in place of the one under the same key. The answer is the row as stored, with its
   * `CreateIndex` and `ModifyIndex`. Pass a new object each time; rows are never changed in place.
   */
  put<N extends TableName>(name: N, row: RowTypes[N]): RowTypes[N] {
    const table: Tables[N] = this.tables[name];
    const stored = table.stamped(row, { index: this.index, kind: this.kind });
    const key = table.key(stored);
    this.changes.record(name, key, table.replace(key, stored), stored);
    return stored;
  }

  /** Removes the row under a key; `false` when there is none. */
  remove<N extends TableName>(name: N, key: string): boolean {
    const table: Tables[N] = this.tables[name];
    const before = table.replace(key, undefined);
    if (before === undefined) return false;
    this.changes.record(name, key, before, undefined);
    return true;
  }

  /** Uses the index up even if nothing is written, as a failed check-and-set does in Nomad. */
  touch(): void {
    this.#touched = true;
  }

  /** Whether the transaction uses its index up. */
  get usesIndex(): boolean {
    return this.#touched || this.changes.tables.length > 0;
  }
}
