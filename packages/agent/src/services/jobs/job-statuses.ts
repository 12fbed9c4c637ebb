/** The overview of jobs with their allocations and latest deployments, the most recently changed first. */

import { jobs } from '@yurt/contract';
import type { Allocation, Deployment, Job, JobStatusesAlloc, JobStatusesJob } from '@yurt/contract';

import { rowKey } from '../../state/row-key.js';
import { Listing, textTokens, type Tokens } from '../listing.js';
import { isActiveDeployment } from '../scheduling/deployment-status.js';
import { latestDeployment } from '../scheduling/state-view.js';
import { type Binding, serve } from '../serve.js';
import type { ServerContext } from '../server-context.js';
import { bodyFields } from './job-admission.js';

function allocationOf(allocation: Allocation): JobStatusesAlloc {
  return {
    ID: allocation.ID,
    Group: allocation.TaskGroup,
    ClientStatus: allocation.ClientStatus,
    NodeID: allocation.NodeID,
    DeploymentStatus: {
      Canary: allocation.DeploymentStatus?.Canary ?? false,
      Healthy: allocation.DeploymentStatus?.Healthy ?? null,
    },
    JobVersion: allocation.Job?.Version ?? 0,
    FollowupEvalID: allocation.FollowupEvalID ?? '',
    HasPausedTask: Object.values(allocation.TaskStates ?? {}).some(({ Paused }) => Paused !== ''),
  };
}

function deploymentOf(deployment: Deployment): NonNullable<JobStatusesJob['LatestDeployment']> {
  const canaries = Object.values(deployment.TaskGroups).filter((group) => group.DesiredCanaries > 0);
  return {
    ID: deployment.ID,
    IsActive: isActiveDeployment(deployment),
    JobVersion: deployment.JobVersion,
    Status: deployment.Status,
    StatusDescription: deployment.StatusDescription,
    AllAutoPromote: canaries.length > 0 && canaries.every((group) => group.AutoPromote),
    RequiresPromotion: deployment.Status === 'running' && canaries.some((group) => !group.Promoted),
  };
}

/** A job's line, with the latest index of what it tells. */
function statusOf(job: Job, { state }: ServerContext): { readonly line: JobStatusesJob; readonly index: number } {
  const { tables } = state;
  const key = rowKey(job.Namespace, job.ID);
  const template = job.Periodic !== null || job.ParameterizedJob !== null;
  const children = template ? [...tables.jobs.by('parent', key)] : [];
  const allocations = template ? [] : [...tables.allocations.by('job', key)];
  const deployment = template ? undefined : latestDeployment(state, job.Namespace, job.ID);
  const parts = [job, ...children, ...allocations, ...(deployment === undefined ? [] : [deployment])];
  return {
    index: Math.max(...parts.map((part) => part.ModifyIndex)),
    line: {
      ID: job.ID,
      Namespace: job.Namespace,
      Name: job.Name,
      Type: job.Type,
      NodePool: job.NodePool,
      Datacenters: job.Datacenters,
      Priority: job.Priority,
      Version: job.Version,
      SubmitTime: job.SubmitTime,
      ModifyIndex: job.ModifyIndex,
      Allocs: allocations.length === 0 ? null : allocations.map(allocationOf),
      GroupCountSum: job.TaskGroups.reduce((sum, group) => sum + group.Count, 0),
      ChildStatuses: template ? children.map((child) => child.Status) : null,
      ParentID: job.ParentID,
      LatestDeployment: deployment === undefined ? null : deploymentOf(deployment),
      Stop: job.Stop,
      IsPack: Object.hasOwn(job.Meta ?? {}, 'pack.name'),
      Status: job.Status,
    },
  };
}

/** Pages are named by the index at which their first job changed. */
function changeTokens(reverse: boolean): Tokens<Job> {
  const texts = textTokens<Job>((job) => String(job.ModifyIndex));
  return {
    of: texts.of,
    compare: (job, token) => {
      const order = job.ModifyIndex - Number(token);
      return reverse ? order : -order;
    },
  };
}

/** The route of the overview. */
export function jobStatusServices(context: ServerContext): Binding[] {
  const { tables } = context.state;
  return [
    serve(jobs.statuses, ({ query, body, namespace }) => {
      const fields = bodyFields(body, 'JobStatusesRequest');
      const named = fields.blocks('Jobs', 'NamespacedID', (job) =>
        rowKey(job.text('Namespace') || 'default', job.text('ID') ?? ''),
      );
      const wanted = named === null ? undefined : new Set(named);
      const withChildren = query.includeChildren ?? fields.boolean('IncludeChildren') ?? false;
      const rows = [...tables.jobs.all()]
        .filter((job) => namespace === '*' || job.Namespace === namespace)
        .filter((job) => withChildren || job.ParentID === '')
        .filter((job) => wanted?.has(rowKey(job.Namespace, job.ID)) ?? true)
        .toSorted((a, b) => (query.reverse === true ? a.ModifyIndex - b.ModifyIndex : b.ModifyIndex - a.ModifyIndex));
      const statuses = new Map(rows.map((job) => [job, statusOf(job, context)]));
      const index = Math.max(0, ...Array.from(statuses.values(), (status) => status.index));
      return Listing.of({
        index: index === 0 ? tables.jobs.lastIndex : index,
        rows,
        stub: (job: Job) => statuses.get(job)?.line ?? statusOf(job, context).line,
        tokens: changeTokens(query.reverse === true),
      });
    }),
  ];
}
