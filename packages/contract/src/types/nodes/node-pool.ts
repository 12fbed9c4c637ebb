/** Node pools: nodes that are set apart for some jobs. */

import type { GoDuration, Nanoseconds } from '../../durations.js';
import type { SchedulerAlgorithm } from '../operator/scheduler.js';

/**
 * A pool of nodes. `default` and `all` are built in.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#read-node-pool
 */
export interface NodePool {
  /** Up to 128 letters, digits, `-` and `_`. */
  Name: string;
  /** What it is for, up to 256 characters. */
  Description: string;
  /** Notes; `null` for the pools that are built in. */
  Meta: Record<string, string> | null;
  /** How long its nodes' identities are valid. Default 24 h. */
  NodeIdentityTTL: Nanoseconds;
  /** Scheduling that differs from the cluster's; `null` without. Enterprise. */
  SchedulerConfiguration: NodePoolSchedulerConfiguration | null;
  /** Hash of the contents, base64; `null` for the pools that are built in. */
  Hash: string | null;
  /** Raft index at which it was created. */
  CreateIndex: number;
  /** Raft index of the last change. */
  ModifyIndex: number;
}

/**
 * A pool of nodes as it is written.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#create-or-update-node-pool
 */
export interface NodePoolSpec {
  /** Up to 128 letters, digits, `-` and `_`; not `default` or `all`. */
  Name: string;
  /** What it is for, up to 256 characters. */
  Description?: string;
  /** Notes by key. */
  Meta?: Record<string, string> | null;
  /** How long its nodes' identities are valid. Default 24 h. */
  NodeIdentityTTL?: Nanoseconds | GoDuration;
  /** Scheduling that differs from the cluster's. Enterprise. */
  SchedulerConfiguration?: NodePoolSchedulerConfiguration | null;
}

/**
 * Scheduling in a pool, where it differs from the cluster's. Enterprise.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/node-pool
 */
export interface NodePoolSchedulerConfiguration {
  /** How nodes are chosen. Default: as in the cluster. */
  SchedulerAlgorithm?: SchedulerAlgorithm;
  /** Whether tasks may use more memory than they reserve. Default: as in the cluster. */
  MemoryOversubscriptionEnabled?: boolean | null;
}
