/**
 * Query parameters as data: their kind, how they are spelled on the wire, and what they mean. The client encodes with
 * this, the agent decodes with it, so the two can't disagree.
 */

/** How a query parameter is written. `flag` is present or absent and has no value. */
export type ParameterKind = 'string' | 'boolean' | 'integer' | 'flag' | 'strings' | 'json';

declare const carries: unique symbol;

/** One query parameter of a route. `V` is the type of its value, which only the compiler sees. */
export interface Parameter<V = unknown, Required extends boolean = boolean> {
  readonly kind: ParameterKind;
  /** The name on the wire where it is not the snake_case of ours. */
  readonly wire?: string;
  /** The route answers an error without it. */
  readonly required: Required;
  /** What it does, with its default. */
  readonly description: string;
  /** The values it may have, where they are few. */
  readonly values?: readonly string[];
  /** Of a boolean: `true` alone counts; any other text is false and no error. */
  readonly exact?: true;
  readonly [carries]?: { readonly type: V };
}

interface Settings {
  /** The name on the wire where it is not the snake_case of ours. */
  readonly wire?: string;
  /** Of a boolean: `true` alone counts; any other text is false and no error. */
  readonly exact?: true;
}

/** A text parameter. */
export function string(description: string, settings: Settings = {}): Parameter<string, false> {
  return { kind: 'string', required: false, description, ...settings };
}

/** A parameter that has one of a few values. */
export function oneOf<const V extends string>(
  values: readonly V[],
  description: string,
  settings: Settings = {},
): Parameter<V, false> {
  return { kind: 'string', required: false, description, values, ...settings };
}

/** A boolean, always written `true` or `false`: Nomad compares some of them literally. */
export function boolean(description: string, settings: Settings = {}): Parameter<boolean, false> {
  return { kind: 'boolean', required: false, description, ...settings };
}

/** A whole number; `bigint` for indexes beyond 2^53. */
export function integer(description: string, settings: Settings = {}): Parameter<number | bigint, false> {
  return { kind: 'integer', required: false, description, ...settings };
}

/** A parameter whose presence alone counts, such as `?lock-acquire`. */
export function flag(description: string, settings: Settings = {}): Parameter<boolean, false> {
  return { kind: 'flag', required: false, description, ...settings };
}

/** A text parameter that may be given several times. */
export function strings(description: string, settings: Settings = {}): Parameter<readonly string[], false> {
  return { kind: 'strings', required: false, description, ...settings };
}

/** A parameter whose value is a JSON document. */
export function jsonText<V>(description: string, settings: Settings = {}): Parameter<V, false> {
  return { kind: 'json', required: false, description, ...settings };
}

/** The same parameter, but the route answers an error without it. */
export function required<V>(parameter: Parameter<V, false>): Parameter<V, true> {
  return { ...parameter, required: true };
}

type RequiredNames<Q> = { [K in keyof Q]: Q[K] extends Parameter<unknown, true> ? K : never }[keyof Q];

type ValueOf<P> = P extends Parameter<infer V> ? V : never;

/** The values of a set of parameters: required ones must be there, the others may be. */
export type ParameterTypes<Q> = { -readonly [K in RequiredNames<Q>]: ValueOf<Q[K]> } & {
  -readonly [K in Exclude<keyof Q, RequiredNames<Q>>]?: ValueOf<Q[K]>;
};

/** `perPage` is `per_page`: the wire name of one of our names. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The name of a parameter on the wire. */
export function wireName(name: string, parameter: Pick<Parameter, 'wire'> | undefined): string {
  return parameter?.wire ?? snakeCase(name);
}
