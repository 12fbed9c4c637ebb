/** Undoes what Nomad's parser makes of blocks, so that the block that is written becomes what was given. */

import { isList, isObject, type Json, type JsonObject, objectsOf } from '../job/json.js';
import { SCRIPT_DEFAULTS, TEMPLATE_DEFAULTS, VAULT_DEFAULTS } from '../job/normalize.js';
import type { Key } from '../lint/finding.js';
import { expose, sidecarProxy } from '../schema/connect.js';
import type { Fields } from '../schema/field.js';
import { vault } from '../schema/identity.js';
import { job } from '../schema/job.js';
import { affinity, constraint } from '../schema/placement.js';
import { network } from '../schema/resources.js';
import { scaling, taskScaling } from '../schema/scaling.js';
import { service } from '../schema/service.js';
import { changeScript, task, template } from '../schema/task.js';
import type { Argument } from './contents.js';

/** What is written beside the values of the fields. */
export interface Rewritten {
  /** The label of a block whose label is no field. */
  readonly label?: string;
  /** Arguments to begin with. */
  readonly arguments?: readonly Argument[];
  /** Block types that take the place of fields' names. */
  readonly types?: ReadonlyMap<string, string>;
}

/** Keys of servers' answers that no record of a block has. */
export const SET_BY_SERVERS: ReadonlyMap<Fields, string> = new Map<Fields, string>([[service, 'Namespace']]);

/** Changes the values, by the keys of the JSON, of the block at the place that `keys` say. */
export type Rewrite = (
  values: JsonObject,
  lose: (key: string, message: string) => void,
  keys: readonly Key[],
) => Rewritten | undefined | void;

/** The blocks that Nomad's parser changes. */
export const REWRITES: ReadonlyMap<Fields, Rewrite> = new Map<Fields, Rewrite>([
  [job, rewriteJob],
  [task, rewriteTask],
  [constraint, rewriteConstraint],
  [affinity, rewriteAffinity],
  [network, rewriteNetwork],
  [scaling, rewriteScaling],
  [taskScaling, rewriteTaskScaling],
  [template, (values) => dropDefaults(values, TEMPLATE_DEFAULTS)],
  [changeScript, (values) => dropDefaults(values, SCRIPT_DEFAULTS)],
  [vault, (values) => dropDefaults(values, VAULT_DEFAULTS)],
  [sidecarProxy, (values) => rename(values, 'ExposeConfig', 'Expose')],
  [expose, (values) => rename(values, 'Path', 'Paths')],
]);

/** Other names of keys that Nomad takes; the one that the parser writes goes before. */
function rename(values: JsonObject, from: string, to: string): void {
  values[to] ??= values[from] ?? null;
}

function dropDefaults(values: JsonObject, defaults: JsonObject): void {
  for (const [key, value] of Object.entries(defaults)) {
    const given = values[key];
    const isEmpty = isList(given) && isList(value) && given.length === 0;
    if (given === value || isEmpty) values[key] = null;
  }
}

function rewriteJob(values: JsonObject): Rewritten {
  const { ID: id = null, Name: name = null } = values;
  const label = typeof id === 'string' ? id : '';
  values['ID'] = null;
  if (name === label) values['Name'] = null;
  return { label };
}

function rewriteTask(values: JsonObject, lose: (key: string, message: string) => void): void {
  const { Identity: identity, Identities: others = null, ScalingPolicies: policies = null } = values;
  if (isObject(identity)) {
    const { Name: name = '' } = identity;
    if (name !== '' && name !== 'default') lose('Identity', 'Only an identity named "default" can be the task\'s own.');
    values['Identities'] = [identity, ...(isList(others) ? others : [])];
  }
  const seen = new Set<Json>();
  const known = objectsOf(policies).filter(({ Type: type = null }) => {
    const isNew = !seen.has(type) && POLICY_LABELS.has(type);
    seen.add(type);
    return isNew;
  });
  if (known.length === objectsOf(policies).length) return;
  lose('ScalingPolicies', 'A task has one policy of each of the types "vertical_cpu" and "vertical_mem" at most.');
  values['ScalingPolicies'] = known;
}

function rewriteConstraint(values: JsonObject): Rewritten | undefined {
  const { LTarget: left = null, RTarget: right = null, Operand: operand = null } = values;
  if (operand !== 'distinct_hosts' || (left ?? '') !== '' || (right !== 'true' && right !== 'false')) {
    return rewriteAffinity(values);
  }
  Object.assign(values, { RTarget: null, Operand: null });
  return { arguments: [{ name: 'distinct_hosts', value: right === 'true' }] };
}

function rewriteAffinity(values: JsonObject): undefined {
  if (values['Operand'] === '=') values['Operand'] = null;
  return undefined;
}

/** Ports with a number are the reserved ones, whatever block they are written as. */
function rewriteNetwork(
  values: JsonObject,
  lose: (key: string, message: string) => void,
  keys: readonly Key[],
): Rewritten | undefined {
  // The parser leaves these as they are written.
  if (keys.includes('SidecarTask')) return undefined;
  const { ReservedPorts: reserved = null, DynamicPorts: dynamic = null } = values;
  const ports = objectsOf(dynamic);
  const isReserved = ({ Value: value }: JsonObject): boolean => typeof value === 'number' && value > 0;
  if (ports.some(isReserved)) lose('DynamicPorts', 'A port with a number is a reserved one.');
  if (objectsOf(reserved).every(isReserved)) return { types: new Map([['reserved_ports', 'port']]) };
  if (ports.length === 0) return undefined;
  lose('ReservedPorts', 'A port without a number is no reserved one when there are others.');
  return { types: new Map([['reserved_ports', 'port']]) };
}

function rewriteScaling(values: JsonObject, lose: (key: string, message: string) => void): Rewritten | undefined {
  const { Type: type = null, Max: max = null } = values;
  if ((type ?? '') !== '' && type !== 'horizontal') lose('Type', 'A group\'s scaling policy must be "horizontal".');
  values['Type'] = null;
  // The parser asks for the argument, not for a value.
  return max === null ? { arguments: [{ name: 'max', value: null }] } : undefined;
}

const POLICY_LABELS: ReadonlyMap<Json, string> = new Map([
  ['vertical_cpu', 'cpu'],
  ['vertical_mem', 'mem'],
]);

function rewriteTaskScaling(values: JsonObject): Rewritten {
  const { Type: type = null } = values;
  values['Type'] = null;
  return { label: POLICY_LABELS.get(type) ?? '' };
}
