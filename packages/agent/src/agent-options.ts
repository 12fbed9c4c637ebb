/** What an agent is started with. */

import type { NodeSettings } from './node/node-handle.js';

/** How much an agent says of what it does. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Settings of the agent's nodes; the `client` block of a configuration. */
export interface ClientOptions extends NodeSettings {
  /** Run nodes at all. Default `true`. */
  readonly enabled?: boolean;
}

/** What an agent is started with. Everything has a default: `startAgent()` is a whole cluster for a test. */
export interface AgentOptions {
  /**
   * The folder of everything that is to outlive the agent: state, allocations, volumes. One agent at a time may use it.
   * Absent: state in memory, files in a folder of the temporary directory that goes with the agent.
   */
  readonly dataDir?: string;
  /** The address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** The port of the HTTP API. Default 0: one that is free. */
  readonly port?: number;
  /** The address that nodes tell others, when it is not that of `host` and `port`: `host:port`. */
  readonly advertise?: string;
  /** How many nodes to run. Default 1. More are a simulation on one machine, for tests of constraints and node loss. */
  readonly nodes?: number;
  /** Default: the machine's name. Of several nodes each has a number behind it. */
  readonly name?: string;
  /** Default `global`. */
  readonly region?: string;
  /** Default `dc1`. */
  readonly datacenter?: string;
  readonly client?: ClientOptions;
  /** The reported ports of what Nomad's servers use among themselves. Nothing listens there. Default 4647 and 4648. */
  readonly serverPorts?: { readonly rpc?: number; readonly serf?: number };
  /** How many entries the event stream keeps. Default 100. */
  readonly eventBufferSize?: number;
  /** Default `warn`. Lines are JSON on standard error. */
  readonly logLevel?: LogLevel;
}
