/** A secret in plain text: whoever may read the job, may read it. */

import { isInterpolated, texts } from '../reading.js';
import { problem, type Rule } from '../rule.js';

const secretName =
  /(?:^|[_.-])(?:PASS(?:WD|WORD|PHRASE)?|SECRET|TOKEN|(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION)[_-]?KEY|CREDENTIALS?)$/iu;
/** A URL with a password, or a private key: a secret by whatever name. */
const secretValue = /^[a-z][\w+.-]{0,20}:\/\/[^/\s:@]{0,99}:[^/\s@]{1,200}@|-----BEGIN [A-Z ]{0,40}PRIVATE KEY/iu;
/** A path, a switch, or nothing: no secret even by such a name. */
const harmless = /^(?:|\.{0,2}\/.*|true|false|\d)$/iu;

export const plainSecret = {
  code: 'plain-secret',
  severity: 'warning',
  *task({ task: { Env, Config }, at }) {
    for (const [keys, value] of texts({ Env, Config }, at)) {
      const named = secretName.test(`${keys.at(-1)}`) && !harmless.test(value);
      if (isInterpolated(value) || (!named && !secretValue.test(value))) continue;
      yield problem(
        keys,
        'A secret is in plain text: whoever may read the job reads it.',
        'Keep it in a variable or in Vault, and read it by "template" or "secret".',
      );
    }
  },
} as const satisfies Rule;
