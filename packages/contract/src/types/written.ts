/** How the types of what users write follow from the types of what the server sends. */

type PartOf<T, Parts, K extends keyof T> = K extends keyof Parts ? Parts[K] : T[K];

/**
 * What a user writes where the server sends `T`: each key may be left out or be null, and Nomad fills in its default.
 * Keys, types and documentation are those of `T`, so the two can't part ways; a value of `T` is one of `Written<T>` too.
 *
 * @typeParam Required - keys that Nomad has no default for
 * @typeParam Parts - other types for some keys of `T`, where what is inside may be left out in turn
 */
export type Written<
  T,
  Required extends keyof T = never,
  Parts extends { [K in keyof Parts]: K extends keyof T ? unknown : never } = object,
> = {
  [K in keyof T as K extends Required ? K : never]-?: PartOf<T, Parts, K>;
} & {
  [K in keyof T as K extends Required ? never : K]?: PartOf<T, Parts, K> | null;
};
