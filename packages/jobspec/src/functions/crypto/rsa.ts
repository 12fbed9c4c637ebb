/** Decryption with RSA keys, of the kind that Nomad's `rsadecrypt` takes: PKCS #1, for keys and for messages. */

import { type Budget, FunctionError } from '../../hcl/scope.js';
import { fromBase64, fromHex, hex, textOfBytes } from '../bytes.js';

/** The largest key, in bits. */
const LARGEST_KEY = 8192;

/** The text of a message in base64, decrypted with a key in PEM. */
export function rsaDecrypt(ciphertext: string, privateKey: string, budget: Budget): string {
  const message = fromBase64(ciphertext);
  if (!message) {
    throw new FunctionError(`failed to decode input ${JSON.stringify(ciphertext)}: cipher text must be base64-encoded`);
  }
  const { modulus, exponent } = readKey(privateKey);
  const bits = modulus.toString(2).length;
  if (bits < 1024) {
    throw new FunctionError(
      `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`,
    );
  }
  if (bits > LARGEST_KEY) throw new FunctionError(`keys of more than ${LARGEST_KEY} bits are not supported here`);
  budget.spend(bits * 50);
  const length = Math.ceil(bits / 8);
  const cipher = bigInteger(message);
  const failed = new FunctionError('crypto/rsa: decryption error');
  if (message.length > length || cipher >= modulus) throw failed;
  const plain = modularPower(cipher, exponent, modulus)
    .toString(16)
    .padStart(length * 2, '0');
  // 00 02, at least eight bytes that are not zero, a zero, and the text.
  const text = /^0002(?:(?!00)..){8,}?00((?:..)*)$/.exec(plain)?.[1];
  if (text === undefined) throw failed;
  const decoded = textOfBytes(fromHex(text));
  if (decoded === undefined) throw new FunctionError('the decrypted text is not valid UTF-8');
  return decoded;
}

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

function bigInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x0${hex(bytes)}`);
}

/** The longest text of one key. */
const LONGEST_PEM = 20_000;

/** What follows `-----BEGIN `: the type, the content, and the type again. */
const PEM = /^([^\n]*?)-----[ \t]*\r?\n([^]*?)-----END ([^\n]*?)-----[ \t]*(?:\r?\n|$)/;

function readKey(text: string): { modulus: bigint; exponent: bigint } {
  const sections = `\n${text}`.split('\n-----BEGIN ').slice(1);
  for (const section of sections) {
    const [, type, content = '', end] = (section.length <= LONGEST_PEM && PEM.exec(section)) || [];
    if (type === undefined) continue;
    if (type !== end) continue;
    const [head = '', body = ''] = /^((?:[^\n:]*:[^\n]*\n)*)([^]*)$/.exec(content)?.slice(1) ?? [];
    if (/^Proc-Type:\s*4,ENCRYPTED\s*$/m.test(head)) {
      throw new FunctionError(
        'failed to parse key: password protected keys are not supported. Please decrypt the key prior to use',
      );
    }
    const bytes = fromBase64(body.replace(/[ \t]/g, ''));
    if (bytes) return readPkcs1(bytes);
  }
  throw new FunctionError('failed to parse key: no key found');
}

/** An element of ASN.1: its tag and its content. */
interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** The elements that follow each other; `undefined` when the bytes are none. */
function readElements(bytes: Uint8Array): Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length > 0x84) return undefined;
    if (length >= 0x80) {
      const digits = bytes.slice(at, at + length - 0x80);
      at += digits.length;
      length = Number(bigInteger(digits));
    }
    if (at + length > bytes.length) return undefined;
    elements.push({ tag, content: bytes.slice(at, at + length) });
    at += length;
  }
  return elements;
}

function readPkcs1(bytes: Uint8Array): { modulus: bigint; exponent: bigint } {
  const [outer, ...trailing] = readElements(bytes) ?? [];
  const parts = (outer?.tag === 0x30 && trailing.length === 0 && readElements(outer.content)) || [];
  const [version, second] = parts;
  const failed = (other: string): FunctionError =>
    new FunctionError(`x509: failed to parse private key${other && ` (use ${other} instead for this key format)`}`);
  if (version?.tag === 2 && second?.tag === 4) throw failed('ParseECPrivateKey');
  if (version?.tag === 2 && second?.tag === 0x30) throw failed('ParsePKCS8PrivateKey');
  const numbers = parts.flatMap(({ tag, content }) => (tag === 2 ? [bigInteger(content)] : []));
  const [, modulus, publicExponent, exponent, first, other] = numbers;
  if (numbers.length < 9 || !modulus || !publicExponent || !exponent || !first || !other) throw failed('');
  if (first * other !== modulus) throw new FunctionError('crypto/rsa: p * q != n');
  return { modulus, exponent };
}
