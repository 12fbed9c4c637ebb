/** An agent's configuration as it tells it itself: typed where it is the same from version to version. */

import type { Nanoseconds } from '../../durations.js';

/**
 * An agent's configuration in force: files, flags and defaults merged. Sections and keys that are not described here are
 * there too, with values of any kind.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration
 */
export interface AgentConfig {
  /** Region it belongs to. Default `global`. */
  Region: string;
  /** Datacenter it belongs to. Default `dc1`. */
  Datacenter: string;
  /** Name of the agent; empty for the host's name. */
  NodeName: string;
  /** Folder of its state; empty in development mode. */
  DataDir: string;
  /** Folder of driver plugins; empty for `plugins` in `DataDir`. */
  PluginDir: string;
  /** What it logs: `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` or `OFF`, in any case. Default `INFO`. */
  LogLevel: string;
  /** Whether it logs JSON. Default `false`. */
  LogJson: boolean;
  /** Address that it listens on unless `Addresses` says otherwise. Default `0.0.0.0`. */
  BindAddr: string;
  /** Whether profiles and the like are served with ACLs off. Default `false`. */
  EnableDebug: boolean;
  /** Ports it listens on. */
  Ports: AgentPorts;
  /** Addresses it listens on. */
  Addresses: AgentAddresses;
  /** Addresses that it tells others to reach it by, with ports. */
  AdvertiseAddrs: AgentAddresses;
  /** Its half as client: the node. */
  Client: AgentClientConfig;
  /** Its half as server. */
  Server: AgentServerConfig;
  /** Access control. */
  ACL: AgentACLConfig;
  /** Metrics. */
  Telemetry: AgentTelemetryConfig;
  /** Certificates. */
  TLSConfig: AgentTLSConfig;
  /** Limits on connections. */
  Limits: AgentLimits;
  /** Consul clusters; tokens are redacted. */
  Consuls: Record<string, unknown>[];
  /** Vault clusters. */
  Vaults: Record<string, unknown>[];
  /** Configuration of driver plugins; null when there is none. */
  Plugins: Record<string, unknown>[] | null;
  /** Headers that it adds to each HTTP answer. */
  HTTPAPIResponseHeaders: Record<string, string>;
  /** Whether it runs in development mode: server and client in one, state in memory. */
  DevMode: boolean;
  /** Whether it leaves the cluster on SIGINT. Default `false`. */
  LeaveOnInt: boolean;
  /** Whether it leaves the cluster on SIGTERM. Default `false`. */
  LeaveOnTerm: boolean;
  /** Configuration files that were read; null for none. */
  Files: string[] | null;
  /** The program's version. */
  Version: AgentVersion;
  [section: string]: unknown;
}

/** Ports of an agent. */
export interface AgentPorts {
  /** The HTTP API. Default 4646. */
  HTTP: number;
  /** Calls between agents. Default 4647. */
  RPC: number;
  /** Gossip among servers. Default 4648. */
  Serf: number;
}

/** Addresses of an agent, one a service. */
export interface AgentAddresses {
  /** The HTTP API; several, separated by blanks, to listen on. */
  HTTP: string;
  /** Calls between agents. */
  RPC: string;
  /** Gossip among servers. */
  Serf: string;
}

/**
 * An agent's configuration as client.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client
 */
export interface AgentClientConfig {
  /** Whether it is a node that runs allocations. */
  Enabled: boolean;
  /** Folder of the client's state; empty for `client` in `DataDir`. */
  StateDir: string;
  /** Folder of the allocations; empty for `alloc` in `DataDir`. */
  AllocDir: string;
  /** Class of the node, for constraints. */
  NodeClass: string;
  /** Node pool of the node. Default `default`. */
  NodePool: string;
  /** Metadata of the node as configured. */
  Meta: Record<string, string> | null;
  /** Loose options for fingerprints and drivers. */
  Options: Record<string, string> | null;
  /** Addresses of servers to register with; null when they are found otherwise. */
  Servers: string[] | null;
  /** Network device that allocations use; empty to pick one. */
  NetworkInterface: string;
  /** Longest time that a task may ask for to be killed, in Go's syntax. Default `30s`. */
  MaxKillTimeout: string;
  [key: string]: unknown;
}

