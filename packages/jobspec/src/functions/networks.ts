/** Functions of IP networks. */

import { FunctionError } from '../hcl/scope.js';
import { Sequence, type Value } from '../hcl/values/value.js';
import { fixed, type FunctionTable, int64Of, integerOf, ofTexts, parameter, textOf, variadic } from './signature.js';

/** A network: its first address as a number, of so many bits, of which the first ones are its prefix. */
interface Network {
  readonly address: bigint;
  readonly bits: 32 | 128;
  readonly prefix: number;
}

const TOO_LONG = 'may not extend prefix by more than 32 bits';

const prefixParameter = parameter('prefix', 'string');

/** The functions of networks. */
export const networks: FunctionTable = {
  cidrhost: fixed([prefixParameter, parameter('hostnum', 'number')], ([prefix, host]) => {
    const number = int64Of(host);
    return hostAddress(readNetwork(textOf(prefix)), number);
  }),
  cidrnetmask: ofTexts(['prefix'], (prefix) => {
    const { bits, prefix: length } = readNetwork(prefix);
    return addressText(mask(length, bits), bits);
  }),
  cidrsubnet: fixed(
    [prefixParameter, parameter('newbits', 'number'), parameter('netnum', 'number')],
    ([prefix, newBits, number]) => {
      const bits = integerOf(newBits);
      const subnet = int64Of(number);
      return networkText(numberedSubnet(readNetwork(textOf(prefix)), bits, subnet));
    },
  ),
  cidrsubnets: variadic([prefixParameter], parameter('newbits', 'number'), subnets),
};

/** The first bits of an address set. */
function mask(prefix: number, bits: number): bigint {
  return prefix < 0 || prefix > bits ? 0n : (1n << BigInt(bits)) - (1n << BigInt(bits - prefix));
}

const OCTET = /^(?:0|[1-9][0-9]{0,2})$/;

function readIpv4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) < 256)) return undefined;
  return octets.reduce((address, octet) => address * 256n + BigInt(octet), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const [, start = '', end] = /^(.*:)([^:]*\..*)$/.exec(text) ?? [];
  const last = end === undefined ? 0n : readIpv4(end);
  if (last === undefined) return undefined;
  const plain = end === undefined ? text : `${start}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`);
}

function readNetwork(text: string, argument?: number): Network {
  const [, start = '', length] = /^([^/]*)\/([0-9]{1,7})$/.exec(text) ?? [];
  const bits = start.includes(':') ? 128 : 32;
  const address = bits === 32 ? readIpv4(start) : readIpv6(start);
  const prefix = Number(length);
  if (address === undefined || prefix > bits) {
    throw new FunctionError(`invalid CIDR expression: invalid CIDR address: ${text}`, argument);
  }
  return { address: address & mask(prefix, bits), bits, prefix };
}

/** Addresses of version 6 that stand for one of version 4. */
function isMapped(address: bigint, bits: number): boolean {
  return bits === 128 && address >> 32n === 0xffffn;
}

function addressText(address: bigint, bits: number): string {
  if (bits === 32 || isMapped(address, bits)) {
    return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, at) => ((address >> BigInt(112 - 16 * at)) & 0xffffn).toString(16));
  const text = groups.join(':');
  // The first of the longest runs of zeros, of two at least, is left out.
  const [run] = (text.match(/\b0(?::0)+\b/g) ?? []).toSorted((left, right) => right.length - left.length);
  return run === undefined ? text : text.replace(new RegExp(`:?\\b${run}\\b:?`), '::');
}

function networkText({ address, bits, prefix }: Network): string {
  return `${addressText(address, bits)}/${isMapped(address, bits) ? prefix - 96 : prefix}`;
}

function hostAddress({ address, bits, prefix }: Network, number: bigint): string {
  const last = (1n << BigInt(bits - prefix)) - 1n;
  const host = number < 0n ? last + number + 1n : number;
  if ((number < 0n ? -number - 1n : number) > last) {
    throw new FunctionError(`prefix of ${prefix} does not accommodate a host numbered ${host}`);
  }
  return addressText(isMapped(address, bits) ? address | (host << 96n) : address | host, bits);
}

function numberedSubnet(network: Network, newBits: number, number: bigint): Network {
  if (newBits > 32) throw new FunctionError(TOO_LONG);
  const prefix = network.prefix + newBits;
  const { bits } = network;
  if (prefix > bits) {
    throw new FunctionError(`insufficient address space to extend prefix of ${network.prefix} by ${newBits}`);
  }
  if (prefix < 0) throw new FunctionError(`may not shorten prefix of ${network.prefix} by ${-newBits}`);
  const most = newBits < 0 ? (1n << 64n) - 1n : (1n << BigInt(newBits)) - 1n;
  if ((number < 0n ? -number : number) > most) {
    throw new FunctionError(`prefix extension of ${newBits} does not accommodate a subnet numbered ${number}`);
  }
  const address = network.address | (number << BigInt(bits - prefix));
  // Numbers below zero give what Nomad gives: the size of a negative address.
  return { address: BigInt.asUintN(bits, address < 0n ? -address : address), bits, prefix };
}

function subnets([prefix, ...lengths]: readonly Value[]): Value {
  const network = readNetwork(textOf(prefix), 0);
  const { bits } = network;
  const size = (length: number): bigint => 1n << BigInt(bits - length);
  const results: string[] = [];
  let next = network.address;
  for (const [at, value] of lengths.entries()) {
    const fail = (why: string): never => {
      throw new FunctionError(why, at + 1);
    };
    const extension = integerOf(value, at + 1);
    if (extension < 1) fail('must extend prefix by at least one bit');
    if (extension > 32) fail(TOO_LONG);
    const length = network.prefix + extension;
    if (length > bits) {
      fail(`would extend prefix to ${length} bits, which is too long for an IPv${bits === 32 ? 4 : 6} address`);
    }
    // The first address of that size which is not taken yet. Nomad finds none in networks that begin at zero, because it
    // counts from the address before.
    const address = ((next + size(length) - 1n) / size(length)) * size(length);
    if (next === 0n || address >= network.address + size(network.prefix)) {
      const before = BigInt.asUintN(bits, next - 1n) & mask(length, bits);
      const last = results.at(-1) ?? networkText({ address: before, bits, prefix: length });
      fail(`not enough remaining address space for a subnet with a prefix of ${length} bits after ${last}`);
    }
    results.push(networkText({ address, bits, prefix: length }));
    next = address + size(length);
  }
  return new Sequence('list', results, 'string');
}
