/** Reads the body of an error answer: words for a message, or a small document; never more than that. */

import { ProtocolError } from './errors.js';
import type { TransportResponse } from './transport.js';

/** Bytes of an error's body that are kept. The largest that Nomad sends, a variable in a conflict, has some 100 kB. */
const longestBody = 1024 * 1024;

/** The body of an error answer. */
export interface ErrorBody {
  readonly text: string;
  /** Whether `text` is all of it. */
  readonly whole: boolean;
}

/** Reads up to 1 MiB and gives the rest up, with its connection. */
export async function readErrorBody(response: TransportResponse): Promise<ErrorBody> {
  const decoder = new TextDecoder();
  let text = '';
  let left = longestBody;
  try {
    for await (const chunk of response.body) {
      text += decoder.decode(chunk.subarray(0, left), { stream: true });
      left -= chunk.length;
      if (left < 0) return { text, whole: false };
    }
  } catch (error) {
    // The status says enough where the body can't be unpacked.
    if (error instanceof ProtocolError) return { text, whole: false };
    throw error;
  }
  return { text: text + decoder.decode(), whole: true };
}
