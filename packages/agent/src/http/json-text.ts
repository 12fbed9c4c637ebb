/** JSON on the wire, with every digit of every number kept. */

import { parseExact, stringifyExact } from '@yurt/contract';

import { rememberNumber } from '../jobs/written-numbers.js';

/** Encodes an answer; what JSON has no form for is `null`. */
export function encodeJson(value: unknown, indent?: number): string {
  return stringifyExact(value, indent) ?? 'null';
}

/** Decodes a body, and keeps in mind how its numbers were written. @throws SyntaxError */
export function decodeJson(text: string): unknown {
  return parseExact(text, rememberNumber);
}
