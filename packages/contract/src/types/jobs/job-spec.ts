/** A job as a user writes it. */

import type { Written } from '../written.js';
import type {
  Job,
  JobSubmission,
  JobUIConfig,
  JobUILink,
  JobVersionTag,
  Multiregion,
  MultiregionRegion,
  MultiregionStrategy,
  ParameterizedJobConfig,
  PayloadRequirement,
  PeriodicConfig,
} from './job.js';
import type { AffinitySpec, ConstraintSpec, SpreadSpec } from './placement.js';
import type { MigrateStrategySpec, ReschedulePolicySpec, UpdateStrategySpec } from './strategies.js';
import type { TaskGroupSpec } from './task-group-spec.js';

/**
 * A job as a user writes it. Only `ID` is required to be one; to be registered it needs a group with a task.
 *
 * A {@link Job} that was read is a `JobSpec` too, to change and write back; what the server sets is ignored. What the
 * parser of job files answers is one as well: there, what the file does not say is null.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/job
 * @see https://developer.hashicorp.com/nomad/api-docs/json-jobs
 */
export interface JobSpec extends Written<
  Job,
  'ID',
  {
    Constraints: ConstraintSpec[];
    Affinities: AffinitySpec[];
    TaskGroups: TaskGroupSpec[];
    Update: UpdateStrategySpec;
    Multiregion: MultiregionSpec;
    Spreads: SpreadSpec[];
    Periodic: PeriodicConfigSpec;
    ParameterizedJob: ParameterizedJobConfigSpec;
    UI: JobUIConfigSpec;
    VersionTag: Written<JobVersionTag, 'Name'>;
    Status: Job['Status'] | '';
  }
> {
  /**
   * How failed allocations are placed again, for all groups; what a group says goes before it. The server moves it into
   * the groups.
   */
  Reschedule?: ReschedulePolicySpec | null;
  /**
   * How allocations leave a draining node, for all groups; what a group says goes before it. The server moves it into
   * the groups.
   */
  Migrate?: MigrateStrategySpec | null;
}

/** A job in any form the API shows: as the server has it, or as someone wrote it. */
export type AnyJob = Job | JobSpec;

/** A {@link JobSubmission} as a user writes it. */
export interface JobSubmissionSpec extends Written<JobSubmission, 'Source' | 'Format'> {}

/** A {@link PeriodicConfig} as a user writes it: with `Spec` or `Specs`. */
export interface PeriodicConfigSpec extends Written<PeriodicConfig> {}

/** A {@link ParameterizedJobConfig} as a user writes it. */
export interface ParameterizedJobConfigSpec extends Written<
  ParameterizedJobConfig,
  never,
  { Payload: PayloadRequirement | '' }
> {}

/** A {@link JobUIConfig} as a user writes it. */
export interface JobUIConfigSpec extends Written<JobUIConfig, never, { Links: JobUILinkSpec[] }> {}

/** A {@link JobUILink} as a user writes it. */
export interface JobUILinkSpec extends Written<JobUILink> {
  /** Where it leads, by the key that the parser of job files writes; the same as `Url`. */
  URL?: string | null;
}

/** {@link Multiregion} as a user writes it. */
export interface MultiregionSpec extends Written<
  Multiregion,
  never,
  { Strategy: Written<MultiregionStrategy>; Regions: MultiregionRegionSpec[] }
> {}

/** A {@link MultiregionRegion} as a user writes it. */
export interface MultiregionRegionSpec extends Written<MultiregionRegion, 'Name'> {}
