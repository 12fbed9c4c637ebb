/** Where a call's token comes from: fixed, asked for, or a file that is renewed from outside. */

import { ConfigurationError } from './errors.js';
import type { Token, TokenFunction } from './options.js';
import type { Platform } from './platform/platform.js';

/** How long a token file is taken as unchanged without looking. */
const fileCheckInterval = 1000;

/** Gives tokens. Answers at once where it can, so that a call with a fixed token does not wait for a promise. */
export interface TokenSource {
  /** The token to send; `undefined` for none. */
  current(): string | undefined | Promise<string | undefined>;
  /** The token to send after the server has refused `refused`; the same when there is no other. */
  renewed(refused: string | undefined): string | undefined | Promise<string | undefined>;
}

/** The source for a setting. */
export function tokenSource(token: Token | undefined, platform: Platform): TokenSource {
  if (token === undefined || token === '') return none;
  if (typeof token === 'string') return fixed(token);
  return typeof token === 'function' ? asked(token) : new FileToken(token.file, platform);
}

const none: TokenSource = { current: () => undefined, renewed: () => undefined };

function fixed(text: string): TokenSource {
  const token = checked(text, 'token');
  return { current: () => token, renewed: () => token };
}

function asked(ask: TokenFunction): TokenSource {
  const given = async (refused?: string): Promise<string | undefined> => {
    const token = await ask(refused);
    return token === undefined || token === '' ? undefined : checked(token, 'the token function');
  };
  return { current: () => given(), renewed: (refused) => given(refused) };
}

class FileToken implements TokenSource {
  readonly #path: string;
  readonly #platform: Platform;
  #token: string | undefined;
  #version = '';
  #checkedAt = -Infinity;

  constructor(path: string, platform: Platform) {
    this.#path = path;
    this.#platform = platform;
  }

  current(): string | undefined | Promise<string | undefined> {
    return performance.now() - this.#checkedAt < fileCheckInterval ? this.#token : this.#check();
  }

  renewed(): Promise<string | undefined> {
    return this.#read();
  }

  async #check(): Promise<string | undefined> {
    const version = await this.#ask(() => this.#platform.fileVersion(this.#path));
    if (version !== this.#version) return this.#read();
    this.#checkedAt = performance.now();
    return this.#token;
  }

  async #read(): Promise<string | undefined> {
    const { text, version } = await this.#ask(() => this.#platform.readFile(this.#path));
    const token = text.trim();
    this.#token = token === '' ? undefined : checked(token, `token file ${this.#path}`);
    this.#version = version;
    this.#checkedAt = performance.now();
    return this.#token;
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw new ConfigurationError(`token file ${this.#path} can't be read`, { cause: error });
    }
  }
}

/** A token that no header can carry would fail deep in the transport, with the token in the message. */
function checked(token: string, source: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ConfigurationError(`${source}: the token has spaces or other characters that no header can carry`);
  }
  return token;
}
