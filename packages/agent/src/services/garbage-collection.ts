/** Removes what has come to its end: evaluations, allocations, deployments, jobs and nodes that nobody needs any more. */

import { system } from '@yurt/contract';
import type { Allocation, Evaluation, Job } from '@yurt/contract';

import { isClientTerminal, isTerminalDeployment, isTerminalEvaluation } from '../state/derive/terminal.js';
import { rowKey } from '../state/row-key.js';
import type { Tables } from '../state/tables/index.js';
import type { Transaction } from '../state/transaction.js';
import { type Binding, serve } from './serve.js';
import { type ServerContext, unixNanoseconds } from './server-context.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long things are kept after their end, in ms. Nomad's defaults. */
const KEPT = { evaluations: HOUR, batchEvaluations: 24 * HOUR, jobs: 4 * HOUR, deployments: HOUR, nodes: 24 * HOUR };

/** How often the state is looked through: ms. */
const INTERVAL = 5 * MINUTE;

/** Until when (nanoseconds since 1970) things must have ended to be removed now. */
type Limits = Readonly<Record<keyof typeof KEPT, number>>;

function limitsAt(now: number, force: boolean): Limits {
  const limit = (kept: number): number => (force ? Number.POSITIVE_INFINITY : unixNanoseconds(now - kept));
  return {
    evaluations: limit(KEPT.evaluations),
    batchEvaluations: limit(KEPT.batchEvaluations),
    jobs: limit(KEPT.jobs),
    deployments: limit(KEPT.deployments),
    nodes: limit(KEPT.nodes),
  };
}

/** Whether an allocation is done on its node, and nothing is to follow it. */
function isCollectable(allocation: Allocation, job: Job | undefined): boolean {
  if (!isClientTerminal(allocation)) return false;
  if (job === undefined || job.Stop || job.Status === 'dead') return true;
  if (allocation.DesiredStatus === 'stop' || allocation.ClientStatus !== 'failed') return true;
  const policy = job.TaskGroups.find(({ Name }) => Name === allocation.TaskGroup)?.ReschedulePolicy;
  const mayFollow = policy !== null && policy !== undefined && (policy.Unlimited || policy.Attempts > 0);
  return !mayFollow || Boolean(allocation.NextAllocation);
}

function isDone(tables: Tables, evaluation: Evaluation, limit: number): boolean {
  if (!isTerminalEvaluation(evaluation) || evaluation.ModifyTime > limit) return false;
  const job = tables.jobs.get(rowKey(evaluation.Namespace, evaluation.JobID));
  return [...tables.allocations.by('evaluation', evaluation.ID)].every(
    (allocation) => isCollectable(allocation, job) && allocation.ModifyTime <= limit,
  );
}

function removeEvaluation(tx: Transaction, evaluation: Evaluation): void {
  for (const allocation of [...tx.tables.allocations.by('evaluation', evaluation.ID)]) {
    tx.remove('allocations', allocation.ID);
  }
  tx.remove('evaluations', evaluation.ID);
}

/** Dead jobs with all that belongs to them; parents of other jobs only once they are stopped. */
function collectJobs(tx: Transaction, limits: Limits): void {
  for (const job of [...tx.tables.jobs.all()]) {
    if (job.Status !== 'dead' || job.SubmitTime > limits.jobs) continue;
    if ((job.Periodic !== null || job.ParameterizedJob !== null) && !job.Stop) continue;
    const key = rowKey(job.Namespace, job.ID);
    const evaluations = [...tx.tables.evaluations.by('job', key)];
    if (!evaluations.every((evaluation) => isDone(tx.tables, evaluation, limits.jobs))) continue;
    const allocations = [...tx.tables.allocations.by('job', key)];
    if (!allocations.every((allocation) => isCollectable(allocation, job))) continue;
    for (const evaluation of evaluations) tx.remove('evaluations', evaluation.ID);
    for (const allocation of allocations) tx.remove('allocations', allocation.ID);
    tx.remove('jobs', key);
  }
}

function collectEvaluations(tx: Transaction, limits: Limits): void {
  for (const evaluation of [...tx.tables.evaluations.all()]) {
    const job = tx.tables.jobs.get(rowKey(evaluation.Namespace, evaluation.JobID));
    // What a batch job has done is looked at by the scheduler for as long as the job may run again.
    const isBatch = evaluation.Type === 'batch' && job !== undefined;
    if (isBatch && !job.Stop && job.Status !== 'dead') continue;
    const limit = isBatch ? limits.batchEvaluations : limits.evaluations;
    if (isDone(tx.tables, evaluation, limit) && !(isBatch && !job.Stop)) removeEvaluation(tx, evaluation);
  }
}

function collectDeployments(tx: Transaction, limits: Limits): void {
  for (const deployment of [...tx.tables.deployments.all()]) {
    if (!isTerminalDeployment(deployment) || deployment.ModifyTime > limits.deployments) continue;
    const isUsed = [...tx.tables.allocations.by('deployment', deployment.ID)].some(
      (allocation) => !isClientTerminal(allocation),
    );
    if (!isUsed) tx.remove('deployments', deployment.ID);
  }
}

function collectNodes(tx: Transaction, limits: Limits): void {
  for (const node of [...tx.tables.nodes.all()]) {
    if (node.Status !== 'down' || node.StatusUpdatedAt * 1e9 > limits.nodes) continue;
    if ([...tx.tables.allocations.by('node', node.ID)].every((allocation) => isClientTerminal(allocation))) {
      tx.remove('nodes', node.ID);
    }
  }
}

/** Removes what has ended long enough ago; with `force`, whenever it ended. */
async function collectGarbage({ state, now }: ServerContext, force: boolean): Promise<void> {
  const limits = limitsAt(now(), force);
  await state.transact('evaluation-delete', (tx) => {
    collectJobs(tx, limits);
    collectEvaluations(tx, limits);
  });
  await state.transact('deployment-delete', (tx) => collectDeployments(tx, limits));
  await state.transact('node-deregistration', (tx) => collectNodes(tx, limits));
}

/** Looks through the state from time to time. The result ends it. */
export function scheduleGarbageCollection(context: ServerContext): () => void {
  const timer = setInterval(() => void collectGarbage(context, false), INTERVAL);
  timer.unref();
  return () => clearInterval(timer);
}

/** The routes of the system as a whole. */
export function systemServices(context: ServerContext): Binding[] {
  return [serve(system.gc, () => collectGarbage(context, true))];
}
