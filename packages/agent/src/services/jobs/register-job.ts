/** Registers jobs: new ones, new versions, and the same again. */

import type { Evaluation, Job, JobRegisterResponse, ScalingPolicy } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import type { Fields } from '../../jobs/fields.js';
import { sameSpecification, sameValue } from '../../jobs/spec-equality.js';
import { rowKey } from '../../state/row-key.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { admit, canonicalize, readWritten } from './job-admission.js';
import { findJob, isTemplate, putVersion, writeMeta } from './job-lookup.js';
import { readSubmission, type WrittenSubmission } from './job-submission.js';

/** Settings of a registration beside the job. */
export interface RegisterSettings {
  readonly warnings: string;
  /** The job's `JobModifyIndex` must be this; 0 means that there must be no job yet. */
  readonly enforceIndex?: number;
  /** Default: that of the job. */
  readonly priority?: number;
  readonly submission?: WrittenSubmission;
}

function enforce(existing: Job | undefined, index: number): void {
  const prefix = `Enforcing job modify index ${index}`;
  if (index === 0) {
    if (existing !== undefined) throw new CodedError(500, `${prefix}: job already exists`);
  } else if (existing === undefined) throw new CodedError(500, `${prefix}: job does not exist`);
  else if (existing.JobModifyIndex !== index) {
    throw new CodedError(500, `${prefix}: job exists with conflicting job modify index: ${existing.JobModifyIndex}`);
  }
}

function checkTransition(existing: Job | undefined, job: Job): void {
  if (existing === undefined) return;
  if (existing.Type !== job.Type)
    throw new CodedError(500, `cannot update job from type "${existing.Type}" to "${job.Type}"`);
  const kinds = [
    ['periodic', existing.Periodic !== null, job.Periodic !== null],
    ['parameterized', existing.ParameterizedJob !== null, job.ParameterizedJob !== null],
  ] as const;
  for (const [kind, was, is] of kinds) {
    if (was && !is) throw new CodedError(500, `cannot update ${kind} job to being non-${kind}`);
    if (is && !was) throw new CodedError(500, `cannot update non-${kind} job to being ${kind}`);
  }
  if (existing.Dispatched !== job.Dispatched) throw new CodedError(500, "field 'Dispatched' is read-only");
}

function withPolicy(
  policy: ScalingPolicy,
  before: ScalingPolicy | null | undefined,
  index: number,
  id: string,
): ScalingPolicy {
  const known = before ?? undefined;
  const kept = { ID: known?.ID ?? id, CreateIndex: known?.CreateIndex ?? index };
  const same = known !== undefined && sameValue({ ...policy, ...kept, ModifyIndex: 0 }, { ...known, ModifyIndex: 0 });
  return { ...policy, ...kept, ModifyIndex: same ? known.ModifyIndex : index };
}

/** The job with its scaling policies under the IDs that they had, or new ones. */
function withPolicies(job: Job, existing: Job | undefined, index: number, newId: () => string): Job {
  return {
    ...job,
    TaskGroups: job.TaskGroups.map((group) => {
      const before = existing?.TaskGroups.find(({ Name }) => Name === group.Name);
      if (group.Scaling === null) return group;
      return { ...group, Scaling: withPolicy(group.Scaling, before?.Scaling, index, newId()) };
    }),
  };
}

function evaluationOf(job: Job, id: string, priority: number, now: number): Evaluation {
  return {
    ID: id,
    Namespace: job.Namespace,
    Priority: priority,
    Type: job.Type,
    TriggeredBy: 'job-register',
    JobID: job.ID,
    Status: 'pending',
    CreateIndex: 0,
    ModifyIndex: 0,
    CreateTime: now,
    ModifyTime: now,
  };
}

