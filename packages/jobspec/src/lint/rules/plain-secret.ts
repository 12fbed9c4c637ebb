/** A secret in plain text: whoever may read the job, may read it. */

import type { Key } from '../finding.js';
import { entries, isInterpolated, isObject, listOf, text } from '../reading.js';
import { problem, type Problem, type Rule } from '../rule.js';

const secretName =
  /(?:^|[_.-])(?:PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|SECRET|TOKEN|(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION)[_-]?KEY|CREDENTIALS?)$/iu;
/** A URL with a password, or a private key: a secret by whatever name. */
const secretValue = /^[a-z][\w+.-]{0,20}:\/\/[^/\s:@]{0,99}:[^/\s@]{1,200}@|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/iu;
/** A path, a switch, or nothing: no secret even by such a name. */
const harmless = /^(?:|\.{0,2}\/.*|true|false|yes|no|on|off|\d|none)$/iu;

function isSecret(name: string, value: string): boolean {
  if (isInterpolated(value)) return false;
  return secretValue.test(value) || (secretName.test(name) && !harmless.test(value));
}

function found(keys: readonly Key[], name: string): Problem {
  return problem(
    keys,
    `Whoever may read the job reads ${name}.`,
    'Keep it in a variable or in Vault, and read it by "template" or "secret".',
  );
}

export const plainSecret = {
  code: 'plain-secret',
  severity: 'warning',
  *task({ task, at }) {
    for (const [name, value] of entries(task.Env)) {
      if (isSecret(name, text(value))) yield found([...at, 'Env', name], name);
    }
    const auth = task.Config?.['auth'];
    for (const [index, block] of listOf(auth).entries()) {
      if (!isObject(block) || !isSecret('PASSWORD', text(block['password']))) continue;
      const keys = [...at, 'Config', 'auth', ...(Array.isArray(auth) ? [index] : []), 'password'];
      yield found(keys, 'the password');
    }
  },
} as const satisfies Rule;
