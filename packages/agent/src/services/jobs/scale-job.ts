/** Scales groups of jobs, notes why, and tells how far they are. */

import type { Job, JobRegisterResponse, JobScaleStatusResponse, ScalingEvent } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import type { Fields } from '../../jobs/fields.js';
import { groupOf } from '../../scheduler/group-change.js';
import { rowKey } from '../../state/row-key.js';
import { isTerminalAllocation } from '../../state/derive/terminal.js';
import { isActiveDeployment } from '../scheduling/deployment-status.js';
import { latestDeployment } from '../scheduling/state-view.js';
import { MissingError } from '../serve.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { findJob, isTemplate, putVersion } from './job-lookup.js';

const eventsKept = 20;

function checkRequest(namespace: string, jobId: string, request: Fields): string {
  const target = request.textMap('Target') ?? {};
  if (target['Namespace'] && target['Namespace'] !== namespace) {
    throw new CodedError(400, 'namespace in payload did not match header');
  }
  if (target['Job'] && target['Job'] !== jobId) throw new CodedError(500, 'job ID in payload did not match URL');
  const group = target['Group'] ?? '';
  if (group === '') throw new CodedError(400, 'missing task group name for scaling action');
  const count = request.integer('Count', 'int64');
  if (count === undefined) return group;
  if (count < 0) throw new CodedError(400, "scaling action count can't be negative");
  if (request.boolean('Error') === true) {
    throw new CodedError(400, 'scaling action should not contain count if error is true');
  }
  return group;
}

function checkCount(job: Job, name: string, count: number): void {
  const policy = groupOf(job, name)?.Scaling;
  if (policy === null || policy === undefined) return;
  if (count < policy.Min) {
    throw new CodedError(400, `group count was less than scaling policy minimum: ${count} < ${policy.Min}`);
  }
  if (policy.Max < count) {
    throw new CodedError(400, `group count was greater than scaling policy maximum: ${count} > ${policy.Max}`);
  }
}

function checkDeployment(job: Job, { state }: ServerContext): void {
  const deployment = latestDeployment(state, job.Namespace, job.ID);
  if (deployment === undefined || !isActiveDeployment(deployment) || deployment.JobCreateIndex !== job.CreateIndex)
    return;
  throw new CodedError(400, 'job scaling blocked due to active deployment');
}

/** What a change of the count came to. */
interface Scaled {
  readonly evalId: string;
  readonly evalIndex: number;
  readonly jobIndex: number;
}

async function setCount(job: Job, name: string, count: number, now: number, context: ServerContext): Promise<Scaled> {
  const { state, newId } = context;
  const groups = job.TaskGroups.map((group) => (group.Name === name ? { ...group, Count: count } : group));
  const { index: jobIndex } = await state.transact('job-registration', (tx) => {
    putVersion(tx, { ...job, TaskGroups: groups, VersionTag: null }, job, now);
  });
  if (isTemplate(job)) return { evalId: '', evalIndex: 0, jobIndex };
  const evalId = newId();
  const { index: evalIndex } = await state.transact('evaluation-update', (tx) => {
    tx.put('evaluations', {
      ID: evalId,
      Namespace: job.Namespace,
      Priority: job.Priority,
      Type: job.Type,
      TriggeredBy: 'job-scaling',
      JobID: job.ID,
      JobModifyIndex: jobIndex,
      Status: 'pending',
      CreateIndex: 0,
      ModifyIndex: 0,
      CreateTime: now,
      ModifyTime: now,
    });
  });
  return { evalId, evalIndex, jobIndex };
}

async function noteEvent(
  job: Job,
  name: string,
  event: Omit<ScalingEvent, 'CreateIndex'>,
  { state }: ServerContext,
): Promise<number> {
  const { index } = await state.transact('job-scaling', (tx) => {
    const known = tx.tables.scalingEvents.get(rowKey(job.Namespace, job.ID));
    const earlier = known?.Groups[name] ?? [];
    tx.put('scalingEvents', {
      Namespace: job.Namespace,
      JobID: job.ID,
      Groups: { ...known?.Groups, [name]: [{ ...event, CreateIndex: tx.index }, ...earlier].slice(0, eventsKept) },
      ModifyIndex: tx.index,
    });
  });
  return index;
}

