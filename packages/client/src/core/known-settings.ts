/** Refuses settings that no client has: compilers see to that where there is one, and where objects are not spread. */

import { ConfigurationError } from './errors.js';
import type { BasicAuth, DerivedOptions, NomadOptions, RetryOptions, TlsOptions } from './options.js';

/** Names the members of a type, all of them; the compiler checks that. */
type Members<T> = Readonly<Record<keyof T, true>>;

const derived: Members<DerivedOptions> = {
  region: true,
  namespace: true,
  token: true,
  headers: true,
  timeout: true,
  retry: true,
};
const all: Members<NomadOptions> = {
  ...derived,
  address: true,
  addresses: true,
  httpAuth: true,
  tls: true,
  userAgent: true,
  compression: true,
  maxResponseBytes: true,
  connections: true,
  streamConnections: true,
  longPolls: true,
  transport: true,
  fetch: true,
  environment: true,
};
const tls: Members<TlsOptions> = {
  caFile: true,
  caDirectory: true,
  ca: true,
  cert: true,
  key: true,
  certFile: true,
  keyFile: true,
  serverName: true,
  skipVerify: true,
};
const retry: Members<RetryOptions> = { attempts: true, base: true, cap: true };
const basicAuth: Members<BasicAuth> = { username: true, password: true };

/**
 * Checks the names in the options of a client.
 *
 * @throws ConfigurationError on one that is unknown, with the one that may be meant.
 */
export function checkSettings(options: NomadOptions): void {
  check(options, all, '');
  check(options.tls, tls, 'tls.');
  check(options.retry, retry, 'retry.');
  if (typeof options.httpAuth !== 'string') check(options.httpAuth, basicAuth, 'httpAuth.');
}

/**
 * Checks the names in the changes of a derived client.
 *
 * @throws ConfigurationError on one that is unknown, or that only a new client can have.
 */
export function checkChanges(changes: DerivedOptions): void {
  for (const name of namesIn(changes, 'the changes')) {
    if (Object.hasOwn(all, name) && !Object.hasOwn(derived, name)) {
      throw new ConfigurationError(`${name} can't be changed by with(): a derived client shares it; make a new client`);
    }
  }
  check(changes, derived, '');
  check(changes.retry, retry, 'retry.');
}

function check(given: object | false | undefined, known: Readonly<Record<string, true>>, prefix: string): void {
  // `null` comes from programs without types; what is not given is not looked at.
  if (given === undefined || given === null || given === false) return;
  for (const name of namesIn(given, prefix === '' ? 'the options' : prefix.slice(0, -1))) {
    if (Object.hasOwn(known, name)) continue;
    const meant = nearest(name, Object.keys(known));
    const hint = meant === undefined ? '' : `; did you mean ${prefix}${meant}?`;
    throw new ConfigurationError(`there is no setting ${prefix}${name}${hint}`);
  }
}

/** What is `undefined` counts as not given, here as everywhere. */
function namesIn(given: object, what: string): string[] {
  if (typeof given !== 'object') throw new ConfigurationError(`${what} must be an object, such as { name: value }`);
  return Object.entries(given).flatMap(([name, value]: [string, unknown]) => (value === undefined ? [] : [name]));
}

/** The known name that begins so, or that is the least typing away, when that is little: a third of its letters. */
function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const distance = isBeginning(name, candidate) ? 1 : typosBetween(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least && distance <= Math.ceil(candidate.length / 3)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

function isBeginning(name: string, candidate: string): boolean {
  return name.length > 2 && candidate.startsWith(name);
}

/** Letters to add, drop, change or swap with their neighbour. */
function typosBetween(a: string, b: string): number {
  if (a.length > 2 * b.length) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
