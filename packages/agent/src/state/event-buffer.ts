/** The newest entries of the event stream, and those who wait for more. */

import type { EventEntry } from './events.js';

interface Link {
  readonly entry: EventEntry;
  next: Link | undefined;
}

/**
 * A bounded, linked list of entries: the buffer forgets its oldest, but a subscriber that is behind still reaches what
 * comes after the entry that it holds, so slow readers lose nothing while they are subscribed.
 */
export class EventBuffer {
  readonly #capacity: number;
  /** The entry before the oldest one that is kept. */
  #head: Link;
  #tail: Link;
  #size = 0;
  readonly #waiting = new Set<() => void>();

  /** @param capacity How many entries are kept; a transaction makes one at most. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#head = { entry: { index: 0, events: [] }, next: undefined };
    this.#tail = this.#head;
  }

  /** Adds an entry and wakes the subscribers. */
  append(entry: EventEntry): void {
    const link: Link = { entry, next: undefined };
    this.#tail.next = link;
    this.#tail = link;
    this.#size += 1;
    while (this.#size > this.#capacity && this.#head.next !== undefined) {
      this.#head = this.#head.next;
      this.#size -= 1;
    }
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** How many subscribers wait for the next entry. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * The entries from an index on: 0 begins with the oldest kept, an index between two entries with the later one, and
   * an index beyond the newest with the newest. Then each as it comes, until `signal` is aborted.
   */
  async *subscribe(from: number, signal: AbortSignal): AsyncGenerator<EventEntry> {
    let link = this.#before(from);
    while (!signal.aborted) {
      if (link.next === undefined) {
        await this.#appended(signal);
        continue;
      }
      link = link.next;
      yield link.entry;
    }
  }

  #before(index: number): Link {
    let link = this.#head;
    while (link.next !== undefined && link.next !== this.#tail && link.next.entry.index < index) link = link.next;
    return link;
  }

  #appended(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
