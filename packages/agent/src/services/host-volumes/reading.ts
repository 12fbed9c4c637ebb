/** Host volumes as callers write them. */

import type { HostVolume } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { Fields, isJsonObject } from '../../jobs/fields.js';

/** The name in what was written, as far as there is one. */
export function nameOf(spec: unknown): string | undefined {
  return isJsonObject(spec) && typeof spec['Name'] === 'string' ? spec['Name'] : undefined;
}

/**
 * The volume that was written, with nothing absent.
 *
 * @throws CodedError in Nomad's words when there is none, or a field has the wrong type.
 */
export function readVolume(spec: unknown, namespace: string): HostVolume {
  if (!isJsonObject(spec)) throw new CodedError(500, 'missing volume definition');
  const fields = new Fields(spec, 'HostVolume', 'Volume');
  return {
    Namespace: fields.text('Namespace') || namespace,
    ID: fields.text('ID') ?? '',
    Name: fields.text('Name') ?? '',
    PluginID: fields.text('PluginID') ?? '',
    NodePool: fields.text('NodePool') ?? '',
    NodeID: fields.text('NodeID') ?? '',
    Constraints: fields.blocks('Constraints', 'Constraint', (constraint) => ({
      LTarget: constraint.text('LTarget') ?? '',
      RTarget: constraint.text('RTarget') ?? '',
      Operand: constraint.word('Operand'),
    })),
    RequestedCapacityMinBytes: fields.integer('RequestedCapacityMinBytes', 'int64') ?? 0,
    RequestedCapacityMaxBytes: fields.integer('RequestedCapacityMaxBytes', 'int64') ?? 0,
    CapacityBytes: fields.integer('CapacityBytes', 'int64') ?? 0,
    RequestedCapabilities:
      fields.blocks('RequestedCapabilities', 'HostVolumeCapability', (capability) => ({
        AttachmentMode: capability.word('AttachmentMode'),
        AccessMode: capability.word('AccessMode'),
      })) ?? [],
    Parameters: fields.textMap('Parameters'),
    HostPath: fields.text('HostPath') ?? '',
    State: 'pending',
    CreateIndex: 0,
    CreateTime: 0,
    ModifyIndex: 0,
    ModifyTime: 0,
    Allocations: null,
  };
}
