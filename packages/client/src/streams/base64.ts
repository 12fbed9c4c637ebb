/** Base64 to bytes and back, by the fastest means of the runtime: streams spend most of their time here. */

interface BufferLike {
  from(text: string, encoding: 'base64'): Uint8Array;
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64'): string };
}

/** Node's `Buffer`, looked up rather than imported so that bundles for browsers stay free of it. */
const buffer = Reflect.get(globalThis, 'Buffer') as BufferLike | undefined;

/** The bytes of base64 text. */
export function bytesOf(base64: string): Uint8Array {
  if (buffer) return buffer.from(base64, 'base64');
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The base64 text of bytes. */
export function base64Of(bytes: Uint8Array): string {
  if (buffer) return buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
