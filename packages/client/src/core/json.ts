/** Documents to text and back, where needed with every digit. */

import { ProtocolError } from './errors.js';

/**
 * The value of a JSON answer; `null` for an empty one. With `exact`, numbers keep every digit.
 *
 * @throws ProtocolError when the text is no JSON. The message does not show it: it may hold secrets.
 */
export function decodeJson(text: string, exact: boolean): unknown {
  if (text === '') return null;
  try {
    return exact ? JSON.parse(text) : JSON.parse(text);
  } catch (error) {
    throw new ProtocolError(`the answer (${text.length} characters) is not the JSON document that was expected`, {
      cause: error instanceof SyntaxError ? undefined : error,
    });
  }
}

/** A value as JSON text. Numbers read in exact mode are written as they were read. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value);
}
