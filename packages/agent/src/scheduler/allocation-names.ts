/** The names of a group's allocations: `job.group[index]`, each index once. */

import type { Allocation } from '@yurt/contract';

/** The name with an index. */
export function allocationName(jobId: string, group: string, index: number): string {
  return `${jobId}.${group}[${index}]`;
}

/** The index in a name; -1 when there is none. */
function allocationIndex(name: string): number {
  const [, index] = /\[(\d+)\]$/.exec(name) ?? [];
  return index === undefined ? -1 : Number(index);
}

/** The order of allocations by their index. */
export function byIndex(a: { readonly Name: string }, b: { readonly Name: string }): number {
  return allocationIndex(a.Name) - allocationIndex(b.Name);
}

/** Which indexes are in use. */
export class AllocationNames {
  readonly #used: Set<number>;

  constructor(
    private readonly jobId: string,
    private readonly group: string,
    allocations: Iterable<Allocation>,
  ) {
    this.#used = new Set(Array.from(allocations, ({ Name }) => allocationIndex(Name)));
  }

  /** Frees the index of a name. */
  free(name: string): void {
    this.#used.delete(allocationIndex(name));
  }

  /** The lowest free names. */
  next(count: number): string[] {
    const names: string[] = [];
    for (let index = 0; names.length < count; index++) {
      if (this.#used.has(index)) continue;
      this.#used.add(index);
      names.push(allocationName(this.jobId, this.group, index));
    }
    return names;
  }

  /** Names for canaries: first those of allocations that are to be replaced, then free ones, then used ones. */
  canaries(count: number, groupCount: number, taken: Iterable<Allocation>, replaced: Iterable<Allocation>): string[] {
    const own = new Set(Array.from(taken, ({ Name }) => allocationIndex(Name)));
    const indexes = Array.from(replaced, ({ Name }) => allocationIndex(Name))
      .filter((index) => index >= 0 && index < groupCount && !own.has(index))
      .toSorted((a, b) => a - b);
    const chosen = new Set(indexes.slice(0, count));
    for (let index = 0; chosen.size < count && index < groupCount; index++) {
      if (!own.has(index) && !this.#used.has(index)) chosen.add(index);
    }
    for (let index = groupCount; chosen.size < count; index++) if (!own.has(index)) chosen.add(index);
    return [...chosen].map((index) => allocationName(this.jobId, this.group, index));
  }
}
