/** What changes from one version of a job to the next, in the form and order in which Nomad tells it. */

import type {
  DiffType,
  FieldDiff,
  Job,
  JobDiff,
  ObjectDiff,
  Task,
  TaskDiff,
  TaskGroup,
  TaskGroupDiff,
} from '@yurt/contract';
import {
  affinityDiffs,
  constraintDiffs,
  identityDiff,
  networkDiffs,
  resourcesDiff,
  serviceDiffs,
  templateDiffs,
  volumeDiffs,
} from './diff-blocks.js';
import {
  blockDiff,
  type Flat,
  fieldDiffs,
  flatDeep,
  flatFields,
  keyedDiffs,
  orNull,
  plainDiff,
  positionalDiffs,
  presence,
  setDiff,
} from './diff-parts.js';
import { sameValue } from './spec-equality.js';

/** Fields of a job that are the server's, or told of elsewhere. */
const jobSkip = [
  'ID',
  'Status',
  'StatusDescription',
  'Version',
  'Stable',
  'CreateIndex',
  'ModifyIndex',
  'JobModifyIndex',
  'SubmitTime',
  'NomadTokenID',
  'Payload',
];

const optionalTimes = ['ShutdownDelay', 'MaxRunDuration', 'StopAfterClientDisconnect', 'MaxClientDisconnect'];

const scalingSkip = ['CreateIndex', 'ModifyIndex', 'ID', 'Type', 'Target[Job]', 'Target[Group]', 'Target[Namespace]'];

function flatOf(object: object | undefined, skip: readonly string[]): Flat {
  return object === undefined ? new Map() : flatFields(object, skip);
}

function taskObjects(a: Task | undefined, b: Task | undefined, contextual: boolean): ObjectDiff[] {
  return [
    ...constraintDiffs([a?.Constraints, b?.Constraints], contextual),
    ...affinityDiffs([a?.Affinities, b?.Affinities], contextual),
    ...blockDiff('Config', a?.Config, b?.Config, { contextual, flat: (config) => flatDeep(config) }),
    ...resourcesDiff([a?.Resources, b?.Resources], contextual),
    ...plainDiff('LogConfig', a?.LogConfig, b?.LogConfig, contextual),
    ...plainDiff('DispatchPayload', a?.DispatchPayload, b?.DispatchPayload, contextual),
    ...keyedDiffs(
      a?.Artifacts,
      b?.Artifacts,
      (artifact) => artifact.RelativeDest,
      (x, y) => plainDiff('Artifact', x, y, contextual),
    ),
    ...serviceDiffs([a?.Services, b?.Services], contextual),
    ...blockDiff('Vault', a?.Vault, b?.Vault, { contextual }),
    ...keyedDiffs(
      a?.Secrets,
      b?.Secrets,
      (secret) => secret.Name,
      (x, y) => blockDiff('Secret', x, y, { contextual, flat: (secret) => flatDeep(secret) }),
    ),
    ...plainDiff('Consul', a?.Consul, b?.Consul, contextual),
    ...templateDiffs([a?.Templates, b?.Templates], contextual),
    ...identityDiff([a?.Identity, b?.Identity], contextual),
    ...keyedDiffs(
      a?.Identities,
      b?.Identities,
      (identity) => identity.Name,
      (x, y) => identityDiff([x, y], contextual),
    ),
    ...positionalDiffs(a?.Actions, b?.Actions, (x, y) =>
      blockDiff('Action', x, y, { contextual, objects: (m, n) => setDiff('Args', m?.Args, n?.Args, contextual) }),
    ),
    ...positionalDiffs(a?.VolumeMounts, b?.VolumeMounts, (x, y) => blockDiff('VolumeMount', x, y, { contextual })),
    ...plainDiff('Schedule', a?.Schedule?.Cron, b?.Schedule?.Cron, contextual),
  ];
}

function edited(before: unknown, after: unknown): DiffType {
  return presence(before, after) ?? (sameValue(before, after) ? 'None' : 'Edited');
}

function diffTask(before: Task | undefined, after: Task | undefined, contextual: boolean): TaskDiff {
  const skip = ['Name', 'Config'];
  return {
    Type: edited(before, after),
    Name: (after ?? before)?.Name ?? '',
    Fields: orNull(fieldDiffs(flatOf(before, skip), flatOf(after, skip), false)),
    Objects: orNull(taskObjects(before, after, contextual)),
    Annotations: null,
  };
}

function groupObjects(a: TaskGroup | undefined, b: TaskGroup | undefined, contextual: boolean): ObjectDiff[] {
  return [
    ...constraintDiffs([a?.Constraints, b?.Constraints], contextual),
    ...affinityDiffs([a?.Affinities, b?.Affinities], contextual),
    ...plainDiff('RestartPolicy', a?.RestartPolicy, b?.RestartPolicy, contextual),
    ...plainDiff('Migrate', a?.Migrate, b?.Migrate, contextual),
    ...plainDiff('ReschedulePolicy', a?.ReschedulePolicy, b?.ReschedulePolicy, contextual),
    ...plainDiff('EphemeralDisk', a?.EphemeralDisk, b?.EphemeralDisk, contextual),
    ...plainDiff('Consul', a?.Consul, b?.Consul, contextual),
    ...plainDiff('Update', a?.Update, b?.Update, contextual, ['Stagger']),
    ...blockDiff('Disconnect', a?.Disconnect, b?.Disconnect, { contextual, flat: (block) => flatDeep(block) }),
    ...networkDiffs([a?.Networks, b?.Networks], contextual),
    ...scalingDiff(a, b),
    ...serviceDiffs([a?.Services, b?.Services], contextual),
    ...volumeDiffs([a?.Volumes, b?.Volumes], contextual),
  ];
}

