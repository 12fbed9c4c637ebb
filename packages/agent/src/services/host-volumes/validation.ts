/** Whether a host volume can be made or changed as asked, with Nomad's texts. */

import type { HostVolume } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { validateConstraint } from '../../jobs/validate-placement.js';
import type { Tables } from '../../state/tables/index.js';
import { rowKey } from '../../state/row-key.js';
import { idError } from '../identifiers.js';
import { volumeAllocations } from './volume-allocations.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ATTACHMENT_MODES: readonly string[] = ['file-system', 'block-device'];
const ACCESS_MODES: readonly string[] = [
  'single-node-reader-only',
  'single-node-writer',
  'single-node-single-writer',
  'single-node-multi-writer',
];

function problems(volume: HostVolume): string[] {
  const found: string[] = [];
  if (volume.ID !== '' && !UUID.test(volume.ID)) found.push(`invalid ID ${JSON.stringify(volume.ID)}`);
  if (volume.Name === '') found.push('missing name');
  const { RequestedCapacityMinBytes: least, RequestedCapacityMaxBytes: most } = volume;
  if (most < least) found.push(`capacity_max (${most}) must be larger than capacity_min (${least})`);
  for (const { AttachmentMode, AccessMode } of volume.RequestedCapabilities) {
    if (!ATTACHMENT_MODES.includes(AttachmentMode)) found.push(`invalid attachment mode: "${AttachmentMode}"`);
    else if (!ACCESS_MODES.includes(AccessMode)) found.push(`invalid access mode: "${AccessMode}"`);
  }
  for (const constraint of volume.Constraints ?? []) {
    const { Operand } = constraint;
    const errors = validateConstraint(constraint);
    if (!errors.isEmpty) found.push(`invalid constraint: ${errors.text()}`);
    if (Operand !== 'distinct_hosts' && Operand !== 'distinct_property') continue;
    found.push(`invalid constraint ${Operand}: host volumes of the same name are always on distinct hosts`);
  }
  return found;
}

/** One problem as it is; several as the list that Nomad makes of them. */
function problemText(found: readonly string[]): string {
  if (found.length === 1) return found[0] ?? '';
  return `${found.length} errors occurred:\n\t${found.map((each) => `* ${each}`).join('\n\t')}\n\n`;
}

function changeProblems(volume: HostVolume, existing: HostVolume, tables: Tables): string[] {
  const found: string[] = [];
  const users = volumeAllocations(tables, existing).map(({ ID }) => ID);
  if (users.length > 0) found.push(`cannot update a volume in use: claimed by allocs (${users.join(', ')})`);
  if (volume.NodeID !== '' && volume.NodeID !== existing.NodeID) found.push('node ID cannot be updated');
  if (volume.NodePool !== '' && volume.NodePool !== existing.NodePool) found.push('node pool cannot be updated');
  const most = volume.RequestedCapacityMaxBytes;
  if (most > 0 && most < existing.CapacityBytes) {
    found.push(`capacity_max (${most}) cannot be less than existing provisioned capacity (${existing.CapacityBytes})`);
  }
  return found;
}

/**
 * Checks what is asked for; the answer is the volume that it changes, if it names one.
 *
 * @throws CodedError 500 in Nomad's words.
 */
export function validateVolume(tables: Tables, volume: HostVolume): HostVolume | undefined {
  const found = problems(volume);
  if (found.length > 0) throw new CodedError(500, `volume validation failed: ${problemText(found)}`);
  if (tables.namespaces.get(volume.Namespace) === undefined) {
    throw new CodedError(500, `volume validation failed: no such namespace "${volume.Namespace}"`);
  }
  if (volume.ID === '') return undefined;
  const existing = tables.hostVolumes.get(rowKey(volume.Namespace, volume.ID));
  if (existing === undefined) throw new CodedError(500, `cannot update volume "${volume.ID}": volume does not exist`);
  const refused = changeProblems(volume, existing, tables);
  if (refused.length === 0) return existing;
  const count = refused.length === 1 ? '1 error occurred' : `${refused.length} errors occurred`;
  const text = `${count}:\n\t${refused.map((each) => `* ${each}`).join('\n\t')}\n\n`;
  throw new CodedError(500, `validating volume "${volume.ID}" update failed: ${text}`);
}

/** Checks that the node and the pool which a volume names exist and belong together. @throws CodedError 500. */
export function validatePlace(tables: Tables, volume: HostVolume, named: string): void {
  const refuse = (reason: string): CodedError =>
    new CodedError(500, `validating volume "${named}" against state failed: ${reason}`);
  const wrongId = volume.NodeID === '' ? undefined : idError('node', volume.NodeID);
  if (wrongId !== undefined) throw refuse(wrongId);
  const node = volume.NodeID === '' ? undefined : tables.nodes.get(volume.NodeID);
  if (volume.NodeID !== '' && node === undefined) throw refuse(`node "${volume.NodeID}" does not exist`);
  if (volume.NodePool === '') return;
  if (tables.nodePools.get(volume.NodePool) === undefined) {
    throw refuse(`node pool "${volume.NodePool}" does not exist`);
  }
  if (node !== undefined && node.NodePool !== volume.NodePool) {
    throw refuse(`node ID "${volume.NodeID}" is not in pool "${volume.NodePool}"`);
  }
}
