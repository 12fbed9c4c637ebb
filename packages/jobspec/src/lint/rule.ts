/** What a rule is, and what it gets to see. */

import type { JobSpec, JobType, Nanoseconds, ServiceSpec, TaskGroupSpec, TaskSpec } from '@yurt/contract';
import type { ClusterFacts } from './cluster-facts.js';
import type { Key, Severity } from './finding.js';

/** What a rule found, and where, from the job's top. */
export interface Problem {
  readonly keys: readonly Key[];
  readonly message: string;
  readonly fix: string;
}

/** The job, with what is known about where it is to run. */
export interface JobScope {
  readonly job: JobSpec;
  readonly type: JobType;
  /** The nodes' limit for a task's kill timeout. */
  readonly maxKillTimeout: Nanoseconds;
  /** The cluster; undefined if nothing is known about it. */
  readonly cluster: ClusterFacts | undefined;
}

/** A group of the job. */
export interface GroupScope extends JobScope {
  readonly group: TaskGroupSpec;
  /** Where the group is. */
  readonly at: readonly Key[];
}

/** A task of a group. */
export interface TaskScope extends GroupScope {
  readonly task: TaskSpec;
}

/** A service of a group, or of a task of it. */
export interface ServiceScope extends GroupScope {
  readonly service: ServiceSpec;
  /** The task that the service belongs to; undefined for a group's. */
  readonly task: TaskSpec | undefined;
}

/** One thing to look for. It looks at jobs, groups, tasks or services, each with what is around them. */
export interface Rule {
  /** Its name: kebab-case, never changed. */
  readonly code: string;
  /** How bad what it finds is. */
  readonly severity: Severity;
  readonly job?: (scope: JobScope) => Iterable<Problem>;
  readonly group?: (scope: GroupScope) => Iterable<Problem>;
  readonly task?: (scope: TaskScope) => Iterable<Problem>;
  readonly service?: (scope: ServiceScope) => Iterable<Problem>;
}

/** A problem at a place. */
export function problem(keys: readonly Key[], message: string, fix: string): Problem {
  return { keys, message, fix };
}
