/** The routes of jobs that only read. */

import { jobs } from '@yurt/contract';
import type { Job, JobAction, JobSummary } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { diffJobs } from '../../jobs/diff.js';
import { rowKey } from '../../state/row-key.js';
import { allocationStub } from '../allocation-stub.js';
import { Listing, namespacedTokens } from '../listing.js';
import { latestDeployment } from '../scheduling/state-view.js';
import { type Binding, MissingError, serve } from '../serve.js';
import type { ServerContext } from '../server-context.js';
import { versionsOf } from './job-history.js';
import { findJob } from './job-lookup.js';
import { submissionOf } from './job-submission.js';
import { jobStub } from './job-stub.js';

function emptySummary(job: Job): JobSummary {
  return {
    JobID: job.ID,
    Namespace: job.Namespace,
    Summary: {},
    Children: { Pending: 0, Running: 0, Dead: 0 },
    CreateIndex: job.CreateIndex,
    ModifyIndex: job.ModifyIndex,
  };
}

function actionsOf(job: Job): JobAction[] {
  return job.TaskGroups.flatMap((group) =>
    group.Tasks.flatMap((task) =>
      (task.Actions ?? []).map((action) => ({ ...action, TaskName: task.Name, TaskGroupName: group.Name })),
    ),
  );
}

/** The routes of jobs themselves. */
function documentServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(jobs.list, ({ query, namespace }) => {
      const { prefix, reverse = false, meta = false } = query;
      const inNamespace = namespace === '*' ? tables.jobs.all({ reverse }) : tables.jobs.by('namespace', namespace);
      const rows = namespace !== '*' && reverse ? [...inNamespace].toReversed() : inNamespace;
      const wanted = prefix ? [...rows].filter((job) => job.ID.startsWith(prefix)) : rows;
      return Listing.of({
        index: Math.max(tables.jobs.lastIndex, tables.jobSummaries.lastIndex),
        rows: wanted,
        stub: (job: Job) => {
          const summary = tables.jobSummaries.get(rowKey(job.Namespace, job.ID));
          return jobStub(job, summary ?? emptySummary(job), meta);
        },
        tokens: namespacedTokens<Job>(),
      });
    }),
    serve(jobs.read, ({ path, namespace }) => {
      const job = findJob(state, namespace, path.jobId);
      if (job === undefined) throw new MissingError(tables.jobs.lastIndex, 'job not found');
      return { index: job.ModifyIndex, data: job };
    }),
    serve(jobs.summary, ({ path, namespace }) => {
      const summary = tables.jobSummaries.get(rowKey(namespace, path.jobId));
      if (summary === undefined) throw new MissingError(tables.jobSummaries.lastIndex, 'job not found');
      return { index: summary.ModifyIndex, data: summary };
    }),
    serve(jobs.actions, ({ path, namespace }) => {
      const job = findJob(state, namespace, path.jobId);
      if (job === undefined) throw new CodedError(500, `Unknown job "${path.jobId}"`);
      return { index: 0, data: actionsOf(job), headers: 'leaderless' as const };
    }),
  ];
}

/** The routes of what belongs to a job. */
function relatedServices({ state }: ServerContext): Binding[] {
  const { tables } = state;
  return [
    serve(jobs.allocations, ({ path, query, namespace }) => {
      const job = findJob(state, namespace, path.jobId);
      const all = [...tables.allocations.by('job', rowKey(namespace, path.jobId))];
      const own =
        job === undefined
          ? []
          : all.filter((row) => query.all === true || (row.Job?.CreateIndex ?? job.CreateIndex) === job.CreateIndex);
      return { index: tables.allocations.lastIndex, data: own.map((row) => allocationStub(row)) };
    }),
    serve(jobs.evaluations, ({ path, namespace }) => ({
      index: tables.evaluations.lastIndex,
      data: [...tables.evaluations.by('job', rowKey(namespace, path.jobId))],
    })),
    serve(jobs.deployments, ({ path, query, namespace }) => {
      const job = findJob(state, namespace, path.jobId);
      const all = [...tables.deployments.by('job', rowKey(namespace, path.jobId))];
      const own = all.filter((row) => query.all === true || row.JobCreateIndex === job?.CreateIndex);
      return { index: tables.deployments.lastIndex, data: own };
    }),
    serve(jobs.latestDeployment, ({ path, namespace }) => {
      const deployment = latestDeployment(state, namespace, path.jobId);
      return { index: deployment?.ModifyIndex ?? tables.deployments.lastIndex, data: deployment ?? null };
    }),
  ];
}

/** The routes of a job's history that only read. */
function historyServices(context: ServerContext): Binding[] {
  const { tables } = context.state;
  return [
    serve(jobs.versions, ({ path, query, namespace }) => {
      const versions = versionsOf(context, namespace, path.jobId);
      if (versions.length === 0) throw new MissingError(tables.jobs.lastIndex, 'job versions not found');
      const chosen =
        query.diffs !== true || (query.diffVersion === undefined && !query.diffTag)
          ? undefined
          : versions.find(
              ({ Version, VersionTag }) =>
                Version === Number(query.diffVersion ?? -1) || VersionTag?.Name === (query.diffTag ?? ''),
            );
      if (query.diffs === true && chosen === undefined && query.diffVersion !== undefined) {
        throw new CodedError(500, `version ${String(query.diffVersion)} not found`);
      }
      if (query.diffs === true && chosen === undefined && query.diffTag)
        throw new CodedError(500, `tag "${query.diffTag}" not found`);
      const diffs =
        query.diffs === true
          ? versions.flatMap((version, i) => {
              const other = chosen ?? versions[i + 1];
              return other === undefined ? [] : [diffJobs(other, version, true)];
            })
          : null;
      const index = versions.reduce((latest, { ModifyIndex }) => Math.max(latest, ModifyIndex), 0);
      return {
        index,
        data: {
          Versions: versions,
          Diffs: diffs,
          Index: index,
          LastContact: 0,
          KnownLeader: true,
          NextToken: '',
        },
      };
    }),
    serve(jobs.submission, ({ path, query, namespace }) => {
      const version = Number(query.version);
      if (query.version === undefined || !Number.isInteger(version)) {
        throw new CodedError(400, 'Unable to parse job submission version parameter');
      }
      const submission = submissionOf(tables, { Namespace: namespace, ID: path.jobId }, version);
      if (submission === undefined) throw new MissingError(0, 'job source not found');
      return { index: submission.JobModifyIndex, data: submission };
    }),
  ];
}

/** The routes of jobs that only read. */
export function jobReadServices(context: ServerContext): Binding[] {
  return [...documentServices(context), ...relatedServices(context), ...historyServices(context)];
}