/** Stores a job that has been admitted, with the evaluation that makes it run. */
export async function storeJob(
  job: Job,
  settings: RegisterSettings,
  context: ServerContext,
): Promise<JobRegisterResponse> {
  const { state, newId } = context;
  const now = unixNanoseconds(context.now());
  // From here to the transaction nothing waits, so that what is looked up stays true.
  const existing = findJob(state, job.Namespace, job.ID);
  if (settings.enforceIndex !== undefined) enforce(existing, settings.enforceIndex);
  checkTransition(existing, job);
  const template = isTemplate(job);
  const evaluation = evaluationOf(job, newId(), settings.priority ?? job.Priority, now);
  const evalId = template ? '' : evaluation.ID;
  const answer = { EvalID: evalId, Warnings: settings.warnings, ...writeMeta };

  if (existing !== undefined && sameSpecification(existing, job)) {
    if (template) {
      const Index = existing.ModifyIndex;
      return { ...answer, EvalCreateIndex: 0, JobModifyIndex: Index, Index };
    }
    const { index } = await state.transact('evaluation-update', (tx) => {
      tx.put('evaluations', evaluation);
    });
    return { ...answer, EvalCreateIndex: index, JobModifyIndex: existing.ModifyIndex, Index: index };
  }
  const { index } = await state.transact('job-registration', (tx) => {
    putVersion(tx, withPolicies(job, existing, tx.index, newId), existing, now, settings.submission);
    if (!template) tx.put('evaluations', { ...evaluation, JobModifyIndex: tx.index });
  });
  return { ...answer, EvalCreateIndex: template ? 0 : index, JobModifyIndex: index, Index: index };
}

function preserving(job: Job, request: Fields, existing: Job | undefined): Job {
  const counts = request.boolean('PreserveCounts') === true;
  const resources = request.boolean('PreserveResources') === true;
  if (existing === undefined || (!counts && !resources)) return job;
  return {
    ...job,
    TaskGroups: job.TaskGroups.map((group) => {
      const before = existing.TaskGroups.find(({ Name }) => Name === group.Name);
      if (before === undefined) return group;
      const tasks = group.Tasks.map((task) => {
        const earlier = before.Tasks.find(({ Name }) => Name === task.Name);
        return earlier === undefined ? task : { ...task, Resources: earlier.Resources };
      });
      return {
        ...group,
        ...(counts ? { Count: before.Count } : {}),
        ...(resources ? { Tasks: tasks } : {}),
      };
    }),
  };
}

/**
 * Registers what a request asks for.
 *
 * @throws CodedError 400 when the request is no good
 * @throws Error when the job is not valid or the check-and-set fails, which becomes a 500
 */
export async function registerJob(
  request: Fields,
  place: { readonly pathId?: string; readonly namespace?: string },
  context: ServerContext,
): Promise<JobRegisterResponse> {
  const written = readWritten({
    request,
    ...place,
    missingId: "Job ID hasn't been provided",
    otherId: 'Job ID does not match name',
  });
  const asked = canonicalize(written, context);
  if (asked.Type === 'system' && asked.TaskGroups.some((group) => group.Scaling !== null)) {
    throw new CodedError(400, 'Task groups with job type system do not support scaling blocks');
  }
  const enforceIndex = request.integer('JobModifyIndex', 'uint64') ?? 0;
  const priority = request.integer('EvalPriority') ?? 0;
  if (priority !== 0 && (priority < 1 || priority > 100)) {
    throw new CodedError(400, 'Eval priority must be between 1 and 100 inclusively');
  }
  const existing = context.state.tables.jobs.get(rowKey(asked.Namespace, asked.ID));
  const job = preserving(asked, request, existing);
  const { submission, warning } = readSubmission(request);
  const warnings = admit(job, context, warning === undefined ? [] : [warning]);
  return storeJob(
    job,
    {
      warnings,
      ...(request.boolean('EnforceIndex') === true ? { enforceIndex } : {}),
      ...(priority === 0 ? {} : { priority }),
      ...(submission === undefined ? {} : { submission }),
    },
    context,
  );
}
