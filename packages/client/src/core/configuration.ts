/** Where a client's settings come from: what is given, then the environment as every Nomad tool reads it, then defaults. */

import { parseAddress } from './address.js';
import type { Address } from './address.js';
import { ConfigurationError } from './errors.js';
import { checkSettings } from './known-settings.js';
import type { BasicAuth, NomadOptions, RetryOptions, TlsOptions, Token } from './options.js';
import type { Platform } from './platform/platform.js';

/** How often and how fast a call is tried, with no gaps. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly base: number;
  readonly cap: number;
}

/** What a client knows after all sources are read. Holds secrets: keep it in private fields. */
export interface Configuration {
  readonly addresses: readonly Address[];
  readonly region: string | undefined;
  readonly namespace: string | undefined;
  readonly token: Token | undefined;
  /** Basic authentication where the address itself has none. */
  readonly httpAuth: BasicAuth | undefined;
  readonly tls: TlsOptions;
  readonly timeout: number;
  readonly retry: RetryPolicy;
  readonly headers: Readonly<Record<string, string>>;
  readonly userAgent: string | undefined;
  readonly compression: boolean | 'auto';
  readonly maxResponseBytes: number;
  readonly connections: number;
  readonly streamConnections: number;
  readonly longPolls: number;
}

const defaultRetry: RetryPolicy = { attempts: 4, base: 100, cap: 5000 };
const noRetry: RetryPolicy = { attempts: 1, base: 0, cap: 0 };

/**
 * Settles a client's configuration.
 *
 * @throws ConfigurationError naming the setting and its source.
 */
export function configure(options: NomadOptions, platform: Platform): Configuration {
  checkSettings(options);
  const environment = options.environment ?? platform.environment();
  const variable = (name: string): string | undefined => {
    const value = environment[name];
    return value === '' ? undefined : value;
  };
  const tls = tlsOptions(options.tls, variable);
  const task = taskSettings(variable, platform);
  return {
    addresses: addressesOf(options, variable, task, platform),
    region: nonEmpty(options.region) ?? variable('NOMAD_REGION'),
    namespace: nonEmpty(options.namespace) ?? variable('NOMAD_NAMESPACE'),
    token: options.token ?? taskToken(variable('NOMAD_TOKEN'), task.tokenFile),
    httpAuth: basicAuth(options.httpAuth ?? variable('NOMAD_HTTP_AUTH')),
    tls,
    timeout: timeLimit(options.timeout ?? 60_000, 'timeout'),
    retry: retryPolicy(options.retry, defaultRetry),
    headers: options.headers === undefined ? {} : lowerCaseNames(options.headers),
    userAgent: options.userAgent,
    compression: options.compression ?? 'auto',
    maxResponseBytes: positive(options.maxResponseBytes ?? 256 * 1024 * 1024, 'maxResponseBytes'),
    connections: positive(options.connections ?? 32, 'connections'),
    streamConnections: positive(options.streamConnections ?? 48, 'streamConnections'),
    longPolls: positive(options.longPolls ?? 16, 'longPolls'),
  };
}

/** Makes the error of a setting that is wrong, from what is wrong with it. */
type Refuse = (reason: string) => Error;

const refuseSetting: Refuse = (reason) => new ConfigurationError(reason);

/** Retry settings over those that hold otherwise; `false` means one try. */
export function retryPolicy(
  options: RetryOptions | false | undefined,
  otherwise: RetryPolicy,
  refuse: Refuse = refuseSetting,
): RetryPolicy {
  if (options === undefined) return otherwise;
  if (options === false) return noRetry;
  return {
    attempts: positive(options.attempts ?? defaultRetry.attempts, 'retry.attempts', refuse),
    base: milliseconds(options.base ?? defaultRetry.base, 'retry.base', refuse),
    cap: options.cap === Infinity ? Infinity : milliseconds(options.cap ?? defaultRetry.cap, 'retry.cap', refuse),
  };
}

/** Headers with lower-case names, as transports want them. */
export function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A Go boolean; `undefined` for any other text. */
export function parseBool(text: string): boolean | undefined {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false;
  return undefined;
}

type Variable = (name: string) => string | undefined;

/** What a task of Nomad finds around it: the socket of the task API, and the file of its workload identity. */
interface TaskSettings {
  readonly address: string | undefined;
  readonly addressSource: string;
  readonly tokenFile: string | undefined;
}

