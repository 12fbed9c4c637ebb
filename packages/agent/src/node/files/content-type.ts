/** Guesses a file's content type from its first 512 bytes, as browsers (and Go) do. */

const SNIFFED_BYTES = 512;

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Signatures at the start of a file; -1 stands for any byte. */
const SIGNATURES: readonly [readonly number[], string][] = [
  [ascii('%PDF-'), 'application/pdf'],
  [ascii('%!PS-Adobe-'), 'application/postscript'],
  [[0xfe, 0xff, -1, -1], 'text/plain; charset=utf-16be'],
  [[0xff, 0xfe, -1, -1], 'text/plain; charset=utf-16le'],
  [[0xef, 0xbb, 0xbf, -1], 'text/plain; charset=utf-8'],
  [[0x00, 0x00, 0x01, 0x00], 'image/x-icon'],
  [[0x00, 0x00, 0x02, 0x00], 'image/x-icon'],
  [ascii('BM'), 'image/bmp'],
  [ascii('GIF87a'), 'image/gif'],
  [ascii('GIF89a'), 'image/gif'],
  [[...ascii('RIFF'), -1, -1, -1, -1, ...ascii('WEBPVP')], 'image/webp'],
  [[0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[...ascii('FORM'), -1, -1, -1, -1, ...ascii('AIFF')], 'audio/aiff'],
  [ascii('ID3'), 'audio/mpeg'],
  [[...ascii('OggS'), 0], 'application/ogg'],
  [[...ascii('MThd'), 0, 0, 0, 6], 'audio/midi'],
  [[...ascii('RIFF'), -1, -1, -1, -1, ...ascii('AVI ')], 'video/avi'],
  [[...ascii('RIFF'), -1, -1, -1, -1, ...ascii('WAVE')], 'audio/wave'],
  [[0x1a, 0x45, 0xdf, 0xa3], 'video/webm'],
  [[0x00, 0x01, 0x00, 0x00], 'font/ttf'],
  [ascii('OTTO'), 'font/otf'],
  [ascii('ttcf'), 'font/collection'],
  [ascii('wOFF'), 'font/woff'],
  [ascii('wOF2'), 'font/woff2'],
  [[0x1f, 0x8b, 0x08], 'application/x-gzip'],
  [[...ascii('PK'), 3, 4], 'application/zip'],
  [[...ascii('Rar!'), 0x1a, 0x07, 0x00], 'application/x-rar-compressed'],
  [[...ascii('Rar!'), 0x1a, 0x07, 0x01, 0x00], 'application/x-rar-compressed'],
  [[0x00, ...ascii('asm')], 'application/wasm'],
];

const HTML_TAGS = [
  '!DOCTYPE HTML', 'HTML', 'HEAD', 'SCRIPT', 'IFRAME', 'H1', 'DIV', 'FONT', 'TABLE', 'A', 'STYLE', 'TITLE', 'B', 'BODY',
  'BR', 'P',
]; // prettier-ignore

function matches(data: Uint8Array, signature: readonly number[]): boolean {
  return data.length >= signature.length && signature.every((byte, index) => byte === -1 || data[index] === byte);
}

function isHtml(start: string): boolean {
  const upper = start.toUpperCase();
  if (upper.startsWith('<!--')) return true;
  return HTML_TAGS.some((tag) => upper.startsWith(`<${tag}`) && /^[ >]/.test(upper.slice(tag.length + 1)));
}

/** Bytes that text never holds. */
function isBinary(byte: number): boolean {
  return byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f);
}

function isMp4(data: Uint8Array): boolean {
  if (data.length < 12) return false;
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const size = view.readUInt32BE(0);
  if (data.length < size || size % 4 !== 0 || view.toString('latin1', 4, 8) !== 'ftyp') return false;
  for (let at = 8; at < size; at += 4) {
    if (at !== 12 && view.toString('latin1', at, at + 3) === 'mp4') return true;
  }
  return false;
}

/**
 * The type of a file.
 *
 * @param start its first bytes; more than 512 are not looked at
 * @param name `.json` is believed whatever is in the file
 */
export function contentType(start: Uint8Array, name: string): string {
  return name.endsWith('.json') ? 'application/json' : sniff(start.subarray(0, SNIFFED_BYTES));
}

function sniff(data: Uint8Array): string {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    .toString('latin1')
    .replace(/^[\t\n\f\r ]+/, '');
  if (isHtml(text)) return 'text/html; charset=utf-8';
  if (text.startsWith('<?xml')) return 'text/xml; charset=utf-8';
  const found = SIGNATURES.find(([signature]) => matches(data, signature));
  if (found) return found[1];
  if (isMp4(data)) return 'video/mp4';
  return data.some(isBinary) ? 'application/octet-stream' : 'text/plain; charset=utf-8';
}

/** How many bytes {@link contentType} looks at. */
export const CONTENT_TYPE_BYTES = SNIFFED_BYTES;
