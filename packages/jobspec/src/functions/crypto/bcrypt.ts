/** bcrypt: hashes of passwords that take their time on purpose. Blowfish's tables are the digits of pi, computed once. */

import { type Budget, FunctionError } from '../../hcl/scope.js';
import { bytesOf, fromHex, randomBytes, toBase64 } from '../bytes.js';
import { bytesOfWords } from './digests.js';

/** The state of the cipher: 18 words of the key schedule, then four tables of 256. */
const STATE_WORDS = 18 + 4 * 256;

/** The most costly hash: each one more takes twice the time, and 15 takes seconds. */
const MAX_COST = 15;
const DEFAULT_COST = 10;

/** Bits of pi after the point, as words. */
function piWords(): Uint32Array {
  const bits = BigInt(STATE_WORDS * 32);
  const one = 1n << (bits + 64n);
  const inverseTangent = (of: bigint): bigint => {
    let power = one / of;
    let sum = power;
    for (let divisor = 3n, sign = -1n; power > 0n; divisor += 2n, sign = -sign) {
      power /= of * of;
      sum += (sign * power) / divisor;
    }
    return sum;
  };
  const pi = (16n * inverseTangent(5n) - 4n * inverseTangent(239n)) >> 64n;
  const digits = BigInt.asUintN(Number(bits), pi)
    .toString(16)
    .padStart(STATE_WORDS * 8, '0');
  return words(fromHex(digits), STATE_WORDS);
}

let initial: Uint32Array | undefined;

class Blowfish {
  readonly #state: Uint32Array;
  #left = 0;
  #right = 0;

  constructor() {
    initial ??= piWords();
    this.#state = initial.slice();
  }

  /** Enciphers the pair of words. */
  #encipher(): void {
    const state = this.#state;
    const box = (table: number, index: number): number => state[18 + table * 256 + (index & 255)] ?? 0;
    let left = this.#left;
    let right = this.#right;
    for (let round = 0; round < 16; round += 1) {
      left ^= state[round] ?? 0;
      const mixed = (((box(0, left >>> 24) + box(1, left >>> 16)) ^ box(2, left >>> 8)) + box(3, left)) | 0;
      [left, right] = [right ^ mixed, left];
    }
    this.#left = right ^ (state[17] ?? 0);
    this.#right = left ^ (state[16] ?? 0);
  }

  /** Mixes a key into the state, and a salt where one is given. */
  expand(key: Uint32Array, salt?: Uint32Array): void {
    const state = this.#state;
    for (let at = 0; at < 18; at += 1) state[at] = (state[at] ?? 0) ^ (key[at] ?? 0);
    this.#left = 0;
    this.#right = 0;
    for (let at = 0; at < STATE_WORDS; at += 2) {
      if (salt) {
        this.#left ^= salt[at & 2] ?? 0;
        this.#right ^= salt[(at & 2) + 1] ?? 0;
      }
      this.#encipher();
      state[at] = this.#left;
      state[at + 1] = this.#right;
    }
  }

  /** Enciphers a text of six words 64 times. */
  hash(text: Uint32Array): void {
    for (let at = 0; at < text.length; at += 2) {
      this.#left = text[at] ?? 0;
      this.#right = text[at + 1] ?? 0;
      for (let time = 0; time < 64; time += 1) this.#encipher();
      text[at] = this.#left;
      text[at + 1] = this.#right;
    }
  }
}

/** The bytes as words, over and over again. */
function words(bytes: Uint8Array, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, at) => {
    let word = 0;
    for (let byte = 0; byte < 4; byte += 1) word = (word << 8) | (bytes[(at * 4 + byte) % bytes.length] ?? 0);
    return word;
  });
}

/** The digits of base64 in bcrypt, in which dot and slash come first, not last. */
const DIGITS = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = `${DIGITS.slice(2)}+/`;

/** Bytes in these digits, without padding. */
function encoded(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/./g, (digit) => DIGITS.charAt(BASE64.indexOf(digit)));
}

/** The hash of a password, such as `$2a$10$…`. */
export function bcrypt(password: string, cost: number, budget: Budget, salt: Uint8Array = randomBytes(16)): string {
  const bytes = bytesOf(password);
  const failed = (why: string): FunctionError => new FunctionError(`error occured generating password ${why}`);
  if (bytes.length > 72) throw failed('bcrypt: password length exceeds 72 bytes');
  const used = cost < 4 ? DEFAULT_COST : cost;
  if (used > 31) throw failed(`crypto/bcrypt: cost ${used} is outside allowed inclusive range 4..31`);
  if (used > MAX_COST) throw failed(`a cost above ${MAX_COST} is not supported here`);
  budget.spend(2 ** used * 100);
  const key = words(new Uint8Array([...bytes, 0]), 18);
  const saltWords = words(salt, 18);
  const cipher = new Blowfish();
  cipher.expand(key, saltWords);
  for (let round = 2 ** used; round > 0; round -= 1) {
    cipher.expand(key);
    cipher.expand(saltWords);
  }
  const text = words(bytesOf('OrpheanBeholderScryDoubt'), 6);
  cipher.hash(text);
  return `$2a$${String(used).padStart(2, '0')}$${encoded(salt)}${encoded(bytesOfWords(text).slice(0, 23))}`;
}
