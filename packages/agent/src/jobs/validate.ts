/** What makes a job invalid, and what is doubtful about it, in Nomad's words and order. */

import type { Job, PeriodicConfig } from '@yurt/contract';
import { cronError } from './cron-spec.js';
import { jobWarnings, memoryWarnings } from './job-warnings.js';
import { MultiError } from './multi-error.js';
import { validateGroup } from './validate-group.js';
import { validateAffinities, validateConstraints, validateSpreads } from './validate-placement.js';

/** What was found. */
export interface Validation {
  /** Why the job can't be registered; none means that it can. */
  readonly errors: readonly string[];
  /** What is allowed but doubtful. */
  readonly warnings: readonly string[];
}

/** What is known of the place where the job is to run. */
export interface ValidationSetting {
  /** The namespace exists. Default true. */
  readonly namespaceExists?: boolean;
  /** The node pool exists. Default true. */
  readonly nodePoolExists?: boolean;
  /** Tasks may use more memory than they reserve. Default true. */
  readonly oversubscribesMemory?: boolean;
  /** Whether the namespace allows a task driver. Default: all are allowed. */
  readonly allowsDriver?: (driver: string) => boolean;
  /** The highest count of all groups together; 0 is no limit. Default 50000. */
  readonly maxCount?: number;
}

const jobTypes = new Set(['service', 'batch', 'system', 'sysbatch', '_core']);

function nameErrors(job: Job, errors: MultiError): void {
  if (job.ID === '') errors.append('Missing job ID');
  else if (job.ID.includes(' ')) errors.append('Job ID contains a space');
  else if (job.ID.includes('\0')) errors.append('Job ID contains a null character');
  if (job.Name === '') errors.append('Missing job name');
  else if (job.Name.includes('\0')) errors.append('Job Name contains a null character');
  if (job.Namespace === '') errors.append('Job must be in a namespace');
  const type: string = job.Type;
  if (type === '') errors.append('Missing job type');
  else if (!jobTypes.has(type)) errors.append(`Invalid job type: ${JSON.stringify(type)}`);
}

function groupNameErrors(job: Job, errors: MultiError): void {
  const first = new Map<string, number>();
  for (const [i, group] of job.TaskGroups.entries()) {
    const other = first.get(group.Name);
    if (group.Name === '') errors.append(`Job task group ${i + 1} missing name`);
    else if (other !== undefined)
      errors.append(`Job task group ${i + 1} redefines '${group.Name}' from group ${other}`);
    else first.set(group.Name, i + 1);
    if ((group.ShutdownDelay ?? 0) < 0) errors.append('ShutdownDelay must be a positive value');
    if (job.Type === 'system' && group.Count > 1) {
      errors.append(
        `Job task group ${group.Name} has count ${group.Count}. Count cannot exceed 1 with system scheduler`,
      );
    }
  }
}

