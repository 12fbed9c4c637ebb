/**
 * Which of several agents to ask. The client stays with one while it answers; one that fails is left alone for a time that
 * doubles with each failure.
 */

import type { Address } from './address.js';

const firstQuarantine = 1000;
const longestQuarantine = 60_000;

interface Entry {
  readonly address: Address;
  failures: number;
  /** When it may be asked again, on the clock of `performance.now()`. */
  until: number;
}

/** The agents of one client and what is known of their health. */
export class AddressBook {
  readonly #entries: readonly Entry[];
  #current = 0;

  constructor(addresses: readonly Address[]) {
    this.#entries = addresses.map((address) => ({ address, failures: 0, until: 0 }));
  }

  /** How many agents there are. */
  get size(): number {
    return this.#entries.length;
  }

  /** The agent to ask now: the last one that answered, or the first other one that is not left alone. */
  choose(): Address {
    const entry = this.#entries[this.#current];
    if (entry === undefined) throw new RangeError('there is no address');
    if (entry.until === 0 || this.#entries.length === 1) return entry.address;
    const now = performance.now();
    if (entry.until <= now) return entry.address;
    this.#current = this.#next(now);
    return this.#entries[this.#current]?.address ?? entry.address;
  }

  /** Notes an answer. */
  succeeded(address: Address): void {
    const entry = this.#entries[this.#current];
    if (entry?.address === address && entry.until === 0) return;
    for (const candidate of this.#entries) {
      if (candidate.address !== address) continue;
      candidate.failures = 0;
      candidate.until = 0;
    }
  }

  /** Notes that an agent could not be reached, or can't serve. */
  failed(address: Address): void {
    for (const entry of this.#entries) {
      if (entry.address !== address) continue;
      const quarantine = Math.min(firstQuarantine * 2 ** entry.failures, longestQuarantine);
      entry.failures++;
      entry.until = performance.now() + quarantine;
    }
  }

  /** The next one after the current that is not left alone; if all are, the one that is free first. */
  #next(now: number): number {
    let best = this.#current;
    let earliest = Infinity;
    for (let step = 1; step <= this.#entries.length; step++) {
      const index = (this.#current + step) % this.#entries.length;
      const until = this.#entries[index]?.until ?? Infinity;
      if (until <= now) return index;
      if (until < earliest) {
        earliest = until;
        best = index;
      }
    }
    return best;
  }
}
