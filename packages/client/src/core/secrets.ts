/** Finds what is secret in the body of a request, and takes it out of the words of a server that repeats it. */

import type { TransportBody } from './transport.js';

/** What is below these is secret: a variable's items, a volume's secrets, tokens and what tokens are got for. */
const secretMembers =
  /^(?:Items|Secrets|\w*Secret(?:ID)?|(?:Login|ACL|Consul|Vault)Token|ClientNonce|Code|PrivateKey)$/;

/** Shorter ones are taken for words: inside of others they are not looked for. */
const wordLength = 4;

/** The secret texts of a JSON body. */
export function bodySecrets(body: TransportBody | undefined): string[] {
  if (typeof body !== 'string') return [];
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    // Some bodies are plain text.
    return [];
  }
  const found = new Set<string>();
  collect(document, false, found);
  return [...found];
}

function collect(value: unknown, secret: boolean, found: Set<string>): void {
  if (secret && (typeof value === 'string' || typeof value === 'number')) found.add(String(value));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    collect(inner, secret || secretMembers.test(name), found);
    // Who knows the ID of a lock holds it.
    if (name === 'Lock' && typeof inner === 'object' && inner !== null && 'ID' in inner) collect(inner.ID, true, found);
  }
}

/** The text with `[secret]` in the place of each of these, be they written plainly or as JSON. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
  forms.delete('');
  // A shorter one can be a part of a longer one.
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (rest, form) => rest.replaceAll(form.length < wordLength ? asWord(form) : form, '[secret]'),
    text,
  );
}

function asWord(text: string): RegExp {
  return new RegExp(`(?<!\\w)${text.replaceAll(/[^\w\s]/g, '\\$&')}(?!\\w)`, 'g');
}
