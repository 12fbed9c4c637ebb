/** Node pool files: HCL 2, but without variables or functions. */

import type { NodePoolSchedulerConfiguration, NodePoolSpec } from '@yurt/contract';
import { Findings, hasErrors } from '../hcl/diagnostic.js';
import { NativeBody } from '../hcl/native-body.js';
import { parseHcl } from '../hcl/parser.js';
import { decodeBlock } from '../job/decode.js';
import { isObject, type Json, type JsonObject } from '../job/json.js';
import { block, duration, type FieldsOf, flag, label, open, text } from '../schema/field.js';
import type { ParsedSpec, ParseSpecOptions } from './spec.js';

/** Scheduling in the pool, where it differs from the cluster's. Enterprise. */
const schedulerConfig = {
  /** How nodes are chosen. */
  schedulerAlgorithm: text('SchedulerAlgorithm', ''),
  /** Whether tasks may use more memory than they reserve. */
  memoryOversubscriptionEnabled: flag('MemoryOversubscriptionEnabled'),
} as const satisfies FieldsOf<NodePoolSchedulerConfiguration>;

/**
 * A pool of nodes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/node-pool
 */
const nodePool = {
  label: label('Name'),
  /** What it is for. */
  description: text('Description', ''),
  /** Free data. */
  meta: open('Meta'),
  /** How long its nodes' identities are valid. */
  nodeIdentityTtl: duration('NodeIdentityTTL', 0),
  /** Scheduling that differs. */
  schedulerConfig: block('SchedulerConfiguration', schedulerConfig),
} as const satisfies FieldsOf<NodePoolSpec>;

const file = { nodePool: block('NodePool', nodePool) };

/**
 * Parses a node pool file, as `nomad node pool apply` reads it. Never throws: errors are in `diagnostics`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/node-pool
 */
export function parseNodePool(source: string, { filename }: ParseSpecOptions = {}): ParsedSpec<NodePoolSpec> {
  const { diagnostics, ...parsed } = parseHcl(source, filename);
  if (hasErrors(diagnostics)) return { spec: undefined, diagnostics };
  const findings = new Findings(parsed.source, [...diagnostics]);
  const body = new NativeBody(parsed.tree.body, {}, 'plain');
  const { NodePool: pool } = decodeBlock(body, file, { findings, later: [], special: new Map() });
  const { list } = findings;
  if (!hasErrors(list) && !isPool(pool)) {
    findings.error('Missing node_pool block', 'A node_pool block is required: node_pool "name" { … }.', body.missing);
  }
  return { spec: isPool(pool) && !hasErrors(list) ? said(pool) : undefined, diagnostics: list };
}

function isPool(value: Json | undefined): value is JsonObject & NodePoolSpec {
  return isObject(value) && typeof value['Name'] === 'string';
}

/** What the file says of the pool, without what stands for nothing. */
function said({ Name, Description, Meta, NodeIdentityTTL, SchedulerConfiguration }: NodePoolSpec): NodePoolSpec {
  const { SchedulerAlgorithm, MemoryOversubscriptionEnabled } = SchedulerConfiguration ?? {};
  return {
    Name,
    ...(Description ? { Description } : {}),
    ...(Meta ? { Meta } : {}),
    ...(NodeIdentityTTL ? { NodeIdentityTTL } : {}),
    ...(SchedulerConfiguration
      ? {
          SchedulerConfiguration: {
            ...(SchedulerAlgorithm ? { SchedulerAlgorithm } : {}),
            ...(typeof MemoryOversubscriptionEnabled === 'boolean' ? { MemoryOversubscriptionEnabled } : {}),
          },
        }
      : {}),
  };
}
