/** What makes constraints, affinities, spreads, volumes and networks invalid, in Nomad's words. */

import type {
  Affinity,
  Constraint,
  RequestedDevice,
  Spread,
  TaskGroup,
  VolumeMount,
  VolumeRequest,
} from '@yurt/contract';
import { compileRegexp } from './go-regexp.js';
import { MultiError } from './multi-error.js';
import { parseVersionRange } from './versions.js';

const exactTargets = new Set([
  '${node.unique.id}',
  '${node.datacenter}',
  '${node.unique.name}',
  '${node.class}',
  '${node.pool}',
]);
const targetPrefixes = ['${attr.', '${device.', '${meta.'];

function attributeError(target: string): string | undefined {
  if (!target.startsWith('$')) return undefined;
  if (!target.startsWith('${')) return `attribute ${JSON.stringify(target)} is missing an opening brace`;
  if (!target.endsWith('}')) return `attribute ${JSON.stringify(target)} is missing a closing brace`;
  if (exactTargets.has(target) || targetPrefixes.some((prefix) => target.startsWith(prefix))) return undefined;
  return `unsupported attribute ${JSON.stringify(target)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failure(attempt: () => unknown, prefix: string): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return `${prefix}: ${messageOf(error)}`;
  }
}

/** What the operand asks of the right side, alike for constraints and affinities; `unknown` for other operands. */
function operandError(operand: string, right: string, what: 'constraint' | 'affinity'): string | undefined {
  switch (operand) {
    case 'set_contains':
    case 'set_contains_all':
    case 'set_contains_any':
      if (right !== '') return undefined;
      return what === 'constraint'
        ? 'Set contains constraint requires an RTarget'
        : 'Set contains operators require an RTarget';
    case 'regexp':
      return failure(() => compileRegexp(right), 'Regular expression failed to compile');
    case 'version':
      return failure(() => parseVersionRange(right, 'version'), `Version ${what} is invalid`);
    case 'semver':
      return failure(() => parseVersionRange(right, 'semver'), `Semver ${what} is invalid`);
    case '=':
    case '==':
    case 'is':
    case '!=':
    case 'not':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return right === '' ? `Operator ${JSON.stringify(operand)} requires an RTarget` : undefined;
    default:
      return 'unknown';
  }
}

function distinctPropertyError(right: string): string | undefined {
  if (right === '') return undefined;
  if (!/^\d+$/.test(right)) {
    const quoted = JSON.stringify(right);
    return `Failed to convert RTarget ${quoted} to uint64: strconv.ParseUint: parsing ${quoted}: invalid syntax`;
  }
  return Number(right) < 1 ? `Distinct Property must have an allowed count of 1 or greater: ${right} < 1` : undefined;
}

/** What is wrong with a constraint. */
export function validateConstraint({ LTarget, RTarget, Operand }: Constraint): MultiError {
  const errors = new MultiError();
  const operand: string = Operand;
  if (operand === '') errors.append('Missing constraint operand');
  switch (operand) {
    case 'distinct_hosts':
      break;
    case 'distinct_property':
      errors.append(distinctPropertyError(RTarget));
      break;
    case 'is_set':
    case 'is_not_set':
      if (RTarget !== '') errors.append(`Operator ${JSON.stringify(operand)} does not support an RTarget`);
      break;
    default: {
      const error = operandError(operand, RTarget, 'constraint');
      errors.append(error === 'unknown' ? `Unknown constraint type ${JSON.stringify(operand)}` : error);
    }
  }
  if (operand !== 'distinct_hosts') {
    errors.append(LTarget === '' ? 'no attribute provided but is required by operator' : attributeError(LTarget));
  }
  return errors;
}

/** What is wrong with an affinity. */
function validateAffinity({ LTarget, RTarget, Operand, Weight }: Affinity): MultiError {
  const errors = new MultiError();
  const operand: string = Operand;
  if (operand === '') errors.append('Missing affinity operand');
  const error = operandError(operand, RTarget, 'affinity');
  errors.append(error === 'unknown' ? `Unknown affinity operator ${JSON.stringify(operand)}` : error);
  if (LTarget === '') errors.append('No LTarget provided but is required');
  if (Weight === 0) errors.append('Affinity weight cannot be zero');
  if (Weight > 100 || Weight < -100) errors.append('Affinity weight must be within the range [-100,100]');
  return errors;
}

/** What is wrong with a spread. */
function validateSpread({ Attribute, Weight, SpreadTarget }: Spread): MultiError {
  const errors = new MultiError();
  if (Attribute === '') errors.append('Missing spread attribute');
  if (Weight <= 0 || Weight > 100) errors.append('Spread block must have a positive weight from 0 to 100');
  const seen = new Set<string>();
  let sum = 0;
  for (const { Value, Percent } of SpreadTarget ?? []) {
    if (seen.has(Value)) errors.append(`Spread target value ${JSON.stringify(Value)} already defined`);
    seen.add(Value);
    if (Percent > 100) {
      errors.append(`Spread target percentage for value ${JSON.stringify(Value)} must be between 0 and 100`);
    }
    sum += Percent;
  }
  if (sum > 100) errors.append(`Sum of spread target percentages must not be greater than 100%; got ${sum}%`);
  return errors;
}

/** What is wrong with a list of constraints, each with its number. */
export function validateConstraints(constraints: readonly Constraint[] | null, into: MultiError): void {
  for (const [i, constraint] of (constraints ?? []).entries()) {
    into.nest(validateConstraint(constraint), `Constraint ${i + 1} validation failed: `);
  }
}

/** What is wrong with a device that a task asks for. */
export function validateDevice({ Name, Constraints, Affinities }: RequestedDevice): MultiError {
  const errors = new MultiError();
  if (Name === '') {
    errors.append('device name must be given as one of the following: type, vendor/type, or vendor/type/name');
  }
  for (const [i, constraint] of (Constraints ?? []).entries()) {
    const { Operand } = constraint;
    if (Operand === 'distinct_hosts' || Operand === 'distinct_property') {
      errors.append(`Constraint ${i + 1} validation failed: using unsupported operand "${Operand}"`);
    } else errors.nest(validateConstraint(constraint), `Constraint ${i + 1} validation failed: `);
  }
  for (const [i, affinity] of (Affinities ?? []).entries()) {
    errors.nest(validateAffinity(affinity), `Affinity ${i + 1} validation failed: `);
  }
  return errors;
}

/** What is wrong with affinities; system jobs may have none. */
export function validateAffinities(affinities: readonly Affinity[] | null, jobType: string, into: MultiError): void {
  if (jobType === 'system') {
    if (affinities !== null) into.append('System jobs may not have an affinity block');
    return;
  }
  for (const [i, affinity] of (affinities ?? []).entries()) {
    into.nest(validateAffinity(affinity), `Affinity ${i + 1} validation failed: `);
  }
}

/** What is wrong with spreads; system jobs may have none. */
export function validateSpreads(spreads: readonly Spread[] | null, jobType: string, into: MultiError): void {
  if (jobType === 'system') {
    if (spreads !== null) into.append('System jobs may not have a spread block');
    return;
  }
  for (const [i, spread] of (spreads ?? []).entries()) {
    into.nest(validateSpread(spread), `Spread ${i + 1} validation failed: `);
  }
}

const hostModes = new Set(['single-node-writer', 'single-node-single-writer', 'single-node-multi-writer', '']);

function csiErrors(volume: VolumeRequest, count: number, errors: MultiError): void {
  if (volume.AttachmentMode === '') errors.append('CSI volumes must have an attachment mode');
  if (volume.AttachmentMode === 'block-device' && volume.MountOptions !== null) {
    errors.append('block devices cannot have mount options');
  }
  const shared = count > 1 && !volume.PerAlloc;
  const mode: string = volume.AccessMode;
  if (mode === '') errors.append('CSI volumes must have an access mode');
  if ((mode === 'single-node-reader-only' || mode === 'multi-node-reader-only') && !volume.ReadOnly) {
    errors.append(`${mode} volumes must be read-only`);
  }
  if (mode === 'single-node-reader-only' && shared) {
    errors.append(`volume with ${mode} access mode allows only one reader`);
  }
  if (mode === 'single-node-writer' && shared) {
    errors.append(`volume with ${mode} access mode allows only one reader or writer`);
  }
  if (mode === 'multi-node-single-writer' && !volume.ReadOnly && shared) {
    errors.append(`volume with ${mode} access mode allows only one writer`);
  }
}

/** What is wrong with a group's volume request. */
export function validateVolume(volume: VolumeRequest, jobType: string, count: number, canaries: number): MultiError {
  const errors = new MultiError();
  if (volume.Source === '') errors.append('volume has an empty source');
  if (volume.PerAlloc) {
    if (jobType === 'system' || jobType === 'sysbatch') {
      errors.append('volume cannot be per_alloc for system or sysbatch jobs');
    }
    if (canaries > 0) errors.append('volume cannot be per_alloc when canaries are in use');
    if (volume.Sticky) errors.append('volume cannot be per_alloc and sticky at the same time');
  }
  if (volume.Type === 'csi') csiErrors(volume, count, errors);
  else {
    if (volume.MountOptions !== null) errors.append('host volumes cannot have mount options');
    const mode: string = volume.AccessMode;
    if (mode === 'single-node-reader-only') {
      if (!volume.ReadOnly) errors.append(`${mode} volumes must be read-only`);
    } else if (!hostModes.has(mode)) errors.append(`host volumes cannot be mounted with ${mode} access mode`);
  }
  return errors;
}

/** What is wrong with a task's volume mount. */
export function validateMount(mount: VolumeMount): MultiError {
  const errors = new MultiError();
  if (mount.Volume === '') errors.append('volume mount references an empty volume');
  if (!['', 'private', 'host-to-task', 'bidirectional'].includes(mount.PropagationMode)) {
    errors.append(`volume mount has an invalid propagation mode: ${JSON.stringify(mount.PropagationMode)}`);
  }
  if (!['', 'z', 'Z'].includes(mount.SELinuxLabel)) {
    errors.append(`volume mount has an invalid SELinux label: "${mount.SELinuxLabel}"`);
  }
  return errors;
}

const maxPort = 65535;

/** What is wrong with the networks of a group and of its tasks: labels used twice, ports out of range or taken. */
export function validateNetworks(group: TaskGroup): MultiError {
  const errors = new MultiError();
  const labels = new Map<string, string>();
  const taken = new Map<string, string>();
  const takeStatic = (label: string, value: number, network: string, owner: string, mayCollide: boolean): void => {
    const key = `${network || 'default'}:${value}`;
    const other = taken.get(key);
    if (other !== undefined) {
      if (!mayCollide) errors.append(`Static port ${value} already reserved by ${other}`);
    } else if (value > maxPort) {
      errors.append(`Port ${label} (${value}) cannot be greater than ${maxPort}`);
    } else taken.set(key, `${owner}:${label}`);
  };

  for (const network of group.Networks ?? []) {
    for (const port of [...(network.ReservedPorts ?? []), ...(network.DynamicPorts ?? [])]) {
      const used = labels.get(port.Label);
      if (used !== undefined) errors.append(`Port label ${port.Label} already in use by ${used}`);
      else labels.set(port.Label, 'taskgroup network');
      const mayCollide = port.IgnoreCollision ?? false;
      if ((port.Value ?? 0) !== 0) {
        takeStatic(port.Label, port.Value ?? 0, port.HostNetwork, 'taskgroup network', mayCollide);
      }
      const to = port.To ?? 0;
      const label = JSON.stringify(port.Label);
      if (to < -1) errors.append(`Port ${label} cannot be mapped to negative value ${to}`);
      else if (to > maxPort) errors.append(`Port ${label} cannot be mapped to a port (${to}) greater than ${maxPort}`);
      if (mayCollide && !['', 'host'].includes(network.Mode ?? '')) {
        const mode = JSON.stringify(network.Mode);
        errors.append(`Port ${label} collision may not be ignored on non-host network mode ${mode}`);
      }
    }
  }
  for (const task of group.Tasks) {
    for (const network of task.Resources.Networks ?? []) {
      for (const port of [...(network.ReservedPorts ?? []), ...(network.DynamicPorts ?? [])]) {
        const used = labels.get(port.Label);
        if (used !== undefined) errors.append(`Port label ${port.Label} already in use by ${used}`);
        if ((port.Value ?? 0) !== 0) takeStatic(port.Label, port.Value ?? 0, port.HostNetwork, task.Name, false);
      }
    }
  }
  return errors;
}
