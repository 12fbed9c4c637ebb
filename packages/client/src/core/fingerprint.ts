/** A short mark of a long text, to notice a change without keeping the text. */

/** Shorter texts are their own mark. */
const shortest = 1024;

/**
 * The text itself when it is short, else 53 bits of hash and its length. Two readings that differ get the same mark once
 * in 9e15 times.
 */
export function fingerprint(text: string): string {
  if (text.length < shortest) return text;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${text.length}:${4294967296 * (2097151 & low) + (high >>> 0)}`;
}
