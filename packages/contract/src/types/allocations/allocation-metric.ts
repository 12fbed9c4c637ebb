/** How a scheduler came to its choice, or why it found no node. */

import type { Nanoseconds } from '../../durations.js';
import type { Resources } from '../jobs/resources.js';

/**
 * The scheduler's account of one placement. In an evaluation's `FailedTGAllocs` it explains a failure.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#read-evaluation
 */
export interface AllocationMetric {
  /** Nodes that were looked at; the scheduler stops early when it has seen enough. */
  NodesEvaluated: number;
  /** Nodes that a constraint ruled out. */
  NodesFiltered: number;
  /** Ready nodes in the job's pool and datacenters. */
  NodesInPool: number;
  /** The job's node pool. */
  NodePool: string;
  /** The same by datacenter; a datacenter without any is not listed, so `{}` means that there are none at all. */
  NodesAvailable: Record<string, number>;
  /** Nodes ruled out, by node class; `null` when none has a class. */
  ClassFiltered: Record<string, number> | null;
  /** Nodes ruled out, by constraint, such as `${attr.kernel.name} = linux` or `missing drivers`; `null` when none was. */
  ConstraintFiltered: Record<string, number> | null;
  /** Nodes that fit the constraints but had no room. */
  NodesExhausted: number;
  /** Nodes without room, by node class; `null` when none has a class. */
  ClassExhausted: Record<string, number> | null;
  /** Nodes without room, by what was short, such as `memory`, `cpu` or `network: port collision`; `null` when none. */
  DimensionExhausted: Record<string, number> | null;
  /** Dimensions of the namespace's quota that are used up; `null` without quotas. Enterprise. */
  QuotaExhausted: string[] | null;
  /** How much was short over all nodes, by task; `null` when nothing was. */
  ResourcesExhausted: Record<string, Resources> | null;
  /** No longer filled, always `null`: read `ScoreMetaData`. */
  Scores: Record<string, number> | null;
  /** The best nodes with their scores, best first; `null` when none was ranked. */
  ScoreMetaData: NodeScoreMeta[] | null;
  /** How long the search took. */
  AllocationTime: Nanoseconds;
  /** Further placements of the group that failed the same way and are not listed on their own. */
  CoalescedFailures: number;
}

/**
 * The scores of one node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/evaluations#read-evaluation
 */
export interface NodeScoreMeta {
  /** UUID of the node. */
  NodeID: string;
  /** Each scorer's part, such as `binpack`, `job-anti-affinity`, `node-affinity`, `allocation-spread`. */
  Scores: Record<string, number>;
  /** The mean of the parts, by which nodes are ranked; from -1 to 1. */
  NormScore: number;
}
