/** Base64 without Node: payloads of jobs travel in it. */

/** Bytes in base64, with padding; a text is taken as UTF-8. */
export function encodeBase64(content: Uint8Array | string): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let binary = '';
  // Spreading all at once would overflow the stack.
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary);
}
