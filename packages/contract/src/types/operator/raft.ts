/** Raft: the servers that agree on the state. */

/**
 * The servers that Raft knows.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/raft#read-raft-configuration
 */
export interface RaftConfiguration {
  /** One row a server. */
  Servers: RaftServer[];
  /** Raft index of this configuration. */
  Index: number;
}

/**
 * A server as Raft knows it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/raft#read-raft-configuration
 */
export interface RaftServer {
  /** Its Raft ID, a UUID. */
  ID: string;
  /** Its name, `name.region`; `(unknown)` when the gossip does not know it. */
  Node: string;
  /** Address and port of its RPC. */
  Address: string;
  /** Whether it is the leader. */
  Leader: boolean;
  /** Whether it votes. */
  Voter: boolean;
  /** Version of the Raft protocol that it speaks; `unknown` when the gossip does not know it. */
  RaftProtocol: string;
}

/** A server by its Raft ID and address. */
export interface RaftIDAddress {
  /** Address and port of its RPC. */
  Address: string;
  /** Its Raft ID, a UUID. */
  ID: string;
}

/**
 * Answer to the wish that another server shall lead.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/raft#transfer-leadership
 */
export interface LeadershipTransferResponse {
  /** The leader so far. */
  From: RaftIDAddress;
  /** The leader from now on. */
  To: RaftIDAddress;
  /** True when there was nothing to do: it was the leader already. */
  Noop: boolean;
  /** Always null: failures are answered as errors. */
  Err: null;
}
