/** Settings that several calls of volumes share. */

import type { CSISecrets } from '@yurt/contract';
import type { CallOptions } from '../../core/options.js';

/** More about making a volume. */
export interface PolicySettings {
  /** Overrides soft policies of Sentinel. Default `false`. Enterprise only. */
  policyOverride?: boolean;
}

/** What the plugin needs to know. */
export interface SecretsSettings {
  /** Secrets for the plugin; they travel in a header. Default: the volume's own. */
  secrets?: CSISecrets;
}

/** Options with secrets in the header that carries them. */
export function withSecrets<O extends CallOptions>(options: O, secrets: CSISecrets | undefined): O {
  if (secrets === undefined) return options;
  const pairs = Object.entries(secrets).map(([key, value]) => `${key}=${value}`);
  return { ...options, headers: { ...options.headers, 'X-Nomad-CSI-Secrets': pairs.join(',') } };
}
