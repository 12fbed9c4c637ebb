/**
 * What a configuration file may hold, as data: the kinds of values, and the TypeScript type that follows from a
 * description. Reading, checking and typing all come from one description, so none can forget a key.
 */

/** A kind of value. */
export type Kind =
  | { readonly kind: 'text' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'number' }
  | { readonly kind: 'truth' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'texts' }
  | { readonly kind: 'map' }
  | { readonly kind: 'free' }
  | { readonly kind: 'block'; readonly keys: Keys }
  | { readonly kind: 'labelled'; readonly keys: Keys }
  | { readonly kind: 'repeated'; readonly keys: Keys };

/** The keys of a block. */
export type Keys = { readonly [key: string]: Kind };

/** Text. */
export const text = { kind: 'text' } as const;
/** A whole number. */
export const whole = { kind: 'whole' } as const;
/** A number. */
export const number = { kind: 'number' } as const;
/** `true` or `false`. */
export const truth = { kind: 'truth' } as const;
/** A Go duration such as `"30s"`, kept as text. */
export const duration = { kind: 'duration' } as const;
/** A list of text. */
export const texts = { kind: 'texts' } as const;
/** Names to text. */
export const map = { kind: 'map' } as const;
/** Anything: what a plugin defines. */
export const free = { kind: 'free' } as const;

/** A block that stands once; several are laid over each other. */
export function block<const K extends Keys>(keys: K): { readonly kind: 'block'; readonly keys: K } {
  return { kind: 'block', keys };
}

/** Blocks with one label each, by label: `host_volume "data" { … }`. */
export function labelled<const K extends Keys>(keys: K): { readonly kind: 'labelled'; readonly keys: K } {
  return { kind: 'labelled', keys };
}

/** Blocks that may stand several times, in their order. */
export function repeated<const K extends Keys>(keys: K): { readonly kind: 'repeated'; readonly keys: K } {
  return { kind: 'repeated', keys };
}

/** A value of free form. */
export type Free = string | number | bigint | boolean | null | readonly Free[] | { readonly [key: string]: Free };

/** The type of what a kind reads. */
type ValueOf<K extends Kind> = K extends { readonly kind: 'text' | 'duration' }
  ? string
  : K extends { readonly kind: 'whole' | 'number' }
    ? number
    : K extends { readonly kind: 'truth' }
      ? boolean
      : K extends { readonly kind: 'texts' }
        ? readonly string[]
        : K extends { readonly kind: 'map' }
          ? Readonly<Record<string, string>>
          : K extends { readonly kind: 'block'; readonly keys: infer B extends Keys }
            ? BlockOf<B>
            : K extends { readonly kind: 'labelled'; readonly keys: infer B extends Keys }
              ? Readonly<Record<string, BlockOf<B>>>
              : K extends { readonly kind: 'repeated'; readonly keys: infer B extends Keys }
                ? readonly BlockOf<B>[]
                : Free;

/** The type of a block: every key may be absent. */
export type BlockOf<B extends Keys> = { readonly [Key in keyof B]?: ValueOf<B[Key]> };

/** A block's values by key, whatever they are. */
export type Values = { readonly [key: string]: unknown };

/** Whether a value is a block's. */
export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether values are of the type that a description gives. */
export function isBlockOf<K extends Keys>(keys: K, values: Values): values is Values & BlockOf<K> {
  return Object.entries(values).every(([key, value]) => {
    const kind = keys[key];
    return value === undefined || (kind !== undefined && isOfKind(kind, value));
  });
}

function isOfKind(kind: Kind, value: unknown): boolean {
  switch (kind.kind) {
    case 'text':
    case 'duration':
      return typeof value === 'string';
    case 'whole':
    case 'number':
      return typeof value === 'number';
    case 'truth':
      return typeof value === 'boolean';
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'map':
      return isValues(value) && Object.values(value).every((each) => typeof each === 'string');
    case 'block':
      return isValues(value) && isBlockOf(kind.keys, value);
    case 'labelled':
      return isValues(value) && Object.values(value).every((each) => isValues(each) && isBlockOf(kind.keys, each));
    case 'repeated':
      return Array.isArray(value) && value.every((each) => isValues(each) && isBlockOf(kind.keys, each));
    case 'free':
      return true;
  }
}
