/** Puts the headers of requests together. Those of plain calls are made once for a token and then used again. */

import type { Address } from './address.js';
import type { Configuration } from './configuration.js';
import { lowerCaseNames } from './configuration.js';
import type { Outgoing } from './outgoing.js';
import type { Platform } from './platform/platform.js';
import { clientVersion } from './version.js';

type Headers = Readonly<Record<string, string>>;

interface Kept {
  readonly token: string | undefined;
  readonly byKind: Map<string, Headers>;
}

/** Makes the headers for the calls of one client. Holds secrets; all state is private. */
export class RequestHeaders {
  readonly #configuration: Configuration;
  readonly #platform: Platform;
  readonly #kept = new Map<Address, Kept>();

  constructor(configuration: Configuration, platform: Platform) {
    this.#configuration = configuration;
    this.#platform = platform;
  }

  /** The headers of a call to an agent. The result is shared: do not change it. */
  of(outgoing: Outgoing, address: Address, token: string | undefined): Headers {
    const { contentType } = outgoing;
    const accepted = this.#acceptedEncoding(outgoing, address);
    const own = outgoing.options.headers;
    if (own !== undefined) return { ...this.#make(address, token, contentType, accepted), ...lowerCaseNames(own) };
    let kept = this.#kept.get(address);
    if (kept === undefined || kept.token !== token) {
      kept = { token, byKind: new Map() };
      this.#kept.set(address, kept);
    }
    const kind = contentType === undefined ? accepted : accepted + contentType;
    let headers = kept.byKind.get(kind);
    if (headers === undefined) {
      headers = this.#make(address, token, contentType, accepted);
      kept.byKind.set(kind, headers);
    }
    return headers;
  }

  /** The texts that must not appear in what is shown of a call. */
  secrets(address: Address, token: string | undefined): readonly string[] {
    const user = address.user ?? this.#configuration.httpAuth;
    const secrets = [token, user?.password, this.#authorization(address)?.slice('Basic '.length)];
    return secrets.flatMap((secret) => (secret === undefined || secret === '' ? [] : [secret]));
  }

  #acceptedEncoding(outgoing: Outgoing, address: Address): 'gzip' | 'identity' | '' {
    if (outgoing.packing === 'none') return 'identity';
    const { compression } = this.#configuration;
    // On one machine, packing costs more than it saves.
    return compression === true || (compression === 'auto' && !address.local) ? 'gzip' : '';
  }

  #authorization(address: Address): string | undefined {
    const user = address.user ?? this.#configuration.httpAuth;
    return user && `Basic ${this.#platform.base64(`${user.username}:${user.password ?? ''}`)}`;
  }

  #make(address: Address, token: string | undefined, contentType: string | undefined, accepted: string): Headers {
    const { userAgent, headers } = this.#configuration;
    const made: Record<string, string> = {
      'user-agent': userAgent === undefined ? clientVersion : `${userAgent} ${clientVersion}`,
    };
    const authorization = this.#authorization(address);
    if (authorization !== undefined) made['authorization'] = authorization;
    Object.assign(made, headers);
    if (token !== undefined) made['x-nomad-token'] = token;
    if (contentType !== undefined) made['content-type'] = contentType;
    if (accepted !== '') made['accept-encoding'] = accepted;
    return made;
  }
}
