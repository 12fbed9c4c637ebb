/** A job and what only jobs have. */

import type {
  JobSpec,
  JobUIConfigSpec,
  JobUILinkSpec,
  MultiregionRegionSpec,
  MultiregionSpec,
  MultiregionStrategy,
  ParameterizedJobConfigSpec,
  PeriodicConfigSpec,
} from '@yurt/contract';
import { type FieldsOf, block, blocks, flag, forTasks, label, open, text, texts, unset, whole } from './field.js';
import { group } from './group.js';
import { secret, vault } from './identity.js';
import { affinity, constraint, spread } from './placement.js';
import { migrate, reschedule, update } from './strategies.js';
import { task } from './task.js';

/**
 * How a job rolls out over its regions.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/multiregion#strategy-parameters
 */
export const multiregionStrategy = {
  /** How many regions at a time. Default 0: all. */
  maxParallel: whole('MaxParallel'),
  /** What happens when one fails. Default empty. */
  onFailure: text('OnFailure'),
} as const satisfies FieldsOf<MultiregionStrategy>;

/**
 * A region that a job runs in, and what is different there.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/multiregion#region-parameters
 */
export const multiregionRegion = {
  label: label('Name', ''),
  /** The count of groups that have none themselves. Default 1. */
  count: whole('Count'),
  /** Datacenters, in place of the job's. */
  datacenters: texts('Datacenters'),
  /** Node pool, in place of the job's. Empty for the job's. */
  nodePool: text('NodePool', ''),
  /** Metadata, beside the job's. */
  meta: open('Meta'),
} as const satisfies FieldsOf<MultiregionRegionSpec>;

/**
 * The regions that a job runs in. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/multiregion
 */
export const multiregion = {
  /** How it rolls out over the regions. */
  strategy: block('Strategy', multiregionStrategy),
  /** The regions, in the order of the roll-out. */
  region: blocks('Regions', multiregionRegion),
} as const satisfies FieldsOf<MultiregionSpec>;

/**
 * When a periodic job is launched.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/periodic
 */
export const periodic = {
  /** Launches it at all. Default true. */
  enabled: flag('Enabled'),
  /** When, in cron syntax: five to seven fields, or `@daily` and the like. Empty if `Specs` says it. */
  cron: text('Spec'),
  /** Several of them, instead of `Spec`. */
  crons: texts('Specs'),
  SpecType: unset('SpecType'),
  /** Skips a launch while the one before still runs. Default false. */
  prohibitOverlap: flag('ProhibitOverlap'),
  /** The time zone of the times, by its IANA name. Default `UTC`. */
  timeZone: text('TimeZone'),
} as const satisfies FieldsOf<PeriodicConfigSpec>;

/**
 * What a dispatch of a parameterized job must give.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/parameterized
 */
export const parameterized = {
  /** Whether there must be a payload. Default `optional`. */
  payload: text('Payload', ''),
  /** Metadata that must be given. */
  metaRequired: texts('MetaRequired'),
  /** Metadata that may be given; no others are taken. */
  metaOptional: texts('MetaOptional'),
} as const satisfies FieldsOf<ParameterizedJobConfigSpec>;

/**
 * A link on a job's page.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ui#link-parameters
 */
export const uiLink = {
  /** Its text. */
  label: text('Label', ''),
  /** Where it leads, by the key that the parser of job files writes; the same as `Url`. */
  url: text('URL', ''),
} as const satisfies FieldsOf<JobUILinkSpec>;

/**
 * What the web UI shows on a job's page.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ui
 */
export const ui = {
  /** Markdown, at most 1,000 characters. */
  description: text('Description', ''),
  /** Links; null for none. */
  link: blocks('Links', uiLink),
} as const satisfies FieldsOf<JobUIConfigSpec>;

/**
 * A job.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/job
 */
export const job = {
  /** The region it runs in. Default `global`. The call's own region goes before it. */
  region: text('Region'),
  /** The namespace it is in. Default `default`. */
  namespace: text('Namespace'),
  /** Its ID, unique in the namespace; neither blanks nor NUL. A dispatched or periodic child's holds its parent's. */
  id: text('ID'),
  /** Its name for humans. Default: the ID. */
  name: text('Name'),
  /** What it is to the scheduler. Default `service`. */
  type: text('Type'),
  /** Whose evaluations go first and who may preempt whom, 1 to 100 (the servers may allow more). Default 50. */
  priority: whole('Priority'),
  /** Places all groups or none. Default false. */
  allAtOnce: flag('AllAtOnce'),
  /** The datacenters it may run in; names may have `*`. Default `['*']`. */
  datacenters: texts('Datacenters'),
  /** The node pool it runs in. Default: the namespace's, else `default`. */
  nodePool: text('NodePool'),
  /** Conditions on nodes, for all groups. */
  constraint: blocks('Constraints', constraint),
  /** Preferences among nodes, for all groups. */
  affinity: blocks('Affinities', affinity),
  /** What is placed; at least one. */
  group: blocks('TaskGroups', group),
  /** The rest of the job's own update settings: `Stagger` and `MaxParallel`, all else empty. The groups have the whole. */
  update: block('Update', update),
  /** The regions it runs in; null for one. Enterprise only. */
  multiregion: block('Multiregion', multiregion),
  /** Attributes to spread over, for all groups. */
  spread: blocks('Spreads', spread),
  /** When it is launched; null if it is not periodic. Batch and sysbatch only. */
  periodic: block('Periodic', periodic),
  /** What a dispatch must give; null if it is not parameterized. Batch and sysbatch only. */
  parameterized: block('ParameterizedJob', parameterized),
  /** How failed allocations are placed again, for all groups; what a group says goes before it. The server moves it into the groups. */
  reschedule: block('Reschedule', reschedule),
  /** How allocations leave a draining node, for all groups; what a group says goes before it. The server moves it into the groups. */
  migrate: block('Migrate', migrate),
  /** Free data for users and templates, `NOMAD_META_<key>` in tasks. */
  meta: open('Meta', 'orAttribute'),
  /** What the web UI shows on the job's page; null for nothing. */
  ui: block('UI', ui),
  /** Vault for all tasks; what a task or its group says goes before it. */
  vault: forTasks('one', vault),
  /** Secrets for all tasks, beside their own. */
  secret: forTasks('many', secret),
  /** A task that is a group by itself. */
  task: forTasks('many', task),
  Stop: unset('Stop'),
  ParentID: unset('ParentID'),
  Dispatched: unset('Dispatched', false),
  DispatchIdempotencyToken: unset('DispatchIdempotencyToken'),
  Payload: unset('Payload'),
  ConsulNamespace: unset('ConsulNamespace'),
  VaultNamespace: unset('VaultNamespace'),
  NomadTokenID: unset('NomadTokenID'),
  Status: unset('Status'),
  StatusDescription: unset('StatusDescription'),
  Stable: unset('Stable'),
  Version: unset('Version'),
  SubmitTime: unset('SubmitTime'),
  CreateIndex: unset('CreateIndex'),
  ModifyIndex: unset('ModifyIndex'),
  JobModifyIndex: unset('JobModifyIndex'),
  VersionTag: unset('VersionTag'),
} as const satisfies FieldsOf<JobSpec>;