function taskSettings(variable: Variable, platform: Platform): TaskSettings {
  const secrets = variable('NOMAD_SECRETS_DIR');
  const socket = secrets === undefined ? undefined : `${secrets}/api.sock`;
  const tokenFile = secrets === undefined ? undefined : `${secrets}/nomad_token`;
  const given = variable('NOMAD_UNIX_ADDR');
  return {
    address: given ?? (socket !== undefined && platform.fileExists(socket) ? `unix://${socket}` : undefined),
    addressSource: given === undefined ? 'NOMAD_SECRETS_DIR' : 'NOMAD_UNIX_ADDR',
    tokenFile: tokenFile !== undefined && platform.fileExists(tokenFile) ? tokenFile : undefined,
  };
}

/** A workload identity in the environment grows old, while its file is renewed: of the two the file is the better. */
function taskToken(token: string | undefined, file: string | undefined): Token | undefined {
  const isIdentity = token !== undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
  if (file !== undefined && (token === undefined || isIdentity)) return { file };
  return token;
}

function addressesOf(
  options: NomadOptions,
  variable: Variable,
  task: TaskSettings,
  platform: Platform,
): readonly Address[] {
  const secure = options.tls !== undefined;
  if (options.address !== undefined && options.addresses !== undefined) {
    throw new ConfigurationError('give either address or addresses, not both');
  }
  if (options.addresses !== undefined) {
    if (options.addresses.length === 0) throw new ConfigurationError('addresses is empty');
    return options.addresses.map((text, index) => parseAddress(text, `addresses[${index}]`, secure));
  }
  const explicit = nonEmpty(options.address);
  if (explicit !== undefined) return [parseAddress(explicit, 'address', secure)];
  const fromEnvironment = variable('NOMAD_ADDR');
  if (fromEnvironment !== undefined) return [parseAddress(fromEnvironment, 'NOMAD_ADDR', secure)];
  if (task.address !== undefined) return [parseAddress(task.address, task.addressSource, secure)];
  return [parseAddress(platform.defaultAddress(), 'default address', false)];
}

function tlsOptions(given: TlsOptions = {}, variable: Variable): TlsOptions {
  const skipVerify = variable('NOMAD_SKIP_VERIFY');
  const hasOwnPair =
    given.cert !== undefined || given.certFile !== undefined || given.key !== undefined || given.keyFile !== undefined;
  const hasOwnAuthority = given.ca !== undefined || given.caFile !== undefined || given.caDirectory !== undefined;
  const tls: TlsOptions = {
    ca: given.ca,
    caFile: given.caFile ?? (hasOwnAuthority ? undefined : variable('NOMAD_CACERT')),
    caDirectory: given.caDirectory ?? (hasOwnAuthority ? undefined : variable('NOMAD_CAPATH')),
    cert: given.cert,
    key: given.key,
    certFile: given.certFile ?? (hasOwnPair ? undefined : variable('NOMAD_CLIENT_CERT')),
    keyFile: given.keyFile ?? (hasOwnPair ? undefined : variable('NOMAD_CLIENT_KEY')),
    serverName: nonEmpty(given.serverName) ?? variable('NOMAD_TLS_SERVER_NAME'),
    skipVerify: given.skipVerify ?? (skipVerify === undefined ? false : (parseBool(skipVerify) ?? false)),
  };
  const hasCertificate = tls.cert !== undefined || tls.certFile !== undefined;
  const hasKey = tls.key !== undefined || tls.keyFile !== undefined;
  if (hasCertificate !== hasKey) {
    const names = hasOwnPair ? 'tls.cert and tls.key' : 'NOMAD_CLIENT_CERT and NOMAD_CLIENT_KEY';
    throw new ConfigurationError(
      `${names} are only of use together, and the ${hasKey ? 'certificate' : 'key'} is missing`,
    );
  }
  return tls;
}

function basicAuth(given: string | BasicAuth | undefined): BasicAuth | undefined {
  if (typeof given !== 'string') return given;
  if (given === '') return undefined;
  const colon = given.indexOf(':');
  return colon < 0 ? { username: given } : { username: given.slice(0, colon), password: given.slice(colon + 1) };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** A time limit in milliseconds; 0 for none, which may be given as `Infinity`. */
export function timeLimit(value: number, name: string, refuse: Refuse = refuseSetting): number {
  return value === Infinity ? 0 : milliseconds(value, name, refuse);
}

function milliseconds(value: number, name: string, refuse: Refuse): number {
  if (!Number.isFinite(value) || value < 0) throw refuse(`${name} must be milliseconds, 0 or more, not ${value}`);
  return value;
}

function positive(value: number, name: string, refuse = refuseSetting): number {
  if (!Number.isInteger(value) || value < 1) throw refuse(`${name} must be a whole number, 1 or more, not ${value}`);
  return value;
}