/**
 * An agent's configuration as server.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/server
 */
export interface AgentServerConfig {
  /** Whether it is a server. */
  Enabled: boolean;
  /** How many servers must be there before the first leader is elected. */
  BootstrapExpect: number;
  /** Folder of the server's state; empty for `server` in `DataDir`. */
  DataDir: string;
  /** Version of the Raft protocol. Default 3. */
  RaftProtocol: number;
  /** How many evaluations are worked on at a time; null for one a CPU core. */
  NumSchedulers: number | null;
  /** Kinds of job that it schedules; null for all. */
  EnabledSchedulers: string[] | null;
  /** Whether there is an event stream. Default `true`. */
  EnableEventBroker: boolean;
  /** How many events are held for streams that fall behind. Default 100. */
  EventBufferSize: number;
  [key: string]: unknown;
}

/**
 * An agent's configuration of access control.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/acl
 */
export interface AgentACLConfig {
  /** Whether tokens are asked for. Default `false`. */
  Enabled: boolean;
  /** How long a token that was looked up is remembered. Default 30 s. */
  TokenTTL: Nanoseconds;
  /** How long a policy that was looked up is remembered. Default 30 s. */
  PolicyTTL: Nanoseconds;
  /** How long a role that was looked up is remembered. Default 30 s. */
  RoleTTL: Nanoseconds;
  /** Token for replication from another region; `<redacted>` when set. */
  ReplicationToken: string;
  /** Shortest time for which an expiring token may be made; 0 for the default of 1 min. */
  TokenMinExpirationTTL: Nanoseconds;
  /** Longest time for which an expiring token may be made; 0 for the default of 24 h. */
  TokenMaxExpirationTTL: Nanoseconds;
  [key: string]: unknown;
}

/**
 * An agent's configuration of metrics.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/telemetry
 */
export interface AgentTelemetryConfig {
  /** Time between two collections, in Go's syntax. Default `1s`. */
  CollectionInterval: string;
  /** Whether metrics of each allocation are published. Default `false`. */
  PublishAllocationMetrics: boolean;
  /** Whether metrics of the node are published. Default `false`. */
  PublishNodeMetrics: boolean;
  /** Whether metrics can be read in the format of Prometheus. Default `false`. */
  PrometheusMetrics: boolean;
  [key: string]: unknown;
}

/**
 * An agent's configuration of certificates.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/tls
 */
export interface AgentTLSConfig {
  /** Whether the HTTP API wants TLS. Default `false`. */
  EnableHTTP: boolean;
  /** Whether calls between agents want TLS. Default `false`. */
  EnableRPC: boolean;
  /** Whether names in certificates must be `server.<region>.nomad` and the like. Default `false`. */
  VerifyServerHostname: boolean;
  /** Whether the HTTP API wants certificates from its clients. Default `false`. */
  VerifyHTTPSClient: boolean;
  /** Path of the CA certificate. */
  CAFile: string;
  /** Path of the agent's certificate. */
  CertFile: string;
  /** Path of the agent's private key. */
  KeyFile: string;
  [key: string]: unknown;
}

/**
 * An agent's limits on connections.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration#limits
 */
export interface AgentLimits {
  /** How long a TLS handshake of the HTTP API may take, in Go's syntax. Default `5s`. */
  HTTPSHandshakeTimeout: string;
  /** How many HTTP connections one address may have; 0 for any number. Default 100. */
  HTTPMaxConnsPerClient: number;
  /** How long a TLS handshake between agents may take, in Go's syntax. Default `5s`. */
  RPCHandshakeTimeout: string;
  /** How many connections between agents one address may have; 0 for any number. Default 100. */
  RPCMaxConnsPerClient: number;
  [key: string]: unknown;
}

/** Version of an agent's program. */
export interface AgentVersion {
  /** The version, such as `1.2.3`. */
  Version: string;
  /** What comes after a dash in the full version, such as `dev` or `rc.1`; empty for a release. */
  VersionPrerelease: string;
  /** What comes after a plus in the full version, such as `ent`. */
  VersionMetadata: string;
  /** The commit it was built from; may be empty. */
  Revision: string;
  /** When it was built, RFC 3339; null when the build does not tell. */
  BuildDate: string | null;
}
