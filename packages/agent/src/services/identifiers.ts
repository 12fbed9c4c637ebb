/** Identifiers in requests: what Nomad says of those that are no UUIDs, or not whole. */

import { CodedError } from '../coded-error.js';

function badHex(text: string): string | undefined {
  const bad = /[^0-9a-fA-F]/u.exec(text)?.[0];
  if (bad === undefined) return undefined;
  const code = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `Invalid UUID: encoding/hex: invalid byte: U+${code} '${bad}'`;
}

function reasonAgainst(text: string): string | undefined {
  const digits = text.replaceAll('-', '');
  if (text.length - digits.length > 4) return `UUID should have maximum of 4 "-"; got ${text.length - digits.length}`;
  return digits.length % 2 === 1 ? 'Input (without hyphens) must be even length' : badHex(digits);
}

/**
 * What Nomad says of an ID that can't be looked up; `undefined` when it can.
 *
 * @param kind What it is the ID of, in Nomad's short words: `alloc`, `eval`, `deployment`, `node`.
 */
export function idError(kind: string, id: string): string | undefined {
  const reason = id.length === 36 ? reasonAgainst(id) : 'UUID must be 36 characters';
  return reason === undefined ? undefined : `${kind} lookup failed: index error: ${reason}`;
}

/**
 * Checks the ID of one object.
 *
 * @param kind What it is the ID of, in Nomad's short words: `alloc`, `eval`, `deployment`, `node`.
 * @throws CodedError 500 in Nomad's words.
 */
export function checkId(kind: string, id: string): void {
  const error = idError(kind, id);
  if (error !== undefined) throw new CodedError(500, error);
}

/** Checks the beginning of an ID by which a list is narrowed. @throws CodedError 500 in Nomad's words. */
export function checkIdPrefix(kind: string, prefix: string): void {
  const reason = prefix.length > 36 ? 'UUID must be 36 characters' : reasonAgainst(prefix);
  if (reason !== undefined) throw new CodedError(500, `${kind} lookup failed: index error: ${reason}`);
}
