/** Variable files. */

import type { VariableSpec } from '@yurt/contract';
import type { JsonObject } from '../job/json.js';
import { type FieldsOf, open, text, whole } from '../schema/field.js';
import { type ParsedSpec, parseFields, type ParseSpecOptions } from './spec.js';

/**
 * A variable.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/variables
 */
const variable = {
  /** The namespace it is in. */
  namespace: text('Namespace', ''),
  /** Its path. */
  path: text('Path', ''),
  createIndex: whole('CreateIndex', 0, 'uint64'),
  /** The index of the version that is to be replaced. */
  modifyIndex: whole('ModifyIndex', 0, 'uint64'),
  createTime: whole('CreateTime', 0),
  modifyTime: whole('ModifyTime', 0),
  /** The values by key. */
  items: open('Items'),
} as const satisfies FieldsOf<VariableSpec>;

/**
 * Parses a variable file, as `nomad var put` reads it. Never throws: errors are in `diagnostics`. A file need not say a path;
 * one without items gives none.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/variables
 */
export function parseVariable(source: string, options: ParseSpecOptions = {}): ParsedSpec<VariableSpec> {
  return parseFields(source, options, variable, isVariable);
}

function isVariable(value: JsonObject): value is JsonObject & VariableSpec {
  value['Items'] ??= {};
  return true;
}