function scalingDiff(a: TaskGroup | undefined, b: TaskGroup | undefined): ObjectDiff[] {
  const known = a?.Scaling ?? undefined;
  const asked = b?.Scaling ?? undefined;
  // Before it is registered, a policy has neither ID nor indexes: those are not part of what is asked for.
  const aligned =
    asked === undefined || known === undefined
      ? asked
      : { ...asked, ID: known.ID, CreateIndex: known.CreateIndex, ModifyIndex: known.ModifyIndex };
  return blockDiff('Scaling', known, aligned, {
    contextual: false,
    skip: scalingSkip,
    objects: (x, y) =>
      blockDiff('Policy', x?.Policy, y?.Policy, { contextual: false, flat: (policy) => flatDeep(policy) }),
  });
}

function shutdownDelay(group: TaskGroup | undefined): string {
  const delay = group?.ShutdownDelay ?? undefined;
  return delay === undefined ? '' : String(delay);
}

function names<T extends { readonly Name: string }>(
  before: readonly T[] | undefined,
  after: readonly T[] | undefined,
): string[] {
  return [...new Set([...(before ?? []), ...(after ?? [])].map(({ Name }) => Name))].toSorted();
}

function diffGroup(before: TaskGroup | undefined, after: TaskGroup | undefined, contextual: boolean): TaskGroupDiff {
  const skip = ['Name', ...optionalTimes];
  const [old, current] = [flatOf(before, skip), flatOf(after, skip)];
  if (before !== undefined && after !== undefined) {
    old.set('ShutdownDelay', shutdownDelay(before));
    current.set('ShutdownDelay', shutdownDelay(after));
  }
  const named = (group: TaskGroup | undefined, name: string): Task | undefined =>
    group?.Tasks.find((task) => task.Name === name);
  return {
    Type: edited(
      before === undefined ? undefined : comparable(before),
      after === undefined ? undefined : comparable(after),
    ),
    Name: (after ?? before)?.Name ?? '',
    Fields: orNull(fieldDiffs(old, current, false)),
    Objects: orNull(groupObjects(before, after, contextual)),
    Tasks: names(before?.Tasks, after?.Tasks).map((name) =>
      diffTask(named(before, name), named(after, name), contextual),
    ),
    Updates: null,
  };
}

function comparable(group: TaskGroup): object {
  return {
    ...group,
    Scaling: group.Scaling === null ? null : { ...group.Scaling, ID: '', CreateIndex: 0, ModifyIndex: 0 },
  };
}

function jobObjects(a: Job | undefined, b: Job, contextual: boolean): ObjectDiff[] {
  const changed = (diffs: ObjectDiff[]): ObjectDiff[] => diffs.filter(({ Type }) => Type !== 'None');
  return [
    ...changed(setDiff('Datacenters', a?.Datacenters, b.Datacenters, contextual)),
    ...constraintDiffs([a?.Constraints, b.Constraints], contextual),
    ...affinityDiffs([a?.Affinities, b.Affinities], contextual),
    ...blockDiff('Periodic', a?.Periodic, b.Periodic, {
      contextual,
      objects: (x, y) => changed(setDiff('Specs', x?.Specs, y?.Specs, contextual)),
    }),
    ...blockDiff('ParameterizedJob', a?.ParameterizedJob, b.ParameterizedJob, {
      contextual,
      objects: (x, y) => [
        ...setDiff('MetaOptional', x?.MetaOptional, y?.MetaOptional, contextual),
        ...setDiff('MetaRequired', x?.MetaRequired, y?.MetaRequired, contextual),
      ],
    }),
    ...blockDiff('UI', a?.UI, b.UI, {
      contextual,
      objects: (x, y) => positionalDiffs(x?.Links, y?.Links, (m, n) => blockDiff('Link', m, n, { contextual })),
    }),
  ];
}

/**
 * The diff from one version to another; all is added when there was none. With `contextual`, objects in which something
 * changed show the fields that did not, too.
 */
export function diffJobs(before: Job | undefined, after: Job, contextual: boolean): JobDiff {
  const fields: FieldDiff[] = fieldDiffs(flatOf(before, jobSkip), flatFields(after, jobSkip), false);
  const objects = jobObjects(before, after, contextual);
  const group = (job: Job | undefined, name: string): TaskGroup | undefined =>
    job?.TaskGroups.find((candidate) => candidate.Name === name);
  const groups = names(before?.TaskGroups, after.TaskGroups).map((name) =>
    diffGroup(group(before, name), group(after, name), contextual),
  );
  const changed = [...fields, ...objects, ...groups].some(({ Type }) => Type !== 'None');
  return {
    Type: before === undefined ? 'Added' : changed ? 'Edited' : 'None',
    ID: after.ID,
    Fields: orNull(fields),
    Objects: orNull(objects),
    TaskGroups: groups,
  };
}
