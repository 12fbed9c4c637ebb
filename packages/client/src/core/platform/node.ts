/** Node: environment, files, and connections by undici. */

import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { readTlsMaterial } from '../transports/tls-material.js';
import { UndiciTransport } from '../transports/undici-transport.js';
import type { Platform } from './platform.js';

/** The platform that the package's `#platform` import means in Node. */
export const platform: Platform = {
  environment: () => process.env,
  defaultAddress: () => 'http://127.0.0.1:4646',
  fileExists: (path) => existsSync(path),
  fileVersion: versionOf,
  async readFile(path) {
    // The mark first: a change between the two is seen at the next look.
    const version = await versionOf(path);
    return { text: await readFile(path, 'utf8'), version };
  },
  createTransport: ({ connections, streamConnections, tls }) =>
    new UndiciTransport({ connections, streamConnections, tls: readTlsMaterial(tls) }),
  base64: (text) => Buffer.from(text).toString('base64'),
};

async function versionOf(path: string): Promise<string> {
  const { mtimeNs, ino, size } = await stat(path, { bigint: true });
  return `${mtimeNs}:${ino}:${size}`;
}
