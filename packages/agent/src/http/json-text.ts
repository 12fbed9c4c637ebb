/** JSON on the wire, with every digit of every number kept. */

/** Encodes an answer. */
export function encodeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent);
}

/** Decodes a body. @throws SyntaxError */
export function decodeJson(text: string): unknown {
  return JSON.parse(text);
}
