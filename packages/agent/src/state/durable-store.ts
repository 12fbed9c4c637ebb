/** The durable side of the state: rows as text in an LMDB environment, written in batches (group commit). */

import { open, type RootDatabase } from 'lmdb';

/** One write: a row's text, or `undefined` to remove it. */
export interface DurableWrite {
  readonly table: string;
  readonly key: string;
  readonly text: string | undefined;
}

/** A stored row. */
export interface DurableRow {
  readonly table: string;
  readonly key: string;
  readonly text: string;
}

interface Pending {
  readonly writes: readonly DurableWrite[];
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/** Between the table and the key; neither begins with it. */
const SEPARATOR = '\u0000';

/** An LMDB environment in a folder. */
export class DurableStore {
  readonly #root: RootDatabase<string, Buffer>;
  #queue: Pending[] = [];
  #writing: Promise<void> | undefined;

  /** @param folder Made when it is absent. */
  constructor(folder: string) {
    this.#root = open<string, Buffer>({
      path: folder,
      encoding: 'string',
      keyEncoding: 'binary',
      // A commit is on the disk when its promise resolves, not a moment later.
      overlappingSync: false,
      noSubdir: false,
    });
  }

  /** Every stored row, table by table. */
  *rows(): Generator<DurableRow> {
    for (const { key, value } of this.#root.getRange()) {
      const text = key.toString('utf8');
      const cut = text.indexOf(SEPARATOR);
      yield { table: text.slice(0, cut), key: text.slice(cut + 1), text: value };
    }
  }

  /**
   * Resolves when all of `writes` are on the disk; they are there together or not at all. Calls are written in order;
   * those that come while the disk is busy share the next commit.
   *
   * @throws What the disk said, to this and every later call: the state in memory is ahead of the disk then.
   */
  write(writes: readonly DurableWrite[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#queue.push({ writes, done, failed });
      this.#writing ??= this.#drain();
    });
  }

  /** Waits for what is being written and closes the environment. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#root.close();
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      try {
        await this.#root.batch(() => {
          for (const { writes } of batch) for (const write of writes) this.#enqueue(write);
        });
        for (const { done } of batch) done();
      } catch (cause) {
        const error = new Error(`the state could not be written to disk: ${String(cause)}`, { cause });
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = undefined;
  }

  #enqueue({ table, key, text }: DurableWrite): void {
    const stored = Buffer.from(table + SEPARATOR + key);
    if (text === undefined) void this.#root.remove(stored);
    else void this.#root.put(stored, text);
  }
}
