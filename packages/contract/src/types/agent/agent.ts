/** An agent and the agents around it: who it is, how it does, and the gossip that ties servers together. */

import type { AgentConfig } from './agent-config.js';

/**
 * What an agent knows of itself.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#query-self
 */
export interface AgentSelf {
  /** Its configuration in force, secrets replaced by `<redacted>`. */
  config: AgentConfig;
  /** Itself as a member of the gossip; of an agent that is no server all of it is empty. */
  member: AgentSelfMember;
  /** Figures by part (`nomad`, `raft`, `serf`, `client`, `runtime`), all as text. */
  stats: Record<string, Record<string, string>>;
}

/** Whether a member of the gossip answers; `none` for an agent that takes no part. */
export type AgentMemberStatus = 'alive' | 'leaving' | 'left' | 'failed' | 'none';

/**
 * A server as a member of the gossip.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#list-members
 */
export interface AgentMember {
  /** Name of the agent and its region: `name.region`. */
  Name: string;
  /** IP address of its gossip. */
  Addr: string;
  /** Port of its gossip. */
  Port: number;
  /** What it tells of itself, such as `dc`, `region`, `build`, `rpc_addr`, `port` and `id`. */
  Tags: Record<string, string>;
  /** Whether it answers. */
  Status: AgentMemberStatus;
  /** Oldest version of the gossip protocol it understands. */
  ProtocolMin: number;
  /** Newest version of the gossip protocol it understands. */
  ProtocolMax: number;
  /** Version of the gossip protocol it speaks. */
  ProtocolCur: number;
  /** Oldest version of Serf's own protocol it understands. */
  DelegateMin: number;
  /** Newest version of Serf's own protocol it understands. */
  DelegateMax: number;
  /** Version of Serf's own protocol it speaks. */
  DelegateCur: number;
}

/** An agent as member of the gossip in its own words: without address and tags if it is no server. */
export interface AgentSelfMember extends Omit<AgentMember, 'Addr' | 'Tags'> {
  /** IP address of its gossip; null for an agent that is no server. */
  Addr: string | null;
  /** What it tells of itself; null for an agent that is no server. */
  Tags: Record<string, string> | null;
}

/**
 * The servers that an agent knows by gossip.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#list-members
 */
export interface ServerMembers {
  /** Name of the server that answers. */
  ServerName: string;
  /** Its region. */
  ServerRegion: string;
  /** Its datacenter. */
  ServerDC: string;
  /** All servers, of all federated regions. */
  Members: AgentMember[];
}

/**
 * Health of one half of an agent.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#health
 */
export interface AgentHealth {
  /** Whether it is in order: a client knows servers, a server knows a leader. */
  ok: boolean;
  /** What is wrong; `ok` when nothing is. */
  message: string;
}

/**
 * Health of an agent; answered with status 500 when something is wrong.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#health
 */
export interface AgentHealthResponse {
  /** Health of the client; left out when it was not asked for or does not run. */
  client?: AgentHealth;
  /** Health of the server; left out when it was not asked for or does not run. */
  server?: AgentHealth;
}

/**
 * What came of joining other servers. The status is 200 even if none was reached.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#join-agent
 */
export interface AgentJoinResponse {
  /** How many of the addresses were reached. */
  num_joined: number;
  /** Why others were not; empty when all were. */
  error: string;
  /** What will stop to work some day, such as joining without a token; empty for nothing. */
  warning: string;
}

/**
 * What is sent to install, use or remove a gossip key.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#install-new-gossip-encryption-key
 */
export interface KeyringRequest {
  /** The key: 16, 24 or 32 bytes in base64. */
  Key: string;
}

/**
 * The gossip keys of the servers.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#list-gossip-encryption-keys
 */
export interface KeyringResponse {
  /** What servers reported, by name; empty when all went well. */
  Messages: Record<string, string>;
  /** By key in base64, how many servers have it installed. */
  Keys: Record<string, number>;
  /** How many servers were asked. */
  NumNodes: number;
}
