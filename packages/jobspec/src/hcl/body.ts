/**
 * The contents of a block as a decoder asks for them: which attributes and blocks it knows, and what it gets. A file in HCL's
 * own syntax, one in JSON, and blocks that `dynamic` makes all answer the same questions.
 */

import type { Diagnostic, Findings } from './diagnostic.js';
import type { Scope } from './scope.js';
import type { Source, Span } from './source.js';
import type { Expression } from './syntax.js';

/** Whether `dynamic` blocks make other blocks, here and in all blocks within. */
export type Expansion = 'dynamic' | 'plain';

/** What a decoder knows of a block's contents. */
export interface BodySchema {
  /** Attributes by name, in the order in which suggestions are made, and whether each must be there. */
  readonly attributes: ReadonlyMap<string, boolean>;
  /** Blocks by type, with the names of their labels. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
}

/** `name = value`, with what the value may refer to. */
export interface BodyAttribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly expression: Expression;
  readonly scope: Scope;
}

/** A label and where it stands. */
export interface BodyLabel extends Span {
  readonly text: string;
}

/** A block within. */
export interface BodyBlock {
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly BodyLabel[];
  /** What messages about the block point at. */
  readonly header: Span;
  readonly body: Body;
}

/** What was found of a schema. */
export interface BodyContent {
  readonly attributes: ReadonlyMap<string, BodyAttribute>;
  /** In the order of the file. */
  readonly blocks: readonly BodyBlock[];
}

/** The contents of a block or file. */
export interface Body {
  /** Where messages about something that is missing point. */
  readonly missing: Span;
  /** What the schema asks for. What is missing, and what nothing was known of, is an error. */
  content(schema: BodySchema, findings: Findings): BodyContent;
  /** All attributes, whatever their names; a block is an error. */
  attributes(findings: Findings): ReadonlyMap<string, BodyAttribute>;
  /** The same, with blocks as attributes too: a list of objects for each type, with an object around for each label. */
  openAttributes(findings: Findings): ReadonlyMap<string, BodyAttribute>;
  /** The same contents, with other names to refer to and, if so wanted, with `dynamic` blocks that make others. */
  inScope(scope: Scope, expansion: Expansion): Body;
  /** The blocks of one type, without a word about anything else. */
  blocksOf(type: string): readonly { readonly labels: readonly BodyLabel[]; readonly typeSpan: Span }[];
}

/** A file that was parsed, whatever its syntax. */
export interface ParsedBody {
  readonly body: Body;
  readonly source: Source;
  /** Errors and warnings. */
  readonly diagnostics: readonly Diagnostic[];
}
