/** What HashiCorp's own parser makes of a text, in Go compiled to WebAssembly, and what ours makes of it in the same form. */

import { parse } from '@cdktf/hcl2json';
import { hasErrors, parseHcl } from '@yurt/jobspec';
import { hcl2jsonShape, Unconvertible } from './hcl2json-shape.js';

/** JSON, or why there is none: errors of the text, or a file that is right and that hcl2json has no JSON for. */
export type Outcome = { readonly json: unknown } | 'refused' | 'not converted';

/** What hcl2json makes of a text. Never settles once the program in WebAssembly has died. */
export async function askHcl2json(text: string): Promise<Outcome> {
  try {
    return { json: await parse('input.hcl', text) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.message.startsWith('parse config: ')) return 'refused';
    if (error.message.startsWith('convert to HCL: ')) return 'not converted';
    throw error;
  }
}

/** What hcl2json should make of a text, by our tree of it. */
export function expectHcl2json(text: string): Outcome {
  const parsed = parseHcl(text);
  if (hasErrors(parsed.diagnostics)) return 'refused';
  try {
    return { json: hcl2jsonShape(parsed) };
  } catch (error) {
    if (error instanceof Unconvertible) return 'not converted';
    throw error;
  }
}
