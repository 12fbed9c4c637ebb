/** The tree of a file in HCL's JSON syntax. */

import type { Span } from '../source.js';

/** Any JSON value. */
export type JsonNode =
  | JsonObjectNode
  | JsonArrayNode
  | JsonStringNode
  | JsonNumberNode
  | JsonWordNode
  | JsonInvalidNode;

/** `{ "name": value }`, braces included. */
export interface JsonObjectNode extends Span {
  readonly kind: 'object';
  readonly properties: readonly JsonProperty[];
}

/** `"name": value`. */
export interface JsonProperty {
  readonly name: JsonStringNode;
  readonly value: JsonNode;
}

/** `[value, value]`, brackets included. */
interface JsonArrayNode extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** A string with its quotes. */
export interface JsonStringNode extends Span {
  readonly kind: 'string';
  /** The text with its escapes undone. */
  readonly text: string;
}

/** A number, as written. */
interface JsonNumberNode extends Span {
  readonly kind: 'number';
  readonly text: string;
}

/** `true`, `false` or `null`. */
interface JsonWordNode extends Span {
  readonly kind: 'word';
  readonly value: true | false | null;
}

/** Where a value should be and none could be read. An error says why. */
interface JsonInvalidNode extends Span {
  readonly kind: 'invalid';
}

/** What messages about a value as a whole point at: the opening brace or bracket, else all of it. */
export function startOfNode({ kind, start, end }: JsonNode): Span {
  return { start, end: kind === 'object' || kind === 'array' ? start + 1 : end };
}
