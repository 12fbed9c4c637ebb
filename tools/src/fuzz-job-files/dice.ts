/** Chance that can be had again: the same seed and index give the same numbers. */

/** Numbers of one file. */
export class Dice {
  #state: number;

  constructor(seed: number, index: number) {
    this.#state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(index + 1, 0xc2b2_ae35);
    // Neighbours begin alike; after a few numbers they do not.
    for (let warm = 0; warm < 4; warm += 1) this.#next();
  }

  /** A whole number from 0 up to, and not including, a limit; 0 for limits below 1. */
  below(limit: number): number {
    return Math.floor(this.#next() * Math.max(limit, 1));
  }

  /** True so often. */
  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** One of several; `undefined` when there are none. */
  of<T>(choices: readonly T[]): T | undefined {
    return choices[this.below(choices.length)];
  }

  /** From 0 up to 1, by the mulberry32 generator. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
