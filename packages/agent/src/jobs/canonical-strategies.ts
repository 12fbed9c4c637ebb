/** Reads the strategies and policies of jobs, groups and tasks, and fills in what Nomad's server would. */

import { days, hours, minutes, seconds } from '@yurt/contract';
import type {
  DisconnectStrategy,
  EphemeralDisk,
  MigrateStrategy,
  ReschedulePolicy,
  RestartPolicy,
  UpdateStrategy,
} from '@yurt/contract';
import type { Fields } from './fields.js';

/** A policy as far as it was written. */
export type Partially<T> = { readonly [K in keyof T]?: T[K] | undefined };

function merged<T>(base: T, written: Partially<T> | null): T {
  if (written === null) return base;
  const result = { ...base };
  for (const key in written) {
    const value = written[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** The update strategy as it was written at the job or the group. */
export function readUpdate(fields: Fields): Partially<UpdateStrategy> {
  return {
    Stagger: fields.duration('Stagger'),
    MaxParallel: fields.integer('MaxParallel'),
    HealthCheck: fields.text('HealthCheck'),
    MinHealthyTime: fields.duration('MinHealthyTime'),
    HealthyDeadline: fields.duration('HealthyDeadline'),
    ProgressDeadline: fields.duration('ProgressDeadline'),
    AutoRevert: fields.boolean('AutoRevert'),
    AutoPromote: fields.boolean('AutoPromote'),
    Canary: fields.integer('Canary'),
  };
}

/** What an update strategy is where nothing was written. */
const defaultUpdate: UpdateStrategy = {
  Stagger: seconds(30),
  MaxParallel: 1,
  HealthCheck: 'checks',
  MinHealthyTime: seconds(10),
  HealthyDeadline: minutes(5),
  ProgressDeadline: minutes(10),
  AutoRevert: false,
  AutoPromote: false,
  Canary: 0,
};

/** The job's own update block: of what was written there, only stagger and parallelism stay at the job. */
export function jobUpdate(written: Partially<UpdateStrategy> | null, jobType: string): UpdateStrategy {
  const rolling = jobType === 'service' || jobType === 'system';
  const empty: UpdateStrategy = {
    ...defaultUpdate,
    Stagger: 0,
    MaxParallel: 0,
    HealthCheck: '',
    MinHealthyTime: 0,
    HealthyDeadline: 0,
    ProgressDeadline: 0,
  };
  if (written === null && !rolling) return empty;
  const full = merged(defaultUpdate, written);
  return full.MaxParallel > 0 ? { ...empty, Stagger: full.Stagger, MaxParallel: full.MaxParallel } : empty;
}

function isWritten(update: Partially<UpdateStrategy>): boolean {
  return Object.values(update).some((value) => value !== undefined && value !== 0 && value !== '' && value !== false);
}

/** A group's update strategy: the job's, then its own, then the defaults; `null` where there is none. */
export function groupUpdate(
  job: Partially<UpdateStrategy> | null,
  group: Partially<UpdateStrategy> | null,
  jobType: string,
): UpdateStrategy | null {
  const rolling = jobType === 'service' || jobType === 'system';
  const inherited = job === null ? (rolling ? defaultUpdate : null) : merged(defaultUpdate, job);
  if (group !== null) return merged(inherited ?? defaultUpdate, group);
  if (inherited === null) return null;
  return isWritten(inherited) ? inherited : null;
}

/** The reschedule policy as it was written at the job or the group. */
export function readReschedule(fields: Fields): Partially<ReschedulePolicy> {
  return {
    Attempts: fields.integer('Attempts'),
    Interval: fields.duration('Interval'),
    Delay: fields.duration('Delay'),
    DelayFunction: fields.text('DelayFunction'),
    MaxDelay: fields.duration('MaxDelay'),
    Unlimited: fields.boolean('Unlimited'),
  };
}

function defaultReschedule(jobType: string): ReschedulePolicy {
  switch (jobType) {
    case 'service':
      return {
        Attempts: 0,
        Interval: 0,
        Delay: seconds(30),
        DelayFunction: 'exponential',
        MaxDelay: hours(1),
        Unlimited: true,
      };
    case 'batch':
      return {
        Attempts: 1,
        Interval: days(1),
        Delay: seconds(5),
        DelayFunction: 'constant',
        MaxDelay: 0,
        Unlimited: false,
      };
    default:
      return { Attempts: 0, Interval: 0, Delay: 0, DelayFunction: 'constant', MaxDelay: 0, Unlimited: false };
  }
}

/** A group's reschedule policy; `null` for system and sysbatch jobs where nothing was written. */
export function groupReschedule(
  job: Partially<ReschedulePolicy> | null,
  group: Partially<ReschedulePolicy> | null,
  jobType: string,
): ReschedulePolicy | null {
  const perNode = jobType === 'system' || jobType === 'sysbatch';
  if (perNode && job === null && group === null) return null;
  return merged(merged(defaultReschedule(jobType), job), group);
}

/** The migrate strategy as it was written at the job or the group. */
export function readMigrate(fields: Fields): Partially<MigrateStrategy> {
  return {
    MaxParallel: fields.integer('MaxParallel'),
    HealthCheck: fields.text('HealthCheck'),
    MinHealthyTime: fields.duration('MinHealthyTime'),
    HealthyDeadline: fields.duration('HealthyDeadline'),
  };
}

const defaultMigrate: MigrateStrategy = {
  MaxParallel: 1,
  HealthCheck: 'checks',
  MinHealthyTime: seconds(10),
  HealthyDeadline: minutes(5),
};

/** A group's migrate strategy: services have one always, other jobs where it was written. */
export function groupMigrate(
  job: Partially<MigrateStrategy> | null,
  group: Partially<MigrateStrategy> | null,
  jobType: string,
): MigrateStrategy | null {
  if (job === null && group === null && jobType !== 'service') return null;
  return merged(merged(defaultMigrate, job), group);
}

/** A restart policy as it was written at the group or the task. */
export function readRestart(fields: Fields): Partially<RestartPolicy> {
  return {
    Interval: fields.duration('Interval'),
    Attempts: fields.integer('Attempts'),
    Delay: fields.duration('Delay'),
    Mode: fields.text('Mode'),
    RenderTemplates: fields.boolean('RenderTemplates'),
  };
}

/** A group's restart policy. */
export function groupRestart(group: Partially<RestartPolicy> | null, jobType: string): RestartPolicy {
  const standing = jobType === 'service' || jobType === 'system';
  const base: RestartPolicy = {
    Attempts: standing ? 2 : 3,
    Interval: standing ? minutes(30) : days(1),
    Delay: seconds(15),
    Mode: 'fail',
    RenderTemplates: false,
  };
  return merged(base, group);
}

/** A task's restart policy: its group's, then its own. */
export function taskRestart(task: Partially<RestartPolicy> | null, group: RestartPolicy): RestartPolicy {
  return merged({ ...group }, task);
}

/** A group's disconnect strategy. */
export function readDisconnect(fields: Fields): DisconnectStrategy {
  return {
    LostAfter: fields.duration('LostAfter') ?? 0,
    StopOnClientAfter: fields.duration('StopOnClientAfter') ?? null,
    Replace: fields.boolean('Replace') ?? true,
    Reconcile: fields.text('Reconcile') ?? 'best_score',
  };
}

/** A group's disk; 300 MiB where nothing was written. */
export function readEphemeralDisk(fields: Fields | undefined): EphemeralDisk {
  return {
    Sticky: fields?.boolean('Sticky') ?? false,
    SizeMB: fields?.integer('SizeMB') ?? 300,
    Migrate: fields?.boolean('Migrate') ?? false,
  };
}
