/** The machine that an agent runs on, as far as debugging needs it. */

/**
 * Facts of a machine. This is the whole answer for the agent that was called itself; for another one it comes within a
 * {@link HostDataResponse}.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-host-information
 */
export interface HostData {
  /** Kernel and architecture, as `uname` tells them. */
  OS: string;
  /** One map an address: its parts and notations, all as text. */
  Network: Record<string, string>[];
  /** Text of `/etc/resolv.conf`. */
  ResolvConf: string;
  /** Text of `/etc/hosts`. */
  Hosts: string;
  /** The agent's environment; what looks like a secret is `<redacted>`. */
  Environment: Record<string, string>;
  /** Use of each mounted file system, by its mount point. */
  Disk: Record<string, DiskUsage>;
}

/**
 * Facts of the machine of another agent, asked for by `node_id` or `server_id`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-host-information
 */
export interface HostDataResponse {
  /** ID of the node, or name of the server, that answered. */
  AgentID: string;
  /** The facts. */
  HostData: HostData;
}

/**
 * Use of a file system.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-host-information
 */
export interface DiskUsage {
  /** Size, in MiB. */
  DiskMB: number;
  /** What is used or reserved of it, in MiB. */
  UsedMB: number;
}
