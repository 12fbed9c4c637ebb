/** Functions of digests, passwords, keys and identifiers. */

import { bytesOf, hex } from '../bytes.js';
import { fixed, type FunctionTable, ofTexts, parameter, textOf } from '../signature.js';
import { md5, sha1, sha256, sha512 } from './digests.js';
import { uuidv4, uuidv5 } from './uuids.js';

/** The functions of cryptography. */
export const cryptography: FunctionTable = {
  md5: ofTexts(['str'], (text) => md5(bytesOf(text))),
  sha1: ofTexts(['str'], (text) => hex(sha1(bytesOf(text)))),
  sha256: ofTexts(['str'], (text) => sha256(bytesOf(text))),
  sha512: fixed([parameter('str', 'string')], ([text], budget) => {
    const bytes = bytesOf(textOf(text));
    budget.spend(bytes.length);
    return sha512(bytes);
  }),
  uuidv4: fixed([], uuidv4),
  uuidv5: ofTexts(['namespace', 'name'], uuidv5),
};
