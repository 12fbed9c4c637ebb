/** All tables of the state. A new table is a file here and a line in each list below. */

import type {
  Allocation,
  Deployment,
  Evaluation,
  HostVolume,
  Job,
  JobSubmission,
  JobSummary,
  Namespace,
  Node,
  NodePool,
  SchedulerConfiguration,
} from '@yurt/contract';

import { Table, type TableDefinition } from '../table.js';
import type { Watches } from '../watch.js';
import { allocations } from './allocations.js';
import { deployments } from './deployments.js';
import { evaluations } from './evaluations.js';
import { hostVolumes } from './host-volumes.js';
import { jobSubmissions } from './job-submissions.js';
import { jobSummaries } from './job-summaries.js';
import { jobVersions } from './job-versions.js';
import { jobs } from './jobs.js';
import { namespaces } from './namespaces.js';
import { nodePools } from './node-pools.js';
import { nodes } from './nodes.js';
import { type JobScalingEvents, scalingEvents } from './scaling-events.js';
import { schedulerConfigurations } from './scheduler-configurations.js';

/** The type of the rows of each table. */
export interface RowTypes {
  jobs: Job;
  jobVersions: Job;
  jobSummaries: JobSummary;
  jobSubmissions: JobSubmission;
  evaluations: Evaluation;
  allocations: Allocation;
  deployments: Deployment;
  nodes: Node;
  nodePools: NodePool;
  namespaces: Namespace;
  hostVolumes: HostVolume;
  scalingEvents: JobScalingEvents;
  schedulerConfigurations: SchedulerConfiguration;
}

/** The names of the tables. */
export const TABLE_NAMES = [
  'jobs',
  'jobVersions',
  'jobSummaries',
  'jobSubmissions',
  'evaluations',
  'allocations',
  'deployments',
  'nodes',
  'nodePools',
  'namespaces',
  'hostVolumes',
  'scalingEvents',
  'schedulerConfigurations',
] as const satisfies readonly (keyof RowTypes)[];

/** The name of a table. */
export type TableName = (typeof TABLE_NAMES)[number];

const definitions = {
  jobs,
  jobVersions,
  jobSummaries,
  jobSubmissions,
  evaluations,
  allocations,
  deployments,
  nodes,
  nodePools,
  namespaces,
  hostVolumes,
  scalingEvents,
  schedulerConfigurations,
};

type IndexNames<N extends TableName> =
  (typeof definitions)[N] extends TableDefinition<RowTypes[N], infer I extends string> ? I : never;

/** The tables, by name. */
export type Tables = { readonly [N in TableName]: Table<RowTypes[N], IndexNames<N>> };

/** Makes empty tables that report reads and changes to one registry of waiters. */
export function createTables(watches: Watches): Tables {
  return {
    jobs: new Table(definitions.jobs, watches),
    jobVersions: new Table(definitions.jobVersions, watches),
    jobSummaries: new Table(definitions.jobSummaries, watches),
    jobSubmissions: new Table(definitions.jobSubmissions, watches),
    evaluations: new Table(definitions.evaluations, watches),
    allocations: new Table(definitions.allocations, watches),
    deployments: new Table(definitions.deployments, watches),
    nodes: new Table(definitions.nodes, watches),
    nodePools: new Table(definitions.nodePools, watches),
    namespaces: new Table(definitions.namespaces, watches),
    hostVolumes: new Table(definitions.hostVolumes, watches),
    scalingEvents: new Table(definitions.scalingEvents, watches),
    schedulerConfigurations: new Table(definitions.schedulerConfigurations, watches),
  };
}
