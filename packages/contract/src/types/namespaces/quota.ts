/** Quotas: how much the jobs of a namespace may use in each region. Enterprise only. */

import type { NUMAResource, NUMAResourceSpec, RequestedDevice, RequestedDeviceSpec } from '../jobs/resources.js';
import type { Written } from '../written.js';

/**
 * A quota: limits that the namespaces naming it share. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/quotas#read-quota-specification
 */
export interface QuotaSpec {
  /** Unique name, by which namespaces refer to it. */
  Name: string;
  /** What it is for. */
  Description: string;
  /** The limits, one a region. */
  Limits: QuotaLimit[] | null;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * The limits of a quota in one region; in a {@link QuotaUsage} what is used of them.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota
 */
export interface QuotaLimit {
  /** Region that the limit holds in. */
  Region: string;
  /** What allocations and volumes may use there in sum; null for no limit. */
  RegionLimit: QuotaResources | null;
  /**
   * Greatest size of all variables, in MiB. 0 or null for no limit, negative for none at all.
   *
   * @deprecated `RegionLimit.Storage.VariablesMB` takes its place.
   */
  VariablesLimit: number | null;
  /** Digest of the limit, in base64; replication compares it, and usage is kept by it. */
  Hash: string | null;
}

/**
 * What is used of a quota now. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/quotas#read-quota-usage
 */
export interface QuotaUsage {
  /** Name of the quota. */
  Name: string;
  /** What is used, by the base64 digest of the limit it counts against. */
  Used: Record<string, QuotaLimit> | null;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * Sums that a quota allows. In each, 0 is no limit and a negative value allows nothing.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota
 */
export interface QuotaResources {
  /** CPU shares, in MHz. */
  CPU: number;
  /** CPU cores reserved whole. */
  Cores: number;
  /** Memory, in MiB. */
  MemoryMB: number;
  /** Memory with oversubscription, in MiB. */
  MemoryMaxMB: number;
  /** Devices such as GPUs, with how many of each. */
  Devices: RequestedDevice[] | null;
  /** Use of memory nodes (NUMA). */
  NUMA: NUMAResource | null;
  /** Secrets directories of tasks, in MiB. */
  SecretsMB: number;
  /** Variables and volumes; null for no limit. */
  Storage: QuotaStorageResources | null;
  /** Limits within single node pools, beside those above. */
  NodePools: NodePoolLimit[] | null;
}

/**
 * Stored data that a quota allows, in MiB. 0 is no limit, a negative value allows nothing.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota#storage
 */
export interface QuotaStorageResources {
  /** All variables in sum, as stored (encrypted). */
  VariablesMB: number;
  /** All dynamic host volumes in sum, as provisioned. */
  HostVolumesMB: number;
}

/**
 * Sums that a quota allows within one node pool. In each, 0 is no limit and a negative value allows nothing.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota#node_pool
 */
export interface NodePoolLimit {
  /** Name of the node pool. */
  NodePool: string;
  /** CPU shares, in MHz. */
  CPU: number;
  /** CPU cores reserved whole. */
  Cores: number;
  /** Memory, in MiB. */
  MemoryMB: number;
  /** Memory with oversubscription, in MiB. */
  MemoryMaxMB: number;
  /** Devices such as GPUs, with how many of each. */
  Devices: RequestedDevice[] | null;
  /** Use of memory nodes (NUMA). */
  NUMA: NUMAResource | null;
  /** Secrets directories of tasks, in MiB. */
  SecretsMB: number;
  /** Volumes; null for no limit. */
  Storage: QuotaStorageResources | null;
}

/**
 * A {@link QuotaSpec} as a user writes it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/quotas#create-or-update-quota-specification
 */
export interface QuotaSpecInput extends Written<QuotaSpec, 'Name', { Limits: QuotaLimitInput[] }> {}

/** A {@link QuotaLimit} as a user writes it. */
export interface QuotaLimitInput extends Written<QuotaLimit, 'Region', { RegionLimit: QuotaResourcesInput }> {}

/** {@link QuotaResources} as a user writes them. */
export interface QuotaResourcesInput extends Written<
  QuotaResources,
  never,
  {
    Devices: RequestedDeviceSpec[];
    NUMA: NUMAResourceSpec;
    Storage: Written<QuotaStorageResources>;
    NodePools: NodePoolLimitInput[];
  }
> {}

/** A {@link NodePoolLimit} as a user writes it. */
export interface NodePoolLimitInput extends Written<
  NodePoolLimit,
  'NodePool',
  { Devices: RequestedDeviceSpec[]; NUMA: NUMAResourceSpec; Storage: Written<QuotaStorageResources> }
> {}
