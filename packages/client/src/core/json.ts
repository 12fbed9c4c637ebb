/** Documents to text and back, where needed with every digit. */

import { parseExact, stringifyExact } from '@yurt/contract';
import { ArgumentError, ProtocolError } from './errors.js';

/**
 * The value of a JSON answer; `null` for an empty one. With `exact`, numbers keep every digit.
 *
 * @throws ProtocolError when the text is no JSON. The message does not show it: it may hold secrets.
 */
export function decodeJson(text: string, exact: boolean): unknown {
  if (text === '') return null;
  try {
    return exact ? parseExact(text) : JSON.parse(text);
  } catch {
    throw new ProtocolError(`the answer (${text.length} characters) is not the JSON document that was expected`);
  }
}

/**
 * A value as JSON text. Numbers that were read in exact mode are written as they were read.
 *
 * @throws ArgumentError when the value has no JSON form.
 */
export function encodeJson(value: unknown, id: string): string {
  let text: string | undefined;
  try {
    text = stringifyExact(value);
  } catch (error) {
    throw new ArgumentError(`${id}: the body can't be written as JSON`, { cause: error });
  }
  if (text === undefined) throw new ArgumentError(`${id}: the body has no JSON form`);
  return text;
}
