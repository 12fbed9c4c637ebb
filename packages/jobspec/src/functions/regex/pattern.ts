/** Patterns as trees. */

/** A piece of a pattern. */
export type Pattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'all'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'any'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'group'; readonly index: number; readonly inner: Pattern }
  | {
      readonly kind: 'repeat';
      readonly inner: Pattern;
      readonly least: number;
      /** `Infinity` for no limit. */
      readonly most: number;
      readonly greedy: boolean;
    };

/** What must hold at a place: the text's or a line's start or end, a word's boundary or none. */
export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'boundary' | 'no-boundary';

/** Characters, told by their code points. */
export type CharacterSet = (point: number) => boolean;

/** A pattern that was read. */
export interface ParsedPattern {
  readonly pattern: Pattern;
  /** Names of the groups by index, of which 0 is the whole match; without a name, nothing. */
  readonly groups: readonly (string | undefined)[];
}
