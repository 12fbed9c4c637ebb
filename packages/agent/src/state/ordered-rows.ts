/**
 * An ordered map from text to row, in chunks of a few hundred entries: insertion and removal move little memory at any
 * size, iteration runs over plain arrays, and rows appended in order cost next to nothing.
 */

const CHUNK = 256;

interface Chunk<R> {
  keys: string[];
  rows: R[];
}

/** Where an iteration starts, what it covers, and in which direction it goes. */
export interface Range {
  /** Only keys that start with this. */
  readonly prefix?: string;
  /** Start at this key or, when there is none, at the next one in the direction of the iteration. */
  readonly from?: string;
  /** Last first. Default `false`. */
  readonly reverse?: boolean;
}

/** The first position in `keys` whose key is not below `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows in the order of their keys. Iterators see the rows as they stand: use them up before anything is changed. */
export class OrderedRows<R> {
  #chunks: Chunk<R>[] = [];
  #size = 0;

  /** How many rows there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a row, or replaces the one under the same key. */
  set(key: string, row: R): void {
    const at = this.#chunkFor(key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#chunks.push({ keys: [key], rows: [row] });
      this.#size += 1;
      return;
    }
    const position = lowerBound(chunk.keys, key);
    if (chunk.keys[position] === key) {
      chunk.rows[position] = row;
      return;
    }
    chunk.keys.splice(position, 0, key);
    chunk.rows.splice(position, 0, row);
    this.#size += 1;
    if (chunk.keys.length > 2 * CHUNK) {
      // A full last chunk is left full: rows that come in order then fill chunks completely.
      const cut = at === this.#chunks.length - 1 && position === chunk.keys.length - 1 ? 2 * CHUNK : CHUNK;
      this.#chunks.splice(at + 1, 0, { keys: chunk.keys.splice(cut), rows: chunk.rows.splice(cut) });
    }
  }

  /** Removes the row under a key; `false` when there is none. */
  delete(key: string): boolean {
    const at = this.#chunkFor(key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return false;
    const position = lowerBound(chunk.keys, key);
    if (chunk.keys[position] !== key) return false;
    chunk.keys.splice(position, 1);
    chunk.rows.splice(position, 1);
    if (chunk.keys.length === 0) this.#chunks.splice(at, 1);
    this.#size -= 1;
    return true;
  }

  /** The rows of a range, with their keys. */
  *entries(range: Range = {}): Generator<readonly [key: string, row: R]> {
    const { prefix = '', from, reverse = false } = range;
    if (reverse) {
      yield* this.#backwards(prefix, from);
      return;
    }
    const start = from !== undefined && from > prefix ? from : prefix;
    const first = this.#chunkFor(start);
    for (let at = first; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at];
      if (chunk === undefined) return;
      for (let i = at === first ? lowerBound(chunk.keys, start) : 0; i < chunk.keys.length; i += 1) {
        const key = chunk.keys[i] ?? '';
        if (!key.startsWith(prefix)) return;
        const row = chunk.rows[i];
        if (row !== undefined) yield [key, row];
      }
    }
  }

  /** The rows of a range. */
  *rows(range: Range = {}): Generator<R> {
    for (const [, row] of this.entries(range)) yield row;
  }

  *#backwards(prefix: string, from: string | undefined): Generator<readonly [key: string, row: R]> {
    for (let at = this.#chunks.length - 1; at >= 0; at -= 1) {
      const chunk = this.#chunks[at];
      if (chunk === undefined || (from !== undefined && (chunk.keys[0] ?? '') > from)) continue;
      for (let i = chunk.keys.length - 1; i >= 0; i -= 1) {
        const key = chunk.keys[i] ?? '';
        if (from !== undefined && key > from) continue;
        if (!key.startsWith(prefix)) {
          if (key < prefix) return;
          continue;
        }
        const row = chunk.rows[i];
        if (row !== undefined) yield [key, row];
      }
    }
  }

  /** The chunk that holds a key, or would. */
  #chunkFor(key: string): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#chunks[middle]?.keys[0] ?? '') <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
