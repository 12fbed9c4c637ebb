/** Reads services and their checks, and fills in what Nomad's server would. */

import { seconds } from '@yurt/contract';
import type { CheckRestart, Service, ServiceCheck } from '@yurt/contract';
import { readIdentity } from './canonical-identity.js';
import type { Fields } from './fields.js';

/** Where a service is written. `task` is absent for a service of the group. */
export interface ServicePlace {
  readonly namespace: string;
  readonly job: string;
  readonly group: string;
  readonly task?: string;
}

function named(name: string, place: ServicePlace): string {
  const task = place.task ?? 'group';
  const known: Record<string, string> = {
    JOB: place.job,
    TASKGROUP: place.group,
    TASK: task,
    BASE: `${place.job}-${place.group}-${task}`,
  };
  return name.replace(/\$\{([a-zA-Z0-9_\-.]+)\}/g, (whole, key: string) => known[key] ?? whole);
}

function readCheckRestart(fields: Fields): Partial<CheckRestart> {
  return {
    Limit: fields.integer('Limit') ?? 0,
    IgnoreWarnings: fields.boolean('IgnoreWarnings') ?? false,
    ...(fields.has('Grace') ? { Grace: fields.duration('Grace') ?? 0 } : {}),
  };
}

/** A check's restart block over its service's: what is zero at the check is the service's. */
function mergeCheckRestart(
  service: Partial<CheckRestart> | null,
  check: Partial<CheckRestart> | null,
): CheckRestart | null {
  if (service === null && check === null) return null;
  return {
    Limit: check?.Limit || (service?.Limit ?? 0),
    Grace: check?.Grace ?? service?.Grace ?? seconds(1),
    IgnoreWarnings: (check?.IgnoreWarnings ?? false) || (service?.IgnoreWarnings ?? false),
  };
}

function readHeader(fields: Fields): Record<string, string[]> | null {
  const raw = fields.free('Header');
  if (raw === null) return null;
  return Object.fromEntries(
    Object.entries(raw).map(([name, values]) => [name, Array.isArray(values) ? values.map(String) : []]),
  );
}

function listOrNull(list: string[] | null): string[] | null {
  return list === null || list.length === 0 ? null : list;
}

function readCheck(
  fields: Fields,
  service: { name: string; task: string; onUpdate: ServiceCheck['OnUpdate']; restart: Partial<CheckRestart> | null },
  place: ServicePlace,
): ServiceCheck {
  const atGroup = place.task === undefined;
  return {
    Name: fields.text('Name') || `service: "${service.name}" check`,
    Type: fields.word('Type'),
    Command: fields.text('Command') ?? '',
    Args: listOrNull(fields.texts('Args')),
    Path: fields.text('Path') ?? '',
    Protocol: fields.text('Protocol') ?? '',
    PortLabel: fields.text('PortLabel') ?? '',
    Expose: fields.boolean('Expose') ?? false,
    AddressMode: fields.text('AddressMode') ?? '',
    Interval: fields.duration('Interval') ?? 0,
    Timeout: fields.duration('Timeout') ?? 0,
    InitialStatus: fields.text('InitialStatus') ?? '',
    Notes: fields.text('Notes') ?? '',
    TLSServerName: fields.text('TLSServerName') ?? '',
    TLSSkipVerify: fields.boolean('TLSSkipVerify') ?? false,
    Method: fields.text('Method') ?? '',
    Header: readHeader(fields),
    CheckRestart: mergeCheckRestart(service.restart, fields.block('CheckRestart', 'CheckRestart', readCheckRestart)),
    GRPCService: fields.text('GRPCService') ?? '',
    GRPCUseTLS: fields.boolean('GRPCUseTLS') ?? false,
    TaskName: (atGroup ? fields.text('TaskName') : '') || service.task,
    SuccessBeforePassing: Math.max(0, fields.integer('SuccessBeforePassing') ?? 0),
    FailuresBeforeCritical: Math.max(0, fields.integer('FailuresBeforeCritical') ?? 0),
    FailuresBeforeWarning: Math.max(0, fields.integer('FailuresBeforeWarning') ?? 0),
    Body: fields.text('Body') ?? '',
    OnUpdate: fields.text('OnUpdate') || service.onUpdate,
  };
}

/** The services of a group or a task, named after the job, the group and the task where they have no name. */
export function readServices(fields: Fields, place: ServicePlace): Service[] | null {
  return fields.blocks('Services', 'Service', (service) => {
    const fallback = [place.job, place.group, ...(place.task === undefined ? [] : [place.task])].join('-');
    const name = named(service.text('Name') || fallback, place);
    const task = service.text('TaskName') || (place.task ?? '');
    const onUpdate: Service['OnUpdate'] = service.text('OnUpdate') || 'require_healthy';
    const provider: Service['Provider'] = service.text('Provider') || 'consul';
    const restart = service.block('CheckRestart', 'CheckRestart', readCheckRestart);
    return {
      Name: name,
      TaskName: task,
      PortLabel: service.text('PortLabel') ?? '',
      AddressMode: service.text('AddressMode') || 'auto',
      Address: service.text('Address') ?? '',
      EnableTagOverride: service.boolean('EnableTagOverride') ?? false,
      Tags: listOrNull(service.texts('Tags')),
      CanaryTags: listOrNull(service.texts('CanaryTags')),
      Checks: service.blocks('Checks', 'ServiceCheck', (check) =>
        readCheck(check, { name, task, onUpdate, restart }, place),
      ),
      Connect: service.opaque('Connect', 'ConsulConnect'),
      Meta: service.textMap('Meta'),
      CanaryMeta: service.textMap('CanaryMeta'),
      Weights: service.block('Weights', 'ServiceWeights', (weights) => ({
        Passing: Math.max(1, weights.integer('Passing') ?? 1),
        Warning: Math.max(1, weights.integer('Warning') ?? 1),
      })),
      TaggedAddresses: service.textMap('TaggedAddresses'),
      Namespace: provider === 'nomad' ? place.namespace : 'default',
      OnUpdate: onUpdate,
      Provider: provider,
      Cluster: service.text('Cluster') || 'default',
      Identity: service.block('Identity', 'WorkloadIdentity', readIdentity),
      Kind: service.text('Kind') ?? '',
    };
  });
}
