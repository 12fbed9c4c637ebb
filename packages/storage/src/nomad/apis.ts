/** How the orchestrator gets to Nomad: what the original provider called `Apis` and `NomadConfig`. */

import { Nomad } from '@yurt/client';
import type { TlsOptions, Token } from '@yurt/client';
import { StorageApis } from './storage-apis.js';

/**
 * Where Nomad is. What is left out comes from the environment as for every Nomad tool (`NOMAD_ADDR`, `NOMAD_REGION`, …),
 * then from the client's defaults.
 */
export interface NomadConfig {
  /** The agent's address; a bare host gets `http://` and port 4646. Default `http://127.0.0.1:4646`. */
  readonly address?: string;
  /** The region of all calls. Default: that of the agent. */
  readonly region?: string;
  /** The namespace of claims that name none. Default: that of the agent, `default`. */
  readonly namespace?: string;
  /** The ACL token. */
  readonly token?: Token;
  /** How the agent's certificate is checked, and which one is shown. */
  readonly tls?: TlsOptions;
}

/** Makes clients, and the storage calls over them. */
export interface Apis {
  /** A client for a configuration. Nothing is connected before its first call. @throws ConfigurationError */
  client(config: NomadConfig): Nomad;
  /** The storage calls over a client. */
  storageApis(client: Nomad): StorageApis;
}

/** {@link Apis} over `@yurt/client`. */
export const nomadApis: Apis = {
  client: (config) => new Nomad(config),
  storageApis: (client) => new StorageApis(client),
};
