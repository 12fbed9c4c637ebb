/** Patterns, and the steps that a search takes through them. */

/** Characters, told by their code points. */
export type CharacterSet = (point: number) => boolean;

/** A place in a pattern. What has neither a set nor a next step is the end. */
export interface Step {
  /** What the character here must be. */
  readonly set?: CharacterSet;
  /** What must hold at the place in the text. */
  readonly holds?: (text: string, at: number) => boolean;
  /** Where the place in the text is remembered. */
  readonly slot?: number;
  next?: Step;
  /** Another way to go on, which is tried when the next step leads nowhere. */
  other?: Step;
  /** The paths of which one came here last; of all that come to a step at one place, only the first goes on. */
  reachedBy?: readonly Path[];
}

/** Offsets of a match: start and end of the whole, then of each group; -1 where a group took no part. */
export type Slots = readonly number[];

/** A path through a pattern: the step it waits at, and what it remembers. */
export type Path = readonly [Step, Slots];

/** A piece of a pattern. */
export interface Pattern {
  /** The first of its steps, when what follows it is known. */
  readonly before: (next: Step) => Step;
  /** No less than the number of its steps. */
  readonly size: number;
  /** How often something in it is repeated, by counts within counts. */
  readonly times: number;
  readonly mayBeEmpty: boolean;
}

/** A single step. */
export function single(step: Step): Pattern {
  return { before: (next) => ({ ...step, next }), size: 1, times: 1, mayBeEmpty: !step.set };
}

/** A pattern of parts; one alone is itself, so that deep nesting stays as shallow as it can be. */
function combined(parts: readonly Pattern[], mayBeEmpty: boolean, before: Pattern['before']): Pattern {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const size = parts.reduce((sum, part) => sum + part.size, parts.length);
  return { before, size, times: parts.reduce((most, part) => Math.max(most, part.times), 1), mayBeEmpty };
}

/** One after the other. */
export function all(parts: readonly Pattern[]): Pattern {
  const mayBeEmpty = parts.every((part) => part.mayBeEmpty);
  return combined(parts, mayBeEmpty, (next) => {
    let first = next;
    for (const part of parts.toReversed()) first = part.before(first);
    return first;
  });
}

/** One of them, the first ones rather. */
export function any(parts: readonly Pattern[]): Pattern {
  const mayBeEmpty = parts.some((part) => part.mayBeEmpty);
  return combined(parts, mayBeEmpty, (next) => {
    let other: Step | undefined;
    for (const part of parts.toReversed()) other = { next: part.before(next), ...(other && { other }) };
    return other ?? next;
  });
}

/** A pattern whose start and end are remembered, in a slot and the one after it. */
export function remembered(inner: Pattern, slot: number): Pattern {
  const before = (next: Step): Step => ({ slot, next: inner.before({ slot: slot + 1, next }) });
  return { ...inner, before, size: inner.size + 2 };
}

/** At least and at most so many times; the most may be `Infinity`. */
export function repeated(inner: Pattern, least: number, most: number, greedy: boolean): Pattern {
  if (most === 0) return all([]);
  const counted = Number.isFinite(most) ? most : least;
  const split = (into: Step, past: Step): Step => (greedy ? { next: into, other: past } : { next: past, other: into });
  return {
    before: (next) => {
      let first = next;
      if (most === Number.POSITIVE_INFINITY) {
        const loop: Step = {};
        const body = inner.before(loop);
        Object.assign(loop, split(body, next));
        // Something that may be empty goes round at least once: this gives the paths Go's order.
        first = least > 0 ? body : inner.mayBeEmpty ? split(body, next) : loop;
      }
      for (let copy = counted; copy > (counted === most ? 0 : 1); copy -= 1) {
        first = inner.before(first);
        if (copy > least) first = split(first, next);
      }
      return first;
    },
    size: Math.max(counted, 1) * (inner.size + 1) + 1,
    times: Math.max(counted, 1) * inner.times,
    mayBeEmpty: least === 0 || inner.mayBeEmpty,
  };
}
