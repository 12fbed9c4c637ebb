/**
 * Who waits for what. What a query reads is recorded while it runs (`track`); afterwards it can wait until one of the
 * things it read has changed. A change costs one map look-up for each thing that it touches, however many wait.
 */

/** How many single rows of one table a query may read before it waits on the whole table. */
const ROWS_BEFORE_TABLE = 64;

/** What a query has read. */
export class Reads {
  readonly #tables = new Set<string>();
  readonly #parts = new Map<string, Set<string>>();

  /** Notes that a whole table was read. */
  table(table: string): void {
    this.#tables.add(table);
    this.#parts.delete(table);
  }

  /** Notes that a row, or the rows of one index value, were read. */
  part(table: string, topic: string): void {
    if (this.#tables.has(table)) return;
    let parts = this.#parts.get(table);
    if (parts === undefined) this.#parts.set(table, (parts = new Set()));
    parts.add(topic);
    if (parts.size > ROWS_BEFORE_TABLE) this.table(table);
  }

  /** The topics to wait on. */
  *topics(): Generator<string> {
    yield* this.#tables;
    for (const parts of this.#parts.values()) yield* parts;
  }
}

/** The topic of a single row. */
export function rowTopic(table: string, key: string): string {
  return `${table}\u0001${key}`;
}

/** The topic of the rows that have one value in an index. */
export function indexTopic(table: string, index: string, value: string): string {
  return `${table}\u0002${index}\u0002${value}`;
}

/** The registry of waiters. */
export class Watches {
  readonly #waiters = new Map<string, Set<() => void>>();
  #reads: Reads | undefined;

  /** The reads being recorded at this moment. */
  get recording(): Reads | undefined {
    return this.#reads;
  }

  /** Runs a query and returns its result with what it read before its first `await`. */
  track<T>(query: () => T): { readonly result: T; readonly reads: Reads } {
    const outer = this.#reads;
    const reads = new Reads();
    this.#reads = reads;
    try {
      return { result: query(), reads };
    } finally {
      this.#reads = outer;
    }
  }

  /** Calls `wake` once, at the next change of something in `reads`; the result stops waiting. */
  once(reads: Reads, wake: () => void): () => void {
    const topics = [...reads.topics()];
    const stop = (): void => {
      for (const topic of topics) {
        const waiters = this.#waiters.get(topic);
        if (waiters?.delete(fire) && waiters.size === 0) this.#waiters.delete(topic);
      }
    };
    const fire = (): void => {
      stop();
      wake();
    };
    for (const topic of topics) {
      const waiters = this.#waiters.get(topic);
      if (waiters === undefined) this.#waiters.set(topic, new Set([fire]));
      else waiters.add(fire);
    }
    return stop;
  }

  /** Wakes everyone who waits on one of the topics. */
  wake(topics: Iterable<string>): void {
    for (const topic of topics) {
      const waiters = this.#waiters.get(topic);
      if (waiters === undefined) continue;
      for (const fire of [...waiters]) fire();
    }
  }

  /** How many topics are waited on. */
  get size(): number {
    return this.#waiters.size;
  }
}
