/** Functions that turn values into text of some format, and back. */

import { FunctionError } from '../hcl/scope.js';
import { bytesOf, fromBase64, textOfBytes, toBase64 } from './bytes.js';
import { fromCsv } from './csv.js';
import { fromJson, toJson } from './json.js';
import { fixed, type FunctionTable, nullable, ofTexts } from './signature.js';

/** The functions of formats but YAML. */
export const encoding: FunctionTable = {
  base64decode: ofTexts(['str'], (text) => {
    const bytes = fromBase64(text);
    if (!bytes) throw new FunctionError(`failed to decode base64 data '${text}'`);
    const decoded = textOfBytes(bytes);
    if (decoded !== undefined) return decoded;
    throw new FunctionError('the result of decoding the the provided string is not valid UTF-8');
  }),
  base64encode: ofTexts(['str'], (text) => toBase64(bytesOf(text))),
  csvdecode: ofTexts(['str'], fromCsv),
  jsondecode: ofTexts(['str'], fromJson),
  jsonencode: fixed([nullable('val')], ([value = null]) => toJson(value)),
  urlencode: ofTexts(['str'], (text) =>
    Array.from(bytesOf(text), (byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9_.~-]/.test(character)) return character;
      return character === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }).join(''),
  ),
};
