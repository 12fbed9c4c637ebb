/**
 * A node's metadata: from its configuration, and changed while it runs. Changes outlive the agent.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#update-dynamic-node-metadata
 */

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NodeMetaResponse } from '@yurt/contract';
import { CodedError } from '../coded-error.js';

/** What Nomad puts into the metadata of each node for Consul's service mesh; jobs may refer to it. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'connect.gateway_image': 'docker.io/envoyproxy/envoy:v${NOMAD_envoy_version}',
  'connect.log_level': 'info',
  'connect.proxy_concurrency': '1',
  'connect.sidecar_image': 'docker.io/envoyproxy/envoy:v${NOMAD_envoy_version}',
  'connect.transparent_proxy.default_outbound_port': '15001',
  'connect.transparent_proxy.default_uid': '101',
};

const KEY = /^[a-zA-Z_][a-zA-Z0-9_-]*(?:\.[a-zA-Z_][a-zA-Z0-9_-]*)*$/;

/** A key with its value; `null` hides a key of the configuration. */
type Changes = Readonly<Record<string, string | null>>;

/** Keeps one node's metadata. */
export class NodeMetadata {
  private dynamic: Record<string, string | null> = {};
  private readonly fixed: Readonly<Record<string, string>>;
  private readonly file: string;

  constructor(dataDir: string, configured: Readonly<Record<string, string>>) {
    this.fixed = { ...DEFAULTS, ...configured };
    this.file = join(dataDir, 'client', 'metadata.json');
  }

  /** Reads the changes that were made before the agent was restarted. */
  async restore(): Promise<void> {
    const kept: unknown = JSON.parse(await readFile(this.file, 'utf8').catch(() => '{}'));
    for (const [key, value] of Object.entries(typeof kept === 'object' && kept !== null ? kept : {})) {
      if (typeof value === 'string' || value === null) this.dynamic[key] = value;
    }
  }

  /** All of it as it counts now. */
  current(): Record<string, string> {
    const merged: Record<string, string> = { ...this.fixed };
    for (const [key, value] of Object.entries(this.dynamic)) {
      if (value === null) delete merged[key];
      else merged[key] = value;
    }
    return merged;
  }

  describe(): NodeMetaResponse {
    return { Meta: this.current(), Dynamic: { ...this.dynamic }, Static: { ...this.fixed } };
  }

  /**
   * Sets keys, and with `null` unsets them.
   *
   * @returns whether anything changed
   * @throws {CodedError} when nothing is given, or a key is no name
   */
  async apply(changes: Changes): Promise<boolean> {
    const entries = Object.entries(changes);
    if (entries.length === 0) throw new CodedError(400, 'missing required Meta object');
    for (const [key] of entries) {
      if (!KEY.test(key)) {
        throw new CodedError(
          400,
          `${JSON.stringify(key)} is invalid; metadata keys must be valid dotted hcl identifiers`,
        );
      }
    }
    const before = JSON.stringify(this.current());
    for (const [key, value] of entries) {
      if (value !== null) this.dynamic[key] = value;
      else if (key in this.fixed) this.dynamic[key] = null;
      else delete this.dynamic[key];
    }
    await mkdir(dirname(this.file), { recursive: true });
    await writeFile(`${this.file}.new`, JSON.stringify(this.dynamic), { mode: 0o600 });
    await rename(`${this.file}.new`, this.file);
    return JSON.stringify(this.current()) !== before;
  }
}
