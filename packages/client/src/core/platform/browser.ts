/** Browsers and other runtimes without Node's modules: no environment, no files, `fetch` for connections. */

import { ConfigurationError } from '../errors.js';
import { FetchTransport } from '../transports/fetch-transport.js';
import type { Platform } from './platform.js';

const noFiles = (): Promise<never> =>
  Promise.reject(new ConfigurationError('there are no files here; give the token as text or function'));

/** The platform that the package's `#platform` import means in browsers. */
export const platform: Platform = {
  environment: () => ({}),
  defaultAddress: () => pageOrigin() ?? 'http://127.0.0.1:4646',
  fileExists: () => false,
  fileVersion: noFiles,
  readFile: noFiles,
  createTransport: (_configuration, { fetch }) => new FetchTransport(fetch),
  base64: (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))),
};

/** A page that an agent or its proxy serves asks the same origin: Nomad lets pages of other origins see little. */
function pageOrigin(): string | undefined {
  const location: unknown = Reflect.get(globalThis, 'location');
  if (typeof location !== 'object' || location === null || !('origin' in location)) return undefined;
  return typeof location.origin === 'string' && location.origin.startsWith('http') ? location.origin : undefined;
}
