/** Drains and scheduling eligibility: taking a node out of use and back. */

import type { Nanoseconds } from '../../durations.js';
import type { NodeEligibility } from './node.js';

/**
 * How to drain a node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#drain-node
 */
export interface DrainSpec {
  /** After this, what still runs is stopped by force. `0`, the default, waits without end; below 0 stops all at once. */
  Deadline?: Nanoseconds;
  /** Leave system jobs running. Default `false`: they are stopped last. */
  IgnoreSystemJobs?: boolean;
}

/**
 * A drain that is going on.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface DrainStrategy {
  /** The deadline as it was asked for; `0` is none, below 0 is at once. */
  Deadline: Nanoseconds;
  /** System jobs are left running. */
  IgnoreSystemJobs: boolean;
  /** When what still runs is stopped by force, RFC 3339; `null` without a deadline. */
  ForceDeadline: string | null;
  /** When the drain began, RFC 3339; an update of the drain leaves it as it is. */
  StartedAt: string;
}

/**
 * The last drain of a node, going on or over.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface DrainMetadata {
  /** When it began, RFC 3339. */
  StartedAt: string;
  /** When it was last changed, or ended, RFC 3339. */
  UpdatedAt: string;
  /** How it stands. */
  Status: DrainStatus;
  /** Accessor of the token that last ordered something about it; `''` without ACLs. */
  AccessorID: string;
  /** Notes that were given with the order, such as a ticket; `null` without any. */
  Meta: Record<string, string> | null;
}

/** How a drain stands: `draining` goes on, `complete` has emptied the node, `canceled` was called off. */
export type DrainStatus = 'canceled' | 'complete' | 'draining';

/**
 * Begins, changes or calls off a drain.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#drain-node
 */
export interface NodeUpdateDrainRequest {
  /** The node. The one in the path counts. */
  NodeID?: string;
  /** How to drain; `null` or absent calls the drain off. */
  DrainSpec?: DrainSpec | null;
  /** When a drain is called off: take new placements again. Default `false`. */
  MarkEligible?: boolean;
  /** Notes to keep with the drain. */
  Meta?: Record<string, string> | null;
}

/**
 * Answer to a change of a drain.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#drain-node
 */
export interface NodeDrainUpdateResponse {
  /** Raft index of the node's change. */
  NodeModifyIndex: number;
  /** Evaluations of the system jobs that may come back; `null` when there are none. */
  EvalIDs: string[] | null;
  /** Raft index of those evaluations; `0` without any. */
  EvalCreateIndex: number;
  /** Raft index of the write. */
  Index: number;
}

/**
 * Lets a node take new placements, or no more of them. What runs stays.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#toggle-node-eligibility
 */
export interface NodeUpdateEligibilityRequest {
  /** The node. Default: the one in the path. */
  NodeID?: string;
  /** `eligible` is refused while the node drains. */
  Eligibility: NodeEligibility;
}

/**
 * Answer to a change of eligibility.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#toggle-node-eligibility
 */
export interface NodeEligibilityUpdateResponse {
  /** Raft index of the node's change; `0` when nothing changed. */
  NodeModifyIndex: number;
  /** Evaluations of system jobs that may now be placed; `null` when there are none. */
  EvalIDs: string[] | null;
  /** Raft index of those evaluations; `0` without any. */
  EvalCreateIndex: number;
  /** Raft index of the write. */
  Index: number;
}
