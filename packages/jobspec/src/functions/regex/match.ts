/**
 * Finds patterns in text. All paths through a pattern are followed side by side, one character at a time, so that a search
 * takes time in proportion to the text, whatever the pattern.
 */

import type { Budget } from '../../hcl/scope.js';
import type { Assertion } from './pattern.js';
import type { Instruction } from './program.js';

/** Offsets of a match: start and end of the whole, then of each group; -1 where a group took no part. */
export type Match = readonly number[];

/** Paths by the instruction at which they are, the preferred ones first. */
class Paths {
  readonly steps: number[] = [];
  readonly slots: Match[] = [];
  readonly #seen: Uint32Array;
  #round = 1;

  constructor(length: number) {
    this.#seen = new Uint32Array(length);
  }

  /** False when a path is at the instruction already. */
  enter(step: number): boolean {
    if (this.#seen[step] === this.#round) return false;
    this.#seen[step] = this.#round;
    return true;
  }

  clear(): void {
    this.steps.length = 0;
    this.slots.length = 0;
    this.#round += 1;
  }
}

/** Steps of the machine that count as one step of an evaluation. */
const PER_STEP = 16;

/** Searches one text for one pattern. */
export class Search {
  #current: Paths;
  #next: Paths;

  constructor(
    readonly program: readonly Instruction[],
    readonly text: string,
    readonly budget: Budget,
  ) {
    this.#current = new Paths(program.length);
    this.#next = new Paths(program.length);
  }

  /** The leftmost match at or after an offset. */
  find(from: number): Match | undefined {
    let match: Match | undefined;
    this.#current.clear();
    for (let at = from; ;) {
      const point = this.text.codePointAt(at);
      // A new path begins at each place until something is found.
      if (!match) this.#follow(this.#current, 0, at, [at, -1]);
      if (this.#current.steps.length === 0 && match) break;
      this.budget.spend((this.#current.steps.length + 1) / PER_STEP);
      const after = at + (point !== undefined && point > 0xffff ? 2 : 1);
      this.#next.clear();
      for (const [index, step] of this.#current.steps.entries()) {
        const instruction = this.program[step];
        const slots = this.#current.slots[index] ?? [];
        if (instruction?.kind === 'match') {
          match = [...slots];
          break;
        }
        if (instruction?.kind === 'set' && point !== undefined && instruction.set(point)) {
          this.#follow(this.#next, step + 1, after, slots);
        }
      }
      [this.#current, this.#next] = [this.#next, this.#current];
      if (point === undefined) break;
      at = after;
    }
    return match;
  }

  /** Goes on from an instruction up to all characters that may follow. */
  #follow(paths: Paths, start: number, at: number, startSlots: Match): void {
    const waiting: [number, Match][] = [[start, startSlots]];
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      const [step, slots] = path;
      const instruction = this.program[step];
      if (!instruction || !paths.enter(step)) continue;
      switch (instruction.kind) {
        case 'jump':
          waiting.push([instruction.to, slots]);
          break;
        case 'split':
          waiting.push([instruction.second, slots], [instruction.first, slots]);
          break;
        case 'save': {
          const saved = [...slots];
          while (saved.length <= instruction.slot) saved.push(-1);
          saved[instruction.slot] = at;
          waiting.push([step + 1, saved]);
          break;
        }
        case 'assertion':
          if (holds(instruction.assertion, this.text, at)) waiting.push([step + 1, slots]);
          break;
        case 'match': {
          const saved = [...slots];
          saved[1] = at;
          paths.steps.push(step);
          paths.slots.push(saved);
          break;
        }
        case 'set':
          paths.steps.push(step);
          paths.slots.push(slots);
          break;
      }
    }
  }
}

function isWord(unit: string): boolean {
  return /^[0-9A-Za-z_]$/.test(unit);
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'line-start':
      return at === 0 || text.charAt(at - 1) === '\n';
    case 'line-end':
      return at === text.length || text.charAt(at) === '\n';
    case 'boundary':
      return isWord(text.charAt(at - 1)) !== isWord(text.charAt(at));
    case 'no-boundary':
      return isWord(text.charAt(at - 1)) === isWord(text.charAt(at));
  }
}
