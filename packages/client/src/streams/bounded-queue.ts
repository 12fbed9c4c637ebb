/** A queue between a connection that must be read and a consumer that may be slow. */

/** Holds items up to a limit; one consumer takes them. */
export class BoundedQueue<T> {
  #items: T[] = [];
  #first = 0;
  #wake: (() => void) | undefined;
  #ended = false;
  #error: unknown;

  constructor(readonly limit: number) {}

  get length(): number {
    return this.#items.length - this.#first;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Adds an item; `false`, and nothing added, when the queue is full or ended. */
  push(item: T): boolean {
    if (this.#ended || this.length >= this.limit) return false;
    this.#items.push(item);
    this.#wakeUp();
    return true;
  }

  /** Drops everything that waits, and adds one item in its place. */
  replaceAll(item: T): void {
    if (this.#ended) return;
    this.#items = [item];
    this.#first = 0;
    this.#wakeUp();
  }

  /** No more items come; what waits is still delivered, then the error thrown when there is one. */
  end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#wakeUp();
  }

  /** The next item; `undefined` at the end. */
  async take(): Promise<T | undefined> {
    for (;;) {
      if (this.length > 0) {
        const item = this.#items[this.#first];
        this.#first += 1;
        if (this.#first > 1024 || this.#first === this.#items.length) {
          this.#items = this.#items.slice(this.#first);
          this.#first = 0;
        }
        return item;
      }
      if (this.#ended) {
        if (this.#error !== undefined) throw this.#error;
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #wakeUp(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}
