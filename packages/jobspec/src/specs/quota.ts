/** Quota files. */

import type {
  NodePoolLimitInput,
  QuotaLimitInput,
  QuotaResourcesInput,
  QuotaSpecInput,
  QuotaStorageResources,
  RequestedDeviceSpec,
} from '@yurt/contract';
import type { JsonObject } from '../job/json.js';
import { block, blocks, type FieldsOf, label, required, text, whole } from '../schema/field.js';
import { type ParsedSpec, parseFields, type ParseSpecOptions } from './spec.js';

/** How many of a kind of device. */
const device = {
  label: label('Name'),
  /** The kind, in place of the label. */
  name: text('Name'),
  /** How many. */
  count: whole('Count', null, 'uint64'),
} as const satisfies FieldsOf<RequestedDeviceSpec>;

/** Stored data: a size with a unit, or a number of MiB. */
const storage = {
  /** All variables in sum. */
  variables: whole('VariablesMB'),
  /** All dynamic host volumes in sum. */
  hostVolumes: whole('HostVolumesMB'),
} as const satisfies FieldsOf<QuotaStorageResources>;

/** Sums within a region or node pool. */
const sums = {
  /** CPU shares, MHz. */
  cpu: whole('CPU'),
  /** CPU cores. */
  cores: whole('Cores'),
  /** Memory, MiB. */
  memory: whole('MemoryMB'),
  /** Memory with oversubscription, MiB. */
  memoryMax: whole('MemoryMaxMB'),
  /** Devices such as GPUs. */
  device: blocks('Devices', device),
  /** Stored data. */
  storage: block('Storage', storage),
} as const satisfies FieldsOf<NodePoolLimitInput>;

/**
 * Limits within one node pool.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota#node_pool
 */
const nodePool = { label: label('NodePool'), ...sums } as const satisfies FieldsOf<NodePoolLimitInput>;

/** Limits within a region. */
const regionLimit = {
  ...sums,
  /** Limits within single node pools. */
  nodePool: blocks('NodePools', nodePool),
} as const satisfies FieldsOf<QuotaResourcesInput>;

/** The limits of one region. */
const limit = {
  /** The region. */
  region: required(text('Region', '')),
  /** What may be used there in sum. */
  regionLimit: block('RegionLimit', regionLimit),
  /** All variables in sum, MiB: the older place of `storage.variables`. */
  variablesLimit: whole('VariablesLimit'),
} as const satisfies FieldsOf<QuotaLimitInput>;

/**
 * A quota.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota
 */
const quota = {
  /** Its name. */
  name: required(text('Name', '')),
  /** What it is for. */
  description: text('Description', ''),
  /** The limits, one a region. */
  limit: blocks('Limits', limit),
} as const satisfies FieldsOf<QuotaSpecInput>;

/**
 * Parses a quota file, as `nomad quota apply` reads it. Never throws: errors are in `diagnostics`. Devices and storage of a
 * `node_pool`, which Nomad documents, are read too; its own command forgets the first and fails at the second.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/quota
 */
export function parseQuota(source: string, options: ParseSpecOptions = {}): ParsedSpec<QuotaSpecInput> {
  return parseFields(source, options, quota, isQuota);
}

function isQuota(value: JsonObject): value is JsonObject & QuotaSpecInput {
  return typeof value['Name'] === 'string';
}
