/** Files in HCL's JSON syntax, as bodies that a schema reads. */

import type { ParsedBody } from '../body.js';
import { JsonBody } from './json-body.js';
import { parseHclJson } from './parser.js';

/** Parses a file in HCL's JSON syntax. Never throws: errors are in `diagnostics`. */
export function readHclJson(text: string, filename: string): ParsedBody {
  const { tree, source, diagnostics } = parseHclJson(text, filename);
  return { body: new JsonBody(tree, {}, 'plain'), source, diagnostics };
}
