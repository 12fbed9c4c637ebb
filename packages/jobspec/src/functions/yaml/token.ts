/** What YAML is made of, and how errors in it are told. */

import { FunctionError } from '../../hcl/scope.js';

/** The deepest nesting that is read. */
export const MAX_DEPTH = 500;

/** A place: line and column, both from 0. */
export interface Mark {
  readonly line: number;
  readonly column: number;
}

/** A piece of a document. */
export interface Token {
  readonly kind:
    | 'block-sequence'
    | 'block-mapping'
    | 'block-end'
    | 'document-start'
    | 'document-end'
    | 'stream-end'
    | 'directive'
    | 'anchor'
    | 'alias'
    | 'tag'
    | 'scalar'
    | '['
    | ']'
    | '{'
    | '}'
    | ','
    | '-'
    | 'key'
    | 'value';
  readonly start: Mark;
  /** The content of a scalar, the name of an anchor, the handle of a tag, the text of a directive. */
  readonly text: string;
  /** Of a tag: what follows the handle. */
  readonly suffix?: string;
  /** Of a scalar. */
  readonly style?: 'plain' | 'quoted' | 'block';
}

/** An error of the document's structure. Places in the first line are not told, and lines are counted from 0, as Nomad does. */
export function structureError(why: string, at: Mark, context?: Mark): FunctionError {
  const place = at.line > 0 || !context ? at : context;
  return new FunctionError(place.line > 0 ? `on line ${place.line}, column ${place.column + 1}: ${why}` : why);
}
