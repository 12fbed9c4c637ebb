/** Namespace files. */

import type {
  NamespaceCapabilities,
  NamespaceConsulConfiguration,
  NamespaceNodePoolConfiguration,
  NamespaceSpec,
  NamespaceVaultConfiguration,
} from '@yurt/contract';
import type { JsonObject } from '../job/json.js';
import { block, type Fields, type FieldsOf, open, required, text, texts } from '../schema/field.js';
import { type ParsedSpec, parseFields, type ParseSpecOptions } from './spec.js';

/**
 * Task drivers and network modes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace#capabilities-parameters
 */
const capabilities = {
  /** The only task drivers allowed. */
  enabledTaskDrivers: texts('EnabledTaskDrivers'),
  /** Task drivers that are refused. */
  disabledTaskDrivers: texts('DisabledTaskDrivers'),
  /** The only network modes allowed. */
  enabledNetworkModes: texts('EnabledNetworkModes'),
  /** Network modes that are refused. */
  disabledNetworkModes: texts('DisabledNetworkModes'),
} as const satisfies FieldsOf<NamespaceCapabilities>;

/** Node pools, Vault clusters or Consul clusters that jobs may use. */
const choice = {
  /** The one of jobs that name none. */
  default: text('Default', ''),
  /** The only ones allowed besides the default one. */
  allowed: texts('Allowed'),
  /** Those that are refused. */
  denied: texts('Denied'),
} as const satisfies FieldsOf<
  NamespaceNodePoolConfiguration & NamespaceVaultConfiguration & NamespaceConsulConfiguration
>;

/**
 * A namespace.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace
 */
const namespace = {
  /** Its name. */
  name: required(text('Name', '')),
  /** What it is for. */
  description: text('Description', ''),
  /** The quota that limits it. Enterprise. */
  quota: text('Quota', ''),
  /** Task drivers and network modes that its jobs may use. */
  capabilities: block('Capabilities', capabilities),
  /** Node pools that its jobs may use. Enterprise. */
  nodePoolConfig: block('NodePoolConfiguration', choice),
  /** Vault clusters that its jobs may use. Enterprise. */
  vault: block('VaultConfiguration', choice),
  /** Consul clusters that its jobs may use. Enterprise. */
  consul: block('ConsulConfiguration', choice),
  /** Free data. */
  meta: open('Meta'),
  /** Claims that every workload identity carries. */
  requiredExtraClaims: open('RequiredExtraClaims'),
  /** Claims that a job's identity may ask for. */
  optionalExtraClaims: open('OptionalExtraClaims'),
} as const satisfies FieldsOf<NamespaceSpec>;

const OPEN: ReadonlySet<Fields> = new Set([namespace, capabilities, choice]);

/**
 * Parses a namespace file, as `nomad namespace apply` reads it. Never throws: errors are in `diagnostics`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/namespace
 */
export function parseNamespace(source: string, options: ParseSpecOptions = {}): ParsedSpec<NamespaceSpec> {
  return parseFields(source, options, namespace, isNamespace, OPEN);
}

function isNamespace(value: JsonObject): value is JsonObject & NamespaceSpec {
  return typeof value['Name'] === 'string';
}
