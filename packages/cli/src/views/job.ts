/** Jobs: a list of them, and one with what became of it. */

import type {
  AllocationListStub,
  Deployment,
  EvaluationStub,
  Evaluation,
  Job,
  JobListStub,
  JobSummary,
} from '@yurt/contract';
import { properties, table } from '../output/table.js';
import { isoTime } from '../output/time.js';
import { allocationTable } from './allocation-table.js';
import { deploymentView } from './deployment.js';
import { placementReasons } from './placement-failure.js';

/** What is known of one job. */
export interface JobFacts {
  readonly job: Job;
  readonly summary: JobSummary;
  readonly allocations: readonly AllocationListStub[];
  readonly evaluations: readonly Evaluation[];
  readonly deployment: Deployment | null;
}

/** Jobs, one a row; their namespaces too when there are several to look at. */
export function jobTable(jobs: readonly JobListStub[], withNamespace: boolean): string {
  if (jobs.length === 0) return 'No running jobs';
  const rows = jobs
    .toSorted((a, b) => (a.ID < b.ID ? -1 : 1))
    .map((job) => [
      job.ID,
      ...(withNamespace ? [job.Namespace] : []),
      kindOf(job.Type, job.Periodic, job.ParameterizedJob),
      job.Priority,
      statusOf(job.Status, job.Stop),
      isoTime(job.SubmitTime),
    ]);
  return table(['ID', ...(withNamespace ? ['Namespace'] : []), 'Type', 'Priority', 'Status', 'Submit Date'], rows);
}

/** A job in sections, each a heading and its lines. */
export function jobView(facts: JobFacts, options: { verbose?: boolean; short?: boolean }): [string, string][] {
  const { job, summary, allocations, deployment } = facts;
  const basic = properties([
    ['ID', job.ID],
    ['Name', job.Name],
    ['Submit Date', isoTime(job.SubmitTime)],
    ['Type', job.Type],
    ['Priority', job.Priority],
    ['Datacenters', job.Datacenters.join(',')],
    ['Namespace', job.Namespace],
    ['Node Pool', job.NodePool],
    ['Status', statusOf(job.Status, job.Stop)],
    ['Periodic', job.Periodic !== null],
    ['Parameterized', job.ParameterizedJob !== null],
    ...(options.verbose === true ? ([['Version', job.Version]] as const) : []),
  ]);
  const sections: [string, string][] = [['', basic]];
  if (options.short === true) return sections;
  if (job.Periodic !== null || job.ParameterizedJob !== null) {
    const { Pending: pending, Running: running, Dead: dead } = summary.Children;
    sections.push(['Children Job Summary', table(['Pending', 'Running', 'Dead'], [[pending, running, dead]])]);
    return sections;
  }
  sections.push(['Summary', summaryTable(summary)]);
  if (options.verbose === true) sections.push(['Evaluations', evaluationTable(facts.evaluations)]);
  const failure = placementFailure(facts.evaluations);
  if (failure !== undefined) sections.push(['Placement Failure', failure]);
  if (deployment !== null) sections.push(['Latest Deployment', deploymentView(deployment, false, options.verbose)]);
  const newest = allocations.toSorted((a, b) => b.ModifyIndex - a.ModifyIndex);
  sections.push(['Allocations', allocationTable(newest, options.verbose)]);
  return sections;
}

function summaryTable(summary: JobSummary): string {
  const rows = Object.entries(summary.Summary)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, counts]) => [
      group,
      counts.Queued,
      counts.Starting,
      counts.Running,
      counts.Failed,
      counts.Complete,
      counts.Lost,
      counts.Unknown,
    ]);
  return table(['Task Group', 'Queued', 'Starting', 'Running', 'Failed', 'Complete', 'Lost', 'Unknown'], rows);
}

function evaluationTable(evaluations: readonly (Evaluation | EvaluationStub)[]): string {
  const rows = evaluations
    .toSorted((a, b) => b.CreateIndex - a.CreateIndex)
    .map((one) => [one.ID, one.Priority, one.TriggeredBy, one.Status, failedMark(one)]);
  return table(['ID', 'Priority', 'Triggered By', 'Status', 'Placement Failures'], rows);
}

function failedMark(evaluation: Evaluation | EvaluationStub): string {
  if (evaluation.Status === 'blocked') return 'N/A - In Progress';
  return String('FailedTGAllocs' in evaluation && Object.keys(evaluation.FailedTGAllocs ?? {}).length > 0);
}

/** What the latest evaluation could not place, while one of the job's waits for room. */
function placementFailure(evaluations: readonly Evaluation[]): string | undefined {
  if (!evaluations.some((one) => one.Status === 'blocked')) return undefined;
  const [latest] = evaluations
    .filter((one) => one.Status === 'complete')
    .toSorted((a, b) => b.CreateIndex - a.CreateIndex);
  const failed = Object.entries(latest?.FailedTGAllocs ?? {});
  if (failed.length === 0) return undefined;
  return failed
    .map(([group, metric]) => {
      const reasons = placementReasons(metric).map((reason) => `\n  ${reason}`);
      return `Task Group ${JSON.stringify(group)}:${reasons.join('')}`;
    })
    .join('\n\n');
}

function kindOf(type: string, isPeriodic: boolean, isParameterized: boolean): string {
  return `${type}${isPeriodic ? '/periodic' : ''}${isParameterized ? '/parameterized' : ''}`;
}

function statusOf(status: string, isStopped: boolean): string {
  return isStopped ? `${status} (stopped)` : status;
}
