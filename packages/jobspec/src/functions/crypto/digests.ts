/** MD5, SHA-1, SHA-256 and SHA-512. Their tables are computed from what they are defined as. */

import { hex } from '../bytes.js';

/** A round on a block of words: the state before it to the state after it. */
type Round = (state: readonly number[], words: Uint32Array) => number[];

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** The bytes with the end mark and their length in bits, filled up to whole blocks. */
function padded(bytes: Uint8Array, block: number, little: boolean): DataView {
  const size = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  const filled = new Uint8Array(size);
  filled.set(bytes);
  filled[bytes.length] = 0x80;
  const view = new DataView(filled.buffer);
  view.setBigUint64(size - 8, BigInt(bytes.length) * 8n, little);
  return view;
}

function digest32(bytes: Uint8Array, start: readonly number[], little: boolean, round: Round): Uint8Array {
  const view = padded(bytes, 64, little);
  const words = new Uint32Array(16);
  let state = [...start];
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let word = 0; word < 16; word += 1) words[word] = view.getUint32(at + word * 4, little);
    const change = round(state, words);
    state = state.map((value, index) => (value + (change[index] ?? 0)) | 0);
  }
  return bytesOfWords(state, little);
}

/** The bytes of words of 32 bits. */
export function bytesOfWords(words: Iterable<number>, little = false): Uint8Array {
  const ordered = [...words];
  const view = new DataView(new ArrayBuffer(ordered.length * 4));
  for (const [index, word] of ordered.entries()) view.setUint32(index * 4, word, little);
  return new Uint8Array(view.buffer);
}

const SHA1_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const MD5_SINES = Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32));
const MD5_TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** The MD5 digest in hexadecimal. */
export function md5(bytes: Uint8Array): string {
  return hex(
    digest32(bytes, SHA1_START.slice(0, 4), true, ([a = 0, b = 0, c = 0, d = 0], words) => {
      for (let at = 0; at < 64; at += 1) {
        const quarter = at >> 4;
        const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][quarter] ?? 0;
        const word = words[(([1, 5, 3, 7][quarter] ?? 0) * at + ([0, 1, 5, 0][quarter] ?? 0)) & 15] ?? 0;
        const sum = (a + mixed + word + (MD5_SINES[at] ?? 0)) | 0;
        [a, d, c, b] = [d, c, b, (b + rotate(sum, MD5_TURNS[quarter * 4 + (at & 3)] ?? 0)) | 0];
      }
      return [a, b, c, d];
    }),
  );
}

/** The SHA-1 digest. */
export function sha1(bytes: Uint8Array): Uint8Array {
  return digest32(bytes, SHA1_START, false, ([a = 0, b = 0, c = 0, d = 0, e = 0], block) => {
    const words = [...block];
    for (let at = 0; at < 80; at += 1) {
      const far = (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0);
      if (at >= 16) words.push(rotate(far, 1));
      const quarter = Math.floor(at / 20);
      const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][quarter] ?? 0;
      const root = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][quarter] ?? 0;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, (rotate(a, 5) + mixed + e + root + (words[at] ?? 0)) | 0];
    }
    return [a, b, c, d, e];
  });
}

interface Sha2Tables {
  readonly start: readonly bigint[];
  readonly rounds: readonly bigint[];
}

let tables: Sha2Tables | undefined;

/** The first 64 bits of the fractions of the roots of the first primes: squares' for the start, cubes' for the rounds. */
function sha2(): Sha2Tables {
  if (tables) return tables;
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < 80; candidate += 1n) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  const fraction = (prime: bigint, power: bigint): bigint => {
    const target = prime << (64n * power);
    let root = 0n;
    for (let bit = 1n << 68n; bit > 0n; bit >>= 1n) if ((root + bit) ** power <= target) root += bit;
    return BigInt.asUintN(64, root);
  };
  tables = {
    start: primes.slice(0, 8).map((prime) => fraction(prime, 2n)),
    rounds: primes.map((prime) => fraction(prime, 3n)),
  };
  return tables;
}

/** The SHA-256 digest in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  const high = (value: bigint): number => Number(value >> 32n);
  const { start, rounds } = sha2();
  const constants = rounds.map(high);
  const spread = (x: number, i: number, j: number, k: number): number => rotate(x, i) ^ rotate(x, j) ^ rotate(x, k);
  return hex(
    digest32(bytes, start.map(high), false, ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0], block) => {
      const words = [...block];
      for (let at = 0; at < 64; at += 1) {
        const near = words[at - 2] ?? 0;
        const far = words[at - 15] ?? 0;
        if (at >= 16) {
          const mixed = (rotate(near, 15) ^ rotate(near, 13) ^ (near >>> 10)) + (words[at - 7] ?? 0);
          words.push((mixed + (rotate(far, 25) ^ rotate(far, 14) ^ (far >>> 3)) + (words[at - 16] ?? 0)) | 0);
        }
        const one = (h + spread(e, 26, 21, 7) + ((e & f) ^ (~e & g)) + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
        const two = (spread(a, 30, 19, 10) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      return [a, b, c, d, e, f, g, h];
    }),
  );
}

/** The SHA-512 digest in hexadecimal. It is slow: about a millisecond for each kilobyte. */
export function sha512(bytes: Uint8Array): string {
  const { start, rounds } = sha2();
  const turn = (x: bigint, by: bigint): bigint => (x >> by) | (x << (64n - by));
  const low = (x: bigint): bigint => BigInt.asUintN(64, x);
  const spread = (x: bigint, i: bigint, j: bigint, k: bigint): bigint => low(turn(x, i) ^ turn(x, j) ^ turn(x, k));
  const view = padded(bytes, 128, false);
  let state = start;
  for (let block = 0; block < view.byteLength; block += 128) {
    const words: bigint[] = [];
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let at = 0; at < 80; at += 1) {
      if (at < 16) words.push(view.getBigUint64(block + at * 8));
      else {
        const near = words[at - 2] ?? 0n;
        const far = words[at - 15] ?? 0n;
        const mixed = low(turn(near, 19n) ^ turn(near, 61n) ^ (near >> 6n)) + (words[at - 7] ?? 0n);
        words.push(low(mixed + low(turn(far, 1n) ^ turn(far, 8n) ^ (far >> 7n)) + (words[at - 16] ?? 0n)));
      }
      const one = h + spread(e, 14n, 18n, 41n) + ((e & f) ^ (~e & g)) + (rounds[at] ?? 0n) + (words[at] ?? 0n);
      const two = spread(a, 28n, 34n, 39n) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, low(d + one), c, b, a, low(one + two)];
    }
    const change = [a, b, c, d, e, f, g, h];
    state = state.map((value, index) => low(value + (change[index] ?? 0n)));
  }
  return state.map((value) => value.toString(16).padStart(16, '0')).join('');
}
