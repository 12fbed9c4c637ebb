/** UUIDs: random ones, and those that are made of names. */

import { FunctionError } from '../../hcl/scope.js';
import { bytesOf, hex, randomBytes } from '../bytes.js';
import { sha1 } from './digests.js';

/** A random UUID. */
export function uuidv4(): string {
  return uuidText(randomBytes(16), 4);
}

/** What the namespaces that have a name of their own begin with; the rest is the same for all. */
const NAMESPACES: ReadonlyMap<string, string> = new Map(
  ['dns', 'url', 'oid', '', 'x500'].map((name, at) => [name, `6ba7b81${at}9dad11d180b400c04fd430c8`]),
);

/** The UUID of a name in a namespace: `dns`, `url`, `oid`, `x500`, or a UUID. */
export function uuidv5(namespace: string, name: string): string {
  const digits = (namespace === '' ? undefined : NAMESPACES.get(namespace)) ?? readUuid(namespace);
  const space = Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
  return uuidText(sha1(new Uint8Array([...space, ...bytesOf(name)])), 5);
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
  if (length === 32 && /^[0-9a-f]{32}$/i.test(text)) return text;
  const plain = length === 45 ? text.slice(9) : length === 38 ? text.slice(1, -1) : text;
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(plain)) {
    throw refused('invalid UUID format');
  }
  return plain.replaceAll('-', '');
}
