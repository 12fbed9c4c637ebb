/** Which nodes a job may run on, as far as that is known. */

import type { NodeFacts } from './cluster-facts.js';
import type { JobScope } from './rule.js';

/** The nodes of the job's pool; undefined if nothing is known about the cluster. */
export function nodesFor({ job, cluster }: JobScope): readonly NodeFacts[] | undefined {
  const pool = job.NodePool;
  // A job that names no pool runs in that of its namespace, which is not known here.
  return pool && pool !== 'all' ? cluster?.nodes.filter((node) => node.NodePool === pool) : cluster?.nodes;
}
