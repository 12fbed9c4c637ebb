/** Functions of digests, passwords, keys and identifiers. */

import { FunctionError, type ValueFunction } from '../../hcl/scope.js';
import { bytesOf, hex } from '../bytes.js';
import { fixed, type FunctionTable, integerOf, ofTexts, parameter, textOf, variadic } from '../signature.js';
import { bcrypt } from './bcrypt.js';
import { md5, sha1, sha256, sha512 } from './digests.js';
import { rsaDecrypt } from './rsa.js';
import { uuidv4, uuidv5 } from './uuids.js';

/** The functions of cryptography. */
export const cryptography: FunctionTable = {
  bcrypt: variadic([parameter('str', 'string')], parameter('cost', 'number'), ([text, ...costs], budget) => {
    const cost = costs.length > 0 ? integerOf(costs[0]) : 10;
    if (costs.length > 1) throw new FunctionError('bcrypt() takes no more than two arguments');
    return bcrypt(textOf(text), cost, budget);
  }),
  md5: digest(md5, 1 / 8),
  rsadecrypt: fixed([parameter('ciphertext', 'string'), parameter('privatekey', 'string')], ([text, key], budget) =>
    rsaDecrypt(textOf(text), textOf(key), budget),
  ),
  sha1: digest((bytes) => hex(sha1(bytes)), 1 / 8),
  sha256: digest(sha256, 1 / 8),
  sha512: digest(sha512, 4),
  uuidv4: fixed([], uuidv4),
  uuidv5: ofTexts(['namespace', 'name'], uuidv5),
};

/** A digest of a text. Each of its bytes costs so many steps of an evaluation. */
function digest(compute: (bytes: Uint8Array) => string, steps: number): ValueFunction {
  return fixed([parameter('str', 'string')], ([text], budget) => {
    const bytes = bytesOf(textOf(text));
    budget.spend(bytes.length * steps);
    return compute(bytes);
  });
}
