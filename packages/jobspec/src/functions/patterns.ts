/** Functions of regular expressions. */

import { regexReplace } from './regex/index.js';
import { fixed, type FunctionTable, parameter, textOf } from './signature.js';

/** The functions of regular expressions. */
export const patterns: FunctionTable = {
  regex_replace: fixed(
    [parameter('str', 'string'), parameter('pattern', 'string'), parameter('replace', 'string')],
    ([text, pattern, replacement], budget) => regexReplace(textOf(text), textOf(pattern), textOf(replacement), budget),
  ),
};
