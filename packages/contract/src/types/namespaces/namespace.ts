/** Namespaces: what keeps the jobs, variables and volumes of several teams apart. */

import type { Written } from '../written.js';

/**
 * A namespace.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#read-namespace
 */
export interface Namespace {
  /** Unique name: 1 to 128 letters, digits and dashes. `default` is always there. */
  Name: string;
  /** What it is for, in at most 256 characters. */
  Description: string;
  /** Name of the quota that limits it; empty for none. Enterprise only. */
  Quota: string;
  /** Task drivers and network modes that its jobs may use; null when nothing is limited. */
  Capabilities: NamespaceCapabilities | null;
  /** Node pools that its jobs may use; null when nothing is limited. Enterprise only. */
  NodePoolConfiguration: NamespaceNodePoolConfiguration | null;
  /** Vault clusters that its jobs may use; null when nothing is limited. Enterprise only. */
  VaultConfiguration: NamespaceVaultConfiguration | null;
  /** Consul clusters that its jobs may use; null when nothing is limited. Enterprise only. */
  ConsulConfiguration: NamespaceConsulConfiguration | null;
  /** Your own keys and values; null when there are none. */
  Meta: Record<string, string> | null;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Claims that every workload identity in the namespace carries, as templates by claim; null when there are none. */
  RequiredExtraClaims: Record<string, string> | null;
  /** Claims that a job's identity block may ask for, as templates by claim; null when there are none. */
  OptionalExtraClaims: Record<string, string> | null;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * Task drivers and network modes that the jobs of a namespace may use, checked when a job is registered. A disabled one
 * stays disabled even if it is enabled too; null and empty lists limit nothing.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace#capabilities-parameters
 */
export interface NamespaceCapabilities {
  /** The only task drivers allowed, such as `docker`; null allows all. */
  EnabledTaskDrivers: string[] | null;
  /** Task drivers that are refused. */
  DisabledTaskDrivers: string[] | null;
  /** The only network modes allowed, such as `bridge` or `cni/name`; null allows all. */
  EnabledNetworkModes: string[] | null;
  /** Network modes that are refused. */
  DisabledNetworkModes: string[] | null;
}

/**
 * Node pools that the jobs of a namespace may use. `Allowed` and `Denied` exclude each other; names may have `*`.
 * Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace#node_pool_config-parameters
 */
export interface NamespaceNodePoolConfiguration {
  /** Node pool of jobs that name none. Default `default`. */
  Default: string;
  /** The only node pools allowed besides the default one; null allows all, an empty list none but the default. */
  Allowed: string[] | null;
  /** Node pools that are refused. */
  Denied: string[] | null;
}

/**
 * Vault clusters that the jobs of a namespace may use. `Allowed` and `Denied` exclude each other; names may have `*`.
 * Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace#vault-parameters
 */
export interface NamespaceVaultConfiguration {
  /** Cluster of jobs that name none. Default `default`. */
  Default: string;
  /** The only clusters allowed besides the default one; null allows all, an empty list none but the default. */
  Allowed: string[] | null;
  /** Clusters that are refused. */
  Denied: string[] | null;
}

/**
 * Consul clusters that the jobs of a namespace may use. `Allowed` and `Denied` exclude each other; names may have `*`.
 * Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace#consul-parameters
 */
export interface NamespaceConsulConfiguration {
  /** Cluster of jobs that name none. Default `default`. */
  Default: string;
  /** The only clusters allowed besides the default one; null allows all, an empty list none but the default. */
  Allowed: string[] | null;
  /** Clusters that are refused. */
  Denied: string[] | null;
}

/**
 * A {@link Namespace} as a user writes it. It replaces the whole namespace: what is left out is emptied.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/namespaces#create-or-update-namespace
 */
export interface NamespaceSpec extends Written<
  Namespace,
  'Name',
  {
    Capabilities: Written<NamespaceCapabilities>;
    NodePoolConfiguration: Written<NamespaceNodePoolConfiguration>;
    VaultConfiguration: Written<NamespaceVaultConfiguration>;
    ConsulConfiguration: Written<NamespaceConsulConfiguration>;
  }
> {}
