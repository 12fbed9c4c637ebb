/** The evaluations that a change of a node makes necessary. */

import type { Job, Node } from '@yurt/contract';

import { isInPool, matchesDatacenter } from '../../scheduler/feasibility.js';
import { isClientTerminal, isTerminalAllocation } from '../../state/derive/terminal.js';
import { rowKey } from '../../state/row-key.js';
import type { Tables } from '../../state/tables/index.js';
import type { Transaction } from '../../state/transaction.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';

/** A job that a change of a node concerns. */
export interface Affected {
  readonly namespace: string;
  readonly jobId: string;
  readonly type: string;
  readonly priority: number;
}

function couldRun(job: Job, node: Node): boolean {
  return !job.Stop && isInPool(node, job.NodePool) && matchesDatacenter(job.Datacenters, node.Datacenter);
}

/** The jobs that run on a node and are not done, and the system jobs that could run there. */
export function affectedJobs(tables: Tables, node: Node): readonly Affected[] {
  const affected = new Map<string, Affected>();
  for (const allocation of tables.allocations.by('node', node.ID)) {
    const job = allocation.Job;
    if (job === undefined) continue;
    const isStopped = allocation.DesiredStatus !== 'run';
    const service = job.Type === 'service' && !(isStopped && isClientTerminal(allocation));
    const batch = job.Type === 'batch' && !isTerminalAllocation(allocation);
    if (!service && !batch) continue;
    const { Namespace: namespace, JobID: jobId } = allocation;
    affected.set(rowKey(namespace, jobId), { namespace, jobId, type: job.Type, priority: job.Priority });
  }
  for (const job of tables.jobs.all()) {
    const key = rowKey(job.Namespace, job.ID);
    if (job.Type !== 'system' || affected.has(key) || !couldRun(job, node)) continue;
    affected.set(key, { namespace: job.Namespace, jobId: job.ID, type: job.Type, priority: job.Priority });
  }
  return [...affected.values()];
}

/**
 * Adds an evaluation for each job that a node's change concerns; the answer is their IDs.
 *
 * @param affected Those jobs, where they were found out before. Default: as the state is now.
 */
export function evaluateNode(
  tx: Transaction,
  node: Node,
  { newId, now }: Pick<ServerContext, 'newId' | 'now'>,
  affected: readonly Affected[] = affectedJobs(tx.tables, node),
): string[] {
  const time = unixNanoseconds(now());
  return affected.map(({ namespace, jobId, type, priority }) => {
    const ID = newId();
    tx.put('evaluations', {
      ID,
      Namespace: namespace,
      Priority: priority,
      Type: type,
      TriggeredBy: 'node-update',
      JobID: jobId,
      NodeID: node.ID,
      NodeModifyIndex: node.ModifyIndex,
      Status: 'pending',
      CreateIndex: 0,
      ModifyIndex: 0,
      CreateTime: time,
      ModifyTime: time,
    });
    return ID;
  });
}
