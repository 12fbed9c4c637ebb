/**
 * Finds patterns in text. All paths through a pattern are followed side by side, one character at a time, so that a search
 * takes time in proportion to the text, whatever the pattern.
 */

import type { Budget } from '../../hcl/scope.js';
import type { Path, Slots, Step } from './pattern.js';

/** Offsets kept at a step of a pattern that cost as much as the step itself. */
const PER_STEP = 8;

/** The leftmost match at or after an offset of a text, of the pattern with the given first step. */
export function findMatch(first: Step, text: string, from: number, budget: Budget): Slots | undefined {
  /** Goes on from a step up to all characters that may follow. The preferred paths come first. */
  const follow = (paths: Path[], start: Step, at: number, startSlots: Slots): void => {
    const waiting: Path[] = [[start, startSlots]];
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      const [step, slots] = path;
      const { next, slot } = step;
      if (step.reachedBy === paths) continue;
      step.reachedBy = paths;
      budget.spend(1 + slots.length / PER_STEP);
      if (step.set) paths.push(path);
      else if (!next) paths.push([step, slots.with(1, at)]);
      else if (slot !== undefined) {
        const saved = [...slots];
        while (saved.length <= slot) saved.push(-1);
        saved[slot] = at;
        waiting.push([next, saved]);
      } else if (!step.holds || step.holds(text, at)) {
        if (step.other) waiting.push([step.other, slots]);
        waiting.push([next, slots]);
      }
    }
  };

  let match: Slots | undefined;
  let paths: Path[] = [];
  for (let at = from; ;) {
    const point = text.codePointAt(at);
    // A new path begins at each place until something is found.
    if (!match) follow(paths, first, at, [at, -1]);
    else if (paths.length === 0) break;
    const after = at + (point !== undefined && point > 0xffff ? 2 : 1);
    const going: Path[] = [];
    for (const [{ set, next }, slots] of paths) {
      if (!next) {
        match = slots;
        break;
      }
      if (point !== undefined && set?.(point)) follow(going, next, after, slots);
    }
    paths = going;
    if (point === undefined) break;
    at = after;
  }
  return match;
}
