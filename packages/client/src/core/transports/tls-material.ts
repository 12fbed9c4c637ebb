/** Certificates and keys, read from where the settings say. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors.js';
import type { TlsOptions } from '../options.js';

/** What a TLS connection needs, as Node's `tls.connect` names it. */
export interface TlsMaterial {
  readonly ca?: string[];
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
}

/**
 * Reads the files that the settings name.
 *
 * @throws ConfigurationError when a file can't be read.
 */
export function readTlsMaterial(tls: TlsOptions): TlsMaterial {
  const ca = authorities(tls);
  const cert = tls.cert ?? pem(tls.certFile, 'client certificate');
  const key = tls.key ?? pem(tls.keyFile, 'client key');
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    ...(tls.skipVerify === true ? { rejectUnauthorized: false } : {}),
  };
}

function authorities({ ca, caFile, caDirectory }: TlsOptions): string[] | undefined {
  if (ca !== undefined) return typeof ca === 'string' ? [ca] : [...ca];
  const file = pem(caFile, 'CA file');
  if (file !== undefined) return [file];
  if (caDirectory === undefined) return undefined;
  const texts = folder(caDirectory)
    .map((name) => pem(join(caDirectory, name), 'CA file'))
    .filter((text) => text?.includes('-----BEGIN CERTIFICATE-----') === true)
    .filter((text) => text !== undefined);
  if (texts.length === 0) throw new ConfigurationError(`CA folder ${caDirectory} holds no PEM certificate`);
  return texts;
}

function folder(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted();
  } catch (error) {
    throw new ConfigurationError(`CA folder ${path} can't be read`, { cause: error });
  }
}

function pem(path: string | undefined, what: string): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigurationError(`${what} ${path} can't be read`, { cause: error });
  }
}
