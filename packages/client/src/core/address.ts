/** Reads an agent's address as Nomad's tools do. */

import { ConfigurationError } from './errors.js';
import type { Origin } from './transport.js';

/** Where an agent is, and who one is there. */
export interface Address {
  readonly origin: Origin;
  /** Whether the agent is on this machine. */
  readonly local: boolean;
  /** User and password that stood in the address. */
  readonly user: { readonly username: string; readonly password: string } | undefined;
}

/** The port that a bare host gets. */
const defaultPort = 4646;
/** The longest path of a unix socket that Linux takes; longer ones can't be connected to. */
const longestSocketPath = 107;

/**
 * Reads one address. `source` names the setting for messages; `secure` says that a bare host is to be asked by HTTPS.
 *
 * @throws ConfigurationError when the text is no address. The message never shows the user in it.
 */
export function parseAddress(text: string, source: string, secure: boolean): Address {
  const trimmed = text.trim();
  if (trimmed.startsWith('unix:')) return unixAddress(trimmed, source);
  const hasScheme = trimmed.includes('://');
  const scheme = secure ? 'https' : 'http';
  const host = hasScheme ? '' : bracketed(trimmed);
  const url = parseUrl(hasScheme ? trimmed : `${scheme}://${host}`);
  if (url === undefined || url.hostname === '') {
    throw new ConfigurationError(`${source}: ${JSON.stringify(withoutUser(trimmed))} is not an address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ConfigurationError(
      `${source}: ${JSON.stringify(withoutUser(trimmed))} must start with http://, https:// or unix://`,
    );
  }
  // The default port of the scheme disappears from `url.port`, so ask the text.
  const hasPort = /:\d+$/.test(withoutUser(host).split('/', 1)[0] ?? '');
  const port = hasScheme || hasPort ? '' : `:${defaultPort}`;
  return {
    origin: `${url.protocol}//${url.host}${port}`,
    local: isLoopback(url.hostname),
    user:
      url.username === '' && url.password === ''
        ? undefined
        : { username: decode(url.username), password: decode(url.password) },
  };
}

function unixAddress(text: string, source: string): Address {
  const path = text.slice('unix:'.length).replace(/^\/\//, '');
  if (!path.startsWith('/')) {
    throw new ConfigurationError(
      `${source}: ${JSON.stringify(text)} must name an absolute path, as unix:///path/of/socket`,
    );
  }
  const length = new TextEncoder().encode(path).length;
  if (length > longestSocketPath) {
    throw new ConfigurationError(
      `${source}: the path of the socket has ${length} bytes, and ${longestSocketPath} is the most that can be connected to; ` +
        `use the agent's HTTP address, or a shorter data directory`,
    );
  }
  return { origin: `unix:${path}`, local: true, user: undefined };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** An IPv6 address without brackets has several colons; put it in brackets. */
function bracketed(host: string): string {
  const end = host.search(/[/?#]/);
  const name = end < 0 ? host : host.slice(0, end);
  return !name.includes('[') && !name.includes('@') && name.split(':').length > 2 ? `[${name}]` : host;
}

function withoutUser(text: string): string {
  return text.replace(/^(\w+:\/\/)?[^/]*@/, '$1');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
