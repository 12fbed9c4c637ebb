import type { Job } from '@yurt/contract';

import { rowKey } from '../row-key.js';
import type { Transaction } from '../transaction.js';
import { isTerminalAllocation, isTerminalDeployment, isTerminalEvaluation } from './terminal.js';

type ChildCount = 'Pending' | 'Running' | 'Dead';

const CHILD_COUNTS: Readonly<Record<string, ChildCount>> = { pending: 'Pending', running: 'Running', dead: 'Dead' };

/** The status of a job as its evaluations, allocations and deployments make it. */
function statusOf(tx: Transaction, job: Job, collected: boolean): 'pending' | 'running' | 'dead' {
  const parameterized = job.ParameterizedJob !== null && job.ParameterizedJob !== undefined && !job.Dispatched;
  const periodic = job.Periodic !== null && job.Periodic !== undefined;
  if (job.Type === 'system' || parameterized || periodic) return job.Stop ? 'dead' : 'running';

  const key = rowKey(job.Namespace, job.ID);
  for (const deployment of tx.tables.deployments.by('job', key))
    if (!isTerminalDeployment(deployment)) return 'running';
  for (const allocation of tx.tables.allocations.by('job', key))
    if (!isTerminalAllocation(allocation)) return 'running';
  let evaluated = false;
  for (const evaluation of tx.tables.evaluations.by('job', key)) {
    if (!isTerminalEvaluation(evaluation)) return 'pending';
    evaluated = true;
  }
  return collected || evaluated || job.Stop ? 'dead' : 'pending';
}

function countChild(tx: Transaction, job: Job, before: string | undefined): void {
  if (job.ParentID === '') return;
  const summary = tx.tables.jobSummaries.get(rowKey(job.Namespace, job.ParentID));
  if (summary === undefined) return;
  const children = { ...summary.Children };
  const from = CHILD_COUNTS[before ?? ''];
  const to = CHILD_COUNTS[job.Status];
  if (from !== undefined) children[from] -= 1;
  if (to !== undefined) children[to] += 1;
  tx.put('jobSummaries', { ...summary, Children: children });
}

/** Sets the status of each job whose evaluations, allocations or deployments have changed. */
export function setJobStatuses(tx: Transaction): void {
  const touched = new Map<string, { collected: boolean }>();
  const touch = (row: { Namespace: string; JobID: string } | undefined, collected: boolean): void => {
    if (row === undefined) return;
    const key = rowKey(row.Namespace, row.JobID);
    touched.set(key, { collected: collected || touched.get(key)?.collected === true });
  };
  for (const { key, after } of tx.changes.of('jobs')) if (after !== undefined) touched.set(key, { collected: false });
  for (const { before, after } of tx.changes.of('evaluations')) {
    if (before?.Status !== after?.Status) touch(after ?? before, after === undefined);
  }
  for (const { before, after } of tx.changes.of('allocations')) touch(after ?? before, after === undefined);
  for (const { before, after } of tx.changes.of('deployments')) touch(after ?? before, after === undefined);

  const known = new Map([...tx.changes.of('jobs')].map((change) => [change.key, change.before]));
  for (const [key, { collected }] of touched) {
    const job = tx.tables.jobs.get(key);
    if (job === undefined) continue;
    const status = statusOf(tx, job, collected);
    const isNew = known.has(key) && known.get(key) === undefined;
    if (job.Status !== status) countChild(tx, tx.put('jobs', { ...job, Status: status }), isNew ? '' : job.Status);
    else if (isNew) countChild(tx, job, '');
  }
}
