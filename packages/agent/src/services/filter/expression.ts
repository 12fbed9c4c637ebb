/** The tree of a filter expression. */

/** A path into a record: names of fields, keys of maps, positions in lists. */
export type Selector = readonly string[];

/** What is asked of one value; each has its opposite in {@link Match.negated}. */
type MatchOperator = 'equal' | 'in' | 'matches' | 'empty' | 'nil';

/** A test of one value. */
export interface Match {
  readonly kind: 'match';
  readonly selector: Selector;
  readonly operator: MatchOperator;
  readonly negated: boolean;
  /** The text to compare with; it is read as what the value in the record is. */
  readonly value?: string;
}

/** The names under which a collection's elements are known inside its braces. */
export interface Binding {
  /** The index of a list's element, or the key of a map's. */
  readonly index?: string;
  readonly value?: string;
  /** A single name: the element of a list, the key of a map. */
  readonly single?: string;
}

/** A filter expression. */
export type Expression =
  | Match
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'any' | 'all';
      readonly selector: Selector;
      readonly binding: Binding;
      readonly inner: Expression;
    };
