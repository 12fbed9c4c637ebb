/** Strings of JSON: their escapes, and where each character stands in the file. */

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([^]))/g;

const PLAIN: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function characterOf(code: string | undefined, letter: string): string {
  return code === undefined ? (PLAIN[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
}

/** The text with its escapes undone. Halves of pairs that stand alone become U+FFFD. */
export function unescapeJson(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw
    .replace(ESCAPE, (_, code: string | undefined, letter: string) => characterOf(code, letter))
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** For each offset in the text with its escapes undone, and its end, the offset in the text as written. */
export function writtenOffsets(raw: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const escape of raw.matchAll(ESCAPE)) {
    for (; at < escape.index; at += 1) offsets.push(at);
    offsets.push(escape.index);
    at = escape.index + escape[0].length;
  }
  for (; at <= raw.length; at += 1) offsets.push(at);
  return offsets;
}

/** Where a string with its quotes breaks JSON's rules, counted as HCL counts; `undefined` when it keeps them. */
export function brokenAt(written: string): number | undefined {
  for (let at = 1; at < written.length; at += 1) {
    const character = written.charAt(at);
    if (character === '"') return undefined;
    if (character !== '\\') continue;
    at += 1;
    const letter = written.charAt(at);
    const digits = letter === 'u' ? 4 : 0;
    if (digits === 0 && !'"\\/bfnrt'.includes(letter)) return Math.min(at + 1, written.length);
    for (const last = at + digits; at < last;) {
      at += 1;
      if (!/^[0-9a-fA-F]$/.test(written.charAt(at))) return Math.min(at + 1, written.length);
    }
  }
  return written.length;
}