function isTimeZone(name: string): boolean {
  if (name === 'Local') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function validatePeriodic(periodic: PeriodicConfig): MultiError {
  const errors = new MultiError();
  const specs = periodic.Specs ?? [];
  if (periodic.Spec !== '' && specs.length > 0) errors.append('Only cron or crons may be used');
  if (periodic.Spec === '' && specs.length === 0) errors.append('Must specify a spec');
  if (!isTimeZone(periodic.TimeZone)) {
    const zone = periodic.TimeZone;
    errors.append(`Invalid time zone ${JSON.stringify(zone)}: unknown time zone ${zone}`);
  }
  const type: string = periodic.SpecType;
  if (type !== 'cron') {
    if (type !== '_internal_test') errors.append(`Unknown periodic specification type ${JSON.stringify(type)}`);
    return errors;
  }
  for (const spec of [...(periodic.Spec === '' ? [] : [periodic.Spec]), ...specs]) {
    const error = cronError(spec);
    if (error !== undefined) errors.append(`Invalid cron spec ${JSON.stringify(spec)}: ${error}`);
  }
  return errors;
}

function kindErrors(job: Job, errors: MultiError): void {
  const batch = job.Type === 'batch' || job.Type === 'sysbatch';
  if (job.Periodic !== null && job.Periodic.Enabled) {
    if (!batch) errors.append('Periodic can only be used with "batch" or "sysbatch" scheduler');
    errors.nest(validatePeriodic(job.Periodic));
  }
  if (job.ParameterizedJob === null || job.Dispatched) return;
  if (!batch) errors.append('Parameterized job can only be used with "batch" or "sysbatch" scheduler');
  const { Payload: payload, MetaRequired, MetaOptional } = job.ParameterizedJob;
  const own = new MultiError();
  if (!['optional', 'required', 'forbidden'].includes(payload)) {
    own.append(`Unknown payload requirement: ${JSON.stringify(payload)}`);
  }
  const both = (MetaRequired ?? []).filter((key) => (MetaOptional ?? []).includes(key));
  if (both.length > 0) {
    const keys = both.join(' ');
    own.append(`Required and optional meta keys should be disjoint. Following keys exist in both: [${keys}]`);
  }
  errors.nest(own);
}

function specErrors(job: Job): MultiError {
  const errors = new MultiError();
  nameErrors(job, errors);
  if (job.Datacenters.includes('')) errors.append('Job datacenter must be non-empty string');
  if (job.TaskGroups.length === 0) errors.append('Missing job task groups');
  validateConstraints(job.Constraints, errors);
  validateAffinities(job.Affinities, job.Type, errors);
  validateSpreads(job.Spreads, job.Type, errors);
  if (job.UI !== null && job.UI.Description.length > 1000) {
    errors.append(`UI description must be under 1000 characters, currently ${job.UI.Description.length}`);
  }
  groupNameErrors(job, errors);
  for (const group of job.TaskGroups) {
    errors.nest(validateGroup(group, job.Type), `Task group ${group.Name} validation failed: `);
  }
  kindErrors(job, errors);
  return errors;
}

function driverError(job: Job, { allowsDriver = () => true }: ValidationSetting): string | undefined {
  const drivers = new Set(job.TaskGroups.flatMap((group) => group.Tasks.map((task) => task.Driver)));
  const refused = [...drivers].filter((driver) => driver !== '' && !allowsDriver(driver)).toSorted();
  const namespace = JSON.stringify(job.Namespace);
  if (refused.length === 0) return undefined;
  if (refused.length === 1) return `used task driver "${refused[0]}" is not allowed in namespace ${namespace}`;
  const names = refused.map((driver) => JSON.stringify(driver)).join(' ');
  return `used task drivers [${names}] are not allowed in namespace ${namespace}`;
}

/**
 * What is wrong with a canonical job, and what is doubtful. A job that Nomad's admission refuses for its surroundings
 * (namespace, node pool, Vault) is refused for those together with what is wrong in it, as Nomad does.
 */
export function validateJob(job: Job, setting: ValidationSetting = {}): Validation {
  const errors = new MultiError();
  const vault = job.TaskGroups.flatMap((group) => group.Tasks).find((task) => task.Vault !== null)?.Vault;
  if (vault !== null && vault !== undefined)
    errors.append(`Vault ${JSON.stringify(vault.Cluster)} not enabled but used in the job`);
  if (setting.namespaceExists === false) {
    errors.append(`job ${JSON.stringify(job.ID)} is in nonexistent namespace ${JSON.stringify(job.Namespace)}`);
  }
  if (setting.nodePoolExists === false) {
    errors.append(`job ${JSON.stringify(job.ID)} is in nonexistent node pool ${JSON.stringify(job.NodePool)}`);
  }
  errors.append(driverError(job, setting));
  errors.append(specErrors(job));
  const type: string = job.Type;
  if (type === '_core') errors.append('job type cannot be core');
  if (job.Payload !== null && job.Payload !== '' && !job.Dispatched) {
    errors.append("job can't be submitted with a payload, only dispatched");
  }
  if (job.Priority < 1 || job.Priority > 100) errors.append('job priority must be between [1, 100]');
  const total = job.TaskGroups.reduce((sum, group) => sum + group.Count, 0);
  const most = setting.maxCount ?? 50_000;
  if (most > 0 && total > most) {
    errors.append(`total count was greater than configured job_max_count: ${total} > ${most}`);
  }
  const warnings = jobWarnings(job);
  if (setting.oversubscribesMemory === false) warnings.push(...memoryWarnings(job));
  return { errors: errors.errors, warnings };
}