/**
 * Changes the count of a group and notes it; without a count only notes what is said.
 *
 * @throws CodedError 400 when the request is no good or the job is being deployed, 404 when there is no such job
 */
export async function scaleJob(
  namespace: string,
  jobId: string,
  request: Fields,
  context: ServerContext,
): Promise<JobRegisterResponse> {
  const name = checkRequest(namespace, jobId, request);
  const job = findJob(context.state, namespace, jobId);
  if (job === undefined) throw new CodedError(404, `job "${jobId}" not found`);
  const count = request.integer('Count', 'int64') ?? null;
  if (job.Type === 'system' && count !== null && count > 1) {
    throw new CodedError(400, 'jobs of type "system" can only be scaled between 0 and 1');
  }
  const group = groupOf(job, name);
  if (group === undefined) {
    throw new CodedError(400, `task group "${name}" specified for scaling does not exist in job`);
  }
  const now = unixNanoseconds(context.now());
  let scaled: Scaled = { evalId: '', evalIndex: 0, jobIndex: job.ModifyIndex };
  if (count !== null) {
    checkCount(job, name, count);
    checkDeployment(job, context);
    const enforced = request.integer('JobModifyIndex', 'uint64') ?? 0;
    if (enforced > 0 && enforced !== job.JobModifyIndex) {
      const conflict = `job exists with conflicting job modify index: ${job.JobModifyIndex}`;
      throw new CodedError(500, `Enforcing job modify index ${enforced}: ${conflict}`);
    }
    scaled = await setCount(job, name, count, now, context);
  }
  const Index = await noteEvent(
    job,
    name,
    {
      Time: now,
      Count: count,
      PreviousCount: group.Count,
      Message: request.text('Message') ?? '',
      Error: request.boolean('Error') ?? false,
      Meta: request.free('Meta'),
      EvalID: scaled.evalId === '' ? null : scaled.evalId,
    },
    context,
  );
  return {
    EvalID: scaled.evalId,
    EvalCreateIndex: scaled.evalIndex,
    JobModifyIndex: scaled.jobIndex,
    Warnings: '',
    Index,
    LastContact: 0,
    KnownLeader: true,
    NextToken: '',
  };
}

/** How far the groups of a job are, with the index of what was read. */
export function scaleStatus(
  namespace: string,
  jobId: string,
  { state }: ServerContext,
): { readonly index: number; readonly data: JobScaleStatusResponse } {
  const { tables } = state;
  const job = findJob(state, namespace, jobId);
  if (job === undefined) throw new MissingError(state.index, 'job not found');
  const events = tables.scalingEvents.get(rowKey(namespace, jobId));
  const live = [...tables.allocations.by('job', rowKey(namespace, jobId))].filter(
    (row) =>
      row.Job?.CreateIndex === job.CreateIndex && !isTerminalAllocation(row) && row.DeploymentStatus?.Canary !== true,
  );
  const groups = job.TaskGroups.map((group) => {
    const own = live.filter((row) => row.TaskGroup === group.Name);
    const status = {
      Desired: group.Count,
      Placed: own.length,
      Running: own.filter((row) => row.ClientStatus === 'running').length,
      Healthy: own.filter((row) => row.DeploymentStatus?.Healthy === true).length,
      Unhealthy: own.filter((row) => row.DeploymentStatus?.Healthy === false).length,
      Events: events?.Groups[group.Name]?.map((event) => ({ ...event })) ?? null,
    };
    return [group.Name, status] as const;
  });
  const index = Math.max(job.ModifyIndex, events?.ModifyIndex ?? 0, ...live.map((row) => row.ModifyIndex));
  return {
    index,
    data: {
      JobID: job.ID,
      Namespace: job.Namespace,
      JobCreateIndex: job.CreateIndex,
      JobModifyIndex: job.ModifyIndex,
      JobStopped: job.Stop,
      TaskGroups: Object.fromEntries(groups),
    },
  };
}
