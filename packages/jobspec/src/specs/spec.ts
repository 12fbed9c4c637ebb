/** What all specification files have in common. */

import { type Diagnostic, Findings, hasErrors } from '../hcl/diagnostic.js';
import type { JsonObject } from '../job/json.js';
import type { Fields } from '../schema/field.js';
import { decodeFields, type Decoding } from './decode.js';
import { parseHcl1 } from './hcl1/parser.js';
import type { ObjectNode } from './hcl1/syntax.js';

/** A parsed specification file. */
export interface ParsedSpec<Spec> {
  /** What the file says, as Nomad's API takes it; `undefined` when there are errors. What it does not say is left out. */
  readonly spec: Spec | undefined;
  /** Errors and warnings, all of them. Names that Nomad ignores in silence are warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a specification file is parsed with. */
export interface ParseSpecOptions {
  /** What messages call the file. Default `input.hcl`. */
  readonly filename?: string;
}

/**
 * Parses a file in HCL 1, or in JSON, to an object of the API.
 *
 * @param read - Makes the object of the tree, or `undefined` after an error.
 */
export function parseSpec<Spec>(
  text: string,
  { filename }: ParseSpecOptions,
  read: (tree: ObjectNode, decoding: Pick<Decoding, 'findings' | 'isJson'>) => Spec | undefined,
): ParsedSpec<Spec> {
  const { tree, source, diagnostics, isJson } = parseHcl1(text, filename);
  if (hasErrors(diagnostics)) return { spec: undefined, diagnostics };
  const findings = new Findings(source, [...diagnostics]);
  const spec = read(tree, { findings, isJson });
  return { spec: hasErrors(findings.list) ? undefined : spec, diagnostics: findings.list.toSorted(byPlace) };
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (left.subject?.start.byte ?? 0) - (right.subject?.start.byte ?? 0);
}

/** The same for a file whose contents are one record's. */
export function parseFields<Spec>(
  text: string,
  options: ParseSpecOptions,
  fields: Fields,
  isSpec: (value: JsonObject) => value is JsonObject & Spec,
  open: ReadonlySet<Fields> = new Set(),
): ParsedSpec<Spec> {
  return parseSpec(text, options, (tree, decoding) => {
    const decoded = decodeFields(tree, fields, { ...decoding, open });
    return isSpec(decoded) ? decoded : undefined;
  });
}
