/**
 * Cuts a byte stream into JSON objects that follow each other with nothing, or with line breaks, between them. Frames and
 * event lines both come so. Memory is bounded by the largest object that is allowed.
 */

import { ProtocolError } from '../core/errors.js';

/** An object larger than this ends the stream: no frame and no event of Nomad comes near. */
const MAX_OBJECT = 64 * 1024 * 1024;

/** Cuts text that comes in pieces. */
export class JsonSequence {
  readonly #decoder = new TextDecoder();
  #pending = '';
  /** How far `#pending` has been looked at, and what was found there. */
  #at = 0;
  #depth = 0;
  #inString = false;
  #broken = false;

  /**
   * The objects that end in this piece, as text.
   *
   * Text that is no object is kept for {@link end}: after the first byte the server can report an error no other way.
   *
   * @throws ProtocolError when an object is too large.
   */
  *push(piece: Uint8Array): Generator<string> {
    this.#pending += this.#decoder.decode(piece, { stream: true });
    if (!this.#broken) yield* this.#cut();
    if (this.#pending.length > MAX_OBJECT)
      throw new ProtocolError('an object in the stream is too large to be one of Nomad');
  }

  /**
   * Checks that nothing is left.
   *
   * @throws ProtocolError when the stream ended inside an object, or with other text, which the message shows.
   */
  end(): void {
    const rest = this.#pending.trim();
    if (rest === '') return;
    if (rest.startsWith('{')) throw new ProtocolError('the stream ended inside an object');
    throw new ProtocolError(`the server ended the stream with: ${rest.slice(0, 500)}`);
  }

  *#cut(): Generator<string> {
    const text = this.#pending;
    let start = 0;
    let at = this.#at;
    while (at < text.length) {
      if (this.#inString) {
        const quote = text.indexOf('"', at);
        if (quote < 0) {
          at = text.length;
          break;
        }
        at = quote + 1;
        if (!isEscaped(text, quote)) this.#inString = false;
        continue;
      }
      const code = text.charCodeAt(at);
      at += 1;
      if (this.#depth === 0) {
        if (code === 0x7b) {
          start = at - 1;
          this.#depth = 1;
        } else if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
          this.#broken = true;
          break;
        } else start = at;
      } else if (code === 0x22) this.#inString = true;
      else if (code === 0x7b || code === 0x5b) this.#depth += 1;
      else if (code === 0x7d || code === 0x5d) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          yield text.slice(start, at);
          start = at;
        }
      }
    }
    this.#pending = text.slice(start);
    this.#at = at - start;
  }
}

/** Whether the quote at an offset is written `\"`: an odd number of backslashes stands before it. */
function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes += 1;
  return slashes % 2 === 1;
}
