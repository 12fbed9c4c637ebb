/** Plans a job: what registering it would do, without doing it. */

import type { Evaluation, Job, JobPlanResponse, PlannedEvaluation } from '@yurt/contract';

import { annotateDiff } from '../../jobs/annotate-diff.js';
import { diffJobs } from '../../jobs/diff.js';
import { sameSpecification } from '../../jobs/spec-equality.js';
import { decide } from '../../scheduler/decide.js';
import type { Decision } from '../../scheduler/plan.js';
import type { SchedulerView } from '../../scheduler/view.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { blockedEvaluation } from '../scheduling/blocked-evaluation.js';
import { stateView } from '../scheduling/state-view.js';
import { findJob, isTemplate } from './job-lookup.js';

/** The state as it would be with the job registered. */
function viewWith(view: SchedulerView, job: Job): SchedulerView {
  return {
    ...view,
    index: view.index,
    configuration: view.configuration,
    job: (namespace, id) => (namespace === job.Namespace && id === job.ID ? job : view.job(namespace, id)),
  };
}

function evaluationOf(job: Job, context: ServerContext): Evaluation {
  const now = unixNanoseconds(context.now());
  return {
    ID: context.newId(),
    Namespace: job.Namespace,
    Priority: job.Priority,
    Type: job.Type,
    TriggeredBy: 'job-register',
    JobID: job.ID,
    JobModifyIndex: job.JobModifyIndex,
    Status: 'pending',
    AnnotatePlan: true,
    CreateIndex: 0,
    ModifyIndex: 0,
    CreateTime: now,
    ModifyTime: now,
  };
}

/** The evaluations that would be made: for what finds no room, and for what is to be tried later. */
function createdEvaluations(evaluation: Evaluation, decision: Decision, context: ServerContext): PlannedEvaluation[] {
  const now = unixNanoseconds(context.now());
  const later = decision.followUps.map(({ SnapshotIndex: _index, ...followUp }) => followUp);
  if (Object.keys(decision.failures).length === 0) return later;
  return [...later, blockedEvaluation(evaluation, decision, context.newId(), now)];
}

/** Plans a canonical job that has been admitted. */
export function planJob(job: Job, withDiff: boolean, warnings: string, context: ServerContext): JobPlanResponse {
  const { state } = context;
  const existing = findJob(state, job.Namespace, job.ID);
  const changed = existing === undefined || !sameSpecification(existing, job);
  const index = state.index + 1;
  const planned: Job = changed
    ? {
        ...job,
        Version: existing === undefined ? 0 : existing.Version + 1,
        CreateIndex: existing?.CreateIndex ?? index,
        ModifyIndex: index,
        JobModifyIndex: index,
      }
    : existing;
  const evaluation = evaluationOf(planned, context);
  const environment = { now: () => unixNanoseconds(context.now()), newId: context.newId, random: Math.random };
  const view = viewWith(stateView(state), planned);
  const decision = isTemplate(planned) ? undefined : decide(view, evaluation, environment);

  const annotations = {
    DesiredTGUpdates: decision?.annotations ?? {},
    PreemptedAllocs: null,
  };
  const diff = withDiff ? annotateDiff(diffJobs(existing, job, true), annotations.DesiredTGUpdates) : null;
  const failures = decision?.failures ?? {};
  const created = decision === undefined ? [] : createdEvaluations(evaluation, decision, context);
  const Index = existing?.JobModifyIndex ?? 0;
  return {
    Annotations: annotations,
    FailedTGAllocs: Object.keys(failures).length === 0 ? null : failures,
    JobModifyIndex: Index,
    CreatedEvals: created.length === 0 ? null : created,
    Diff: diff,
    NextPeriodicLaunch: null,
    Warnings: warnings,
    Index,
  };
}
