/** Answers to the evaluation and the purge of a node: the message that servers also send to nodes, most of it empty. */

import type { Nanoseconds } from '../../durations.js';
import type { NodeEligibility } from './node.js';

/**
 * A server as a node may call it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#create-node-evaluation
 */
export interface NodeServerInfo {
  /** `host:port` for calls between agents. */
  RPCAdvertiseAddr: string;
  /** No longer used: `0`. */
  RPCMajorVersion: number;
  /** No longer used: `0`. */
  RPCMinorVersion: number;
  /** Datacenter of the server. */
  Datacenter: string;
}

/**
 * Answer to the evaluation of a node: new evaluations for every job that it runs, and every system job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#create-node-evaluation
 */
export interface NodeUpdateResponse {
  /** The new evaluations; `null` when the node runs nothing. */
  EvalIDs: string[] | null;
  /** Raft index of those evaluations; `0` without any. */
  EvalCreateIndex: number;
  /** Raft index of a change of the node; `0` when it did not change. */
  NodeModifyIndex: number;
  /** For nodes: when to send the next heartbeat. Here `0`. */
  HeartbeatTTL: Nanoseconds;
  /** For nodes: enterprise features, as bits. */
  Features: number;
  /** `host:port` of the leader; `''` when none is known. */
  LeaderRPCAddr: string;
  /** How many nodes the region has. */
  NumNodes: number;
  /** Whether the node takes new placements; `''` in the answer to a purge. */
  SchedulingEligibility: NodeEligibility | '';
  /** The region's servers; `null` in the answer to a purge. */
  Servers: NodeServerInfo[] | null;
  /** For nodes: their next identity token. Here `null`. */
  SignedIdentity: string | null;
  /** Raft index of the write. */
  Index: number;
  /** How old the server's state is; `0` from the leader. */
  LastContact: Nanoseconds;
  /** Not filled here. */
  KnownLeader: boolean;
  /** Always `''`. */
  NextToken: string;
}

/**
 * Answer to the purge of a node: evaluations for every job that it ran.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#purge-node
 */
export interface NodePurgeResponse extends NodeUpdateResponse {
  /** Raft index at which the node was removed. */
  NodeModifyIndex: number;
}
