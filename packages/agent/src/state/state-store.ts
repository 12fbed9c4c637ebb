/**
 * The state of the servers: tables of immutable rows, one index that each transaction moves by one, waiters, and the
 * event stream.
 *
 * Reading: `state.tables.jobs.get(rowKey(namespace, id))`, `.all()`, `.by('job', key)`. Rows are never changed in place.
 * Writing: `await state.transact('job-registration', (tx) => { tx.put('jobs', job); … })`. What follows from a write
 * (summaries, job status, job versions, deployment counts; see `derive/`) is added by the store, in the same transaction.
 * Following: `state.subscribe(listener)` after each transaction, `state.watches` for blocking queries, `state.events`.
 */

import type { ChangeSet } from './changes.js';
import { derive } from './derive/index.js';
import { DurableStore, type DurableWrite } from './durable-store.js';
import { EventBuffer } from './event-buffer.js';
import { eventsOf } from './events.js';
import { decodeRow, encodeRow } from './row-text.js';
import { createTables, TABLE_NAMES, type RowTypes, type TableName, type Tables } from './tables/index.js';
import type { TransactionKind } from './transaction-kinds.js';
import { Transaction } from './transaction.js';
import { Watches } from './watch.js';

/** Settings of a store. */
export interface StateOptions {
  /** The folder of the durable copy. Absent: the state is in memory only. */
  readonly dataDir?: string;
  /** How many entries the event stream keeps. Default 100. */
  readonly eventBufferSize?: number;
}

/** What a transaction came to. */
export interface Committed<T> {
  /** The index of what was written; 0 when nothing was. */
  readonly index: number;
  readonly result: T;
}

/** A transaction that has become part of the state. */
export interface Commit {
  readonly index: number;
  readonly kind: TransactionKind;
  readonly changes: ChangeSet;
}

/** The pseudo table of the store's own values. */
const META = 'meta';

/** The state of the servers. */
export class StateStore {
  readonly watches = new Watches();
  readonly tables: Tables = createTables(this.watches);
  readonly events: EventBuffer;
  readonly #durable: DurableStore | undefined;
  readonly #subscribers = new Set<(commit: Commit) => void>();
  #index = 0;
  #published = 0;
  #settled: Promise<unknown> = Promise.resolve();
  #failure: Error | undefined;

  /** Opens the state; what `dataDir` holds is read at once. */
  constructor(options: StateOptions = {}) {
    this.events = new EventBuffer(options.eventBufferSize ?? 100);
    this.#durable = options.dataDir === undefined ? undefined : new DurableStore(options.dataDir);
    this.#restore();
  }

  /** The index of the latest transaction. */
  get index(): number {
    return this.#index;
  }

  /**
   * Runs `work` as one transaction and resolves when it is durable. `work` is synchronous, sees its own writes, and runs
   * before this returns; transactions are serial. When it throws, nothing has changed and the promise rejects with what
   * it threw. A transaction that writes nothing uses no index.
   */
  async transact<T>(kind: TransactionKind, work: (tx: Transaction) => T): Promise<Committed<T>> {
    if (this.#failure !== undefined) throw this.#failure;
    const tx = new Transaction(this.#index + 1, kind, this.tables);
    let result: T;
    try {
      result = work(tx);
      derive(tx);
    } catch (error) {
      tx.changes.undo(this.tables);
      throw error;
    }
    if (!tx.usesIndex) return { index: 0, result };
    this.#index = tx.index;
    for (const name of tx.changes.tables) this.tables[name].lastIndex = tx.index;
    await this.#settle({ index: tx.index, kind, changes: tx.changes });
    return { index: tx.index, result };
  }

  /** Resolves when everything that can be read now is durable: an answer never shows what a crash would take back. */
  async durable(): Promise<void> {
    if (this.#published < this.#index) await this.#settled;
  }

  /**
   * Calls `listener` after each transaction, in order, once it is durable. The result ends it. Listeners must not throw
   * and not wait: they start work of their own.
   */
  subscribe(listener: (commit: Commit) => void): () => void {
    this.#subscribers.add(listener);
    return () => this.#subscribers.delete(listener);
  }

  /** Waits for what is being written and releases the store's files. */
  async close(): Promise<void> {
    await this.#settled.catch(() => undefined);
    this.#subscribers.clear();
    await this.#durable?.close();
  }

  #settle(commit: Commit): Promise<unknown> {
    const written = this.#durable?.write(this.#writesOf(commit)) ?? Promise.resolve();
    // Each waits for the one before it, so that listeners hear of transactions in order.
    this.#settled = Promise.all([this.#settled, written]).then(
      () => this.#publish(commit),
      (error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
        throw this.#failure;
      },
    );
    return this.#settled;
  }

  #publish(commit: Commit): void {
    this.#published = commit.index;
    const entry = eventsOf(commit.kind, commit.index, commit.changes);
    if (entry !== undefined) this.events.append(entry);
    // Who waits sees this state; listeners may go on from it at once.
    this.watches.wake(commit.changes.topics(this.tables));
    for (const listener of this.#subscribers) listener(commit);
  }

  #writesOf({ index, changes }: Commit): DurableWrite[] {
    const writes: DurableWrite[] = [{ table: META, key: 'index', text: String(index) }];
    const collect = <N extends TableName>(name: N): void => {
      const table = this.tables[name].name;
      writes.push({ table: META, key: name, text: String(index) });
      for (const { key, after } of changes.of(name)) {
        writes.push({ table, key, text: after === undefined ? undefined : encodeRow(after) });
      }
    };
    changes.tables.forEach((name) => collect(name));
    return writes;
  }

  #restore(): void {
    if (this.#durable === undefined) return;
    const names = new Map<string, TableName>(TABLE_NAMES.map((name) => [this.tables[name].name, name]));
    for (const { table, key, text } of this.#durable.rows()) {
      const name = names.get(table);
      if (name !== undefined) this.#restoreRow(name, key, text);
      else if (table === META) this.#restoreMeta(key, Number(text));
    }
    for (const name of TABLE_NAMES) this.tables[name].restored();
    this.#published = this.#index;
  }

  #restoreRow<N extends TableName>(name: N, key: string, text: string): void {
    const row = decodeRow<RowTypes[N]>(text);
    const table: Tables[N] = this.tables[name];
    table.restore(key, row);
  }

  #restoreMeta(key: string, index: number): void {
    const name = TABLE_NAMES.find((candidate) => candidate === key);
    if (name !== undefined) this.tables[name].lastIndex = index;
    else this.#index = index;
  }
}
