/** What an agent is started with. */

import type { DriverSettings, ReservedOnNode, StaticHostVolume } from './node/node-handle.js';

/** How much an agent says of what it does. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Settings of the agent's nodes; the `client` block of a configuration. */
export interface ClientOptions {
  /** Run nodes at all. Default `true`. */
  readonly enabled?: boolean;
  /** Default none. */
  readonly nodeClass?: string;
  /** Default `default`. */
  readonly nodePool?: string;
  /** Metadata that jobs can ask for. */
  readonly meta?: Readonly<Record<string, string>>;
  /** Nomad's own keys, such as `fingerprint.denylist`. */
  readonly options?: Readonly<Record<string, string>>;
  /** Folders that jobs may mount, by name. */
  readonly hostVolumes?: Readonly<Record<string, StaticHostVolume>>;
  /** What is kept for the machine and never offered to tasks. */
  readonly reserved?: ReservedOnNode;
  /** The device whose addresses tasks get. Default: that of the loopback addresses. */
  readonly networkInterface?: string;
  /** Default 20000. */
  readonly minDynamicPort?: number;
  /** Default 32000. */
  readonly maxDynamicPort?: number;
  /** Overrides what is measured, in MHz. */
  readonly cpuTotalCompute?: number;
  /** Overrides what is measured, in MiB. */
  readonly memoryTotalMb?: number;
  /** Overrides what is measured, in MiB. */
  readonly diskTotalMb?: number;
  /** The longest that a task's `kill_timeout` may be, in ms. Default 30 s. */
  readonly maxKillTimeout?: number;
  /** How many terminal allocations keep their folders. Default 50. */
  readonly gcMaxAllocs?: number;
  /**
   * The drivers that jobs may use, by name. Default: `raw_exec` when the agent keeps nothing (no `dataDir`), as
   * `nomad agent -dev` has it, else none.
   */
  readonly drivers?: Readonly<Record<string, DriverSettings>>;
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
