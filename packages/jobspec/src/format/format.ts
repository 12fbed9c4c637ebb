/** Formats HCL as `nomad fmt` does. */

import { Findings, hasErrors, HclError } from '../hcl/diagnostic.js';
import { scan } from '../hcl/lexer.js';
import { parseHcl } from '../hcl/parser.js';
import { layOut } from './layout.js';

/**
 * The source in the layout of {@link https://developer.hashicorp.com/nomad/docs/commands/fmt | nomad fmt}: two blanks of
 * indent for each level, one blank between words, `=` and comments of neighbouring lines in one column. Blank lines, line
 * breaks of either kind, comments and the text of heredocs stay as they are; a byte-order mark is dropped. Formatting what is
 * formatted changes nothing.
 *
 * @param source - Text of a job file or of any other HCL file.
 * @param filename - What messages call it. Default `input.hcl`.
 * @throws {@link HclError} with all diagnostics when the source does not parse.
 */
export function formatHcl(source: string, filename?: string): string {
  const parsed = parseHcl(source, filename);
  if (hasErrors(parsed.diagnostics)) throw new HclError(parsed.diagnostics);
  const { tokens, comments } = scan(new Findings(parsed.source));
  return layOut(parsed.source, tokens, comments);
}
