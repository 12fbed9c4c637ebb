/** Patterns as programs for a machine that follows all of a pattern's paths at once. */

import { FunctionError } from '../../hcl/scope.js';
import type { Assertion, CharacterSet, Pattern } from './pattern.js';

/** A step. Steps of one path follow each other unless they say where to go on. */
export type Instruction =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  /** Remembers the place. */
  | { readonly kind: 'save'; readonly slot: number }
  /** Goes on at two places, the first one rather. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'match' };

/** The longest program. */
const MAX_LENGTH = 100_000;

/** The program of a pattern. */
export function compilePattern(pattern: Pattern, source: string): readonly Instruction[] {
  const program: Instruction[] = [];

  const emit = (instruction: Instruction): void => {
    if (program.length >= MAX_LENGTH) {
      throw new FunctionError(`error parsing regexp: expression too large: \`${source}\``);
    }
    program.push(instruction);
  };

  /** What the body gives may be left out. */
  const optional = (body: () => void, greedy: boolean): void => {
    const split = { kind: 'split' as const, first: 0, second: 0 };
    emit(split);
    const start = program.length;
    body();
    split.first = greedy ? start : program.length;
    split.second = greedy ? program.length : start;
  };

  const oneOrMore = (inner: Pattern, greedy: boolean): void => {
    const start = program.length;
    add(inner);
    const end = program.length + 1;
    emit({ kind: 'split', first: greedy ? start : end, second: greedy ? end : start });
  };

  const repeat = ({ inner, least, most, greedy }: Extract<Pattern, { kind: 'repeat' }>): void => {
    if (most === Number.POSITIVE_INFINITY) {
      for (let time = 1; time < least; time += 1) add(inner);
      // Something that may be empty goes round at least once: this gives the paths Go's order.
      if (least > 0) oneOrMore(inner, greedy);
      else if (mayBeEmpty(inner)) optional(() => oneOrMore(inner, greedy), greedy);
      else {
        const start = program.length;
        optional(() => {
          add(inner);
          emit({ kind: 'jump', to: start });
        }, greedy);
      }
      return;
    }
    for (let time = 0; time < least; time += 1) add(inner);
    const splits: Extract<Instruction, { kind: 'split' }>[] = [];
    for (let time = least; time < most; time += 1) {
      const split = { kind: 'split' as const, first: 0, second: 0 };
      emit(split);
      splits.push(split);
      split.first = program.length;
      add(inner);
    }
    for (const split of splits) {
      const start = split.first;
      split.first = greedy ? start : program.length;
      split.second = greedy ? program.length : start;
    }
  };

  const choice = (parts: readonly Pattern[]): void => {
    const ends: Extract<Instruction, { kind: 'jump' }>[] = [];
    for (const [at, part] of parts.entries()) {
      if (at === parts.length - 1) {
        add(part);
        break;
      }
      const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
      emit(split);
      add(part);
      const end = { kind: 'jump' as const, to: 0 };
      emit(end);
      ends.push(end);
      split.second = program.length;
    }
    for (const end of ends) end.to = program.length;
  };

  const add = (part: Pattern): void => {
    switch (part.kind) {
      case 'empty':
        return;
      case 'set':
      case 'assertion':
        return emit(part);
      case 'group':
        emit({ kind: 'save', slot: part.index * 2 });
        add(part.inner);
        return emit({ kind: 'save', slot: part.index * 2 + 1 });
      case 'all':
        for (const inner of part.parts) add(inner);
        return;
      case 'any':
        return choice(part.parts);
      case 'repeat':
        return repeat(part);
    }
  };

  add(pattern);
  emit({ kind: 'match' });
  return program;
}

function mayBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'set':
      return false;
    case 'group':
      return mayBeEmpty(pattern.inner);
    case 'all':
      return pattern.parts.every(mayBeEmpty);
    case 'any':
      return pattern.parts.some(mayBeEmpty);
    case 'repeat':
      return pattern.least === 0 || mayBeEmpty(pattern.inner);
    default:
      return true;
  }
}
