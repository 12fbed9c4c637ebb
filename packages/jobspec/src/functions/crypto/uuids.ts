/** UUIDs: random ones, and those that are made of names. */

import { FunctionError } from '../../hcl/scope.js';
import { bytesOf, fromHex, hex, randomBytes } from '../bytes.js';
import { sha1 } from './digests.js';

/** A random UUID. */
export function uuidv4(): string {
  return uuidText(randomBytes(16), 4);
}

/** The namespaces that have a name of their own, by one digit of theirs; all others are the same. */
const NAMESPACES = ['dns', 'url', 'oid', undefined, 'x500'];

/** The UUID of a name in a namespace: `dns`, `url`, `oid`, `x500`, or a UUID. */
export function uuidv5(namespace: string, name: string): string {
  const digit = NAMESPACES.indexOf(namespace);
  const space = digit < 0 ? readUuid(namespace) : `6ba7b81${digit}9dad11d180b400c04fd430c8`;
  return uuidText(sha1(new Uint8Array([...fromHex(space), ...bytesOf(name)])), 5);
}

function uuidText(bytes: Uint8Array, version: number): string {
  const marked = bytes.slice(0, 16);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4);
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  return hex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The digits of a UUID, with or without dashes, in braces or after `urn:uuid:`. */
function readUuid(text: string): string {
  const refused = (why: string): FunctionError =>
    new FunctionError(`uuidv5() doesn't support namespace ${text} (${why})`);
  const { length } = bytesOf(text);
  if (![32, 36, 38, 45].includes(length)) throw refused(`invalid UUID length: ${length}`);
  if (length === 45 && !/^urn:uuid:/i.test(text)) {
    throw refused(`invalid urn prefix: ${JSON.stringify(text.slice(0, 9))}`);
  }
  const plain = length === 45 ? text.slice(9) : length === 38 ? text.slice(1, -1) : text;
  const form = length === 32 ? /^[0-9a-f]{32}$/i : /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  if (!form.test(plain)) throw refused('invalid UUID format');
  return plain.replaceAll('-', '');
}
