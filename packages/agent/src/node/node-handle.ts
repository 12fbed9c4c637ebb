/**
 * The seam between the servers and a node, from the servers' side: what a node is made of, and what it can be asked. The
 * other direction is {@link ServerLink}.
 */

import type {
  AllocCheckStatuses,
  AllocFileInfo,
  AllocResourceUsage,
  HostStats,
  Node,
  NodeMetaResponse,
  StreamFrame,
} from '@yurt/contract';
import type { ServerLink } from './server-link.js';

/** Where a node writes what it does. A pino logger fits. */
export interface NodeLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A host volume named in the configuration: a folder that exists already. */
export interface StaticHostVolume {
  readonly path: string;
  readonly readOnly?: boolean;
}

/** What a node keeps for the machine itself and never offers to tasks. */
export interface ReservedOnNode {
  readonly cpuMhz?: number;
  readonly memoryMb?: number;
  readonly diskMb?: number;
  /** Ports and ranges, such as `22,80,8500-8600`. */
  readonly ports?: string;
}

/** A driver's `plugin` block. Keys that a driver does not know are its own error. */
export interface DriverSettings {
  /** Offer the driver to jobs. `raw_exec` is off unless this says so, as in Nomad. */
  readonly enabled?: boolean;
  /**
   * `raw_exec`: names of variables that no task gets, with `*` for any text. Default none. Processes that leave a task's
   * session are known by `NOMAD_ALLOC_ID` and `NOMAD_TASK_NAME`: deny neither, or they outlive the task.
   */
  readonly deniedEnvvars?: readonly string[];
}

/** What a configuration says of a node; the keys of its `client` block and of its plugins. */
export interface NodeSettings {
  /** Default none. */
  readonly nodeClass?: string;
  /** Default `default`. */
  readonly nodePool?: string;
  /** Metadata that jobs can ask for. */
  readonly meta?: Readonly<Record<string, string>>;
  /** Nomad's own keys, such as `fingerprint.denylist` and `driver.allowlist`. */
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
  /** How many terminal allocations keep their folders before the oldest are collected. Default 50. */
  readonly gcMaxAllocs?: number;
  /**
   * The drivers that jobs may use, by name. Default: `raw_exec` when the agent keeps nothing (no `dataDir`), as
   * `nomad agent -dev` has it, else none.
   */
  readonly drivers?: Readonly<Record<string, DriverSettings>>;
}

/** Everything that a node is told when it is made. A driver that its settings do not name is not enabled. */
export interface NodeOptions extends NodeSettings {
  /** A UUID that stays the same as long as {@link NodeOptions.dataDir} is kept. */
  readonly id: string;
  readonly name: string;
  /** The node's own folder; made when absent. Allocations live in `alloc/`, volumes in `host_volumes/`. */
  readonly dataDir: string;
  readonly link: ServerLink;
  readonly logger: NodeLogger;
  /** Default `dc1`. */
  readonly datacenter?: string;
  /** Default `global`. */
  readonly region?: string;
  /** The address at which the agent's HTTP API is reached, as `host:port`. */
  readonly httpAddress?: string;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** A number in [0, 1). Default `Math.random`. */
  readonly random?: () => number;
}

/** What is asked of a dynamic host volume's plugin. */
export interface VolumeCreate {
  readonly id: string;
  readonly name: string;
  /** `mkdir`, or empty to register a folder that exists. */
  readonly pluginId: string;
  readonly namespace: string;
  readonly capacityMinBytes: number;
  readonly capacityMaxBytes: number;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a plugin made. */
export interface VolumeCreated {
  readonly hostPath: string;
  /** 0 when the plugin sets no limit. */
  readonly capacityBytes: number;
}

/** A part of a file. `limit` absent, 0 or negative reads to the end. */
export interface FileRange {
  readonly offset?: number;
  readonly limit?: number;
}

/** The contents of a file, never held whole. */
export interface FileContents {
  /** Sniffed from what is read, such as `text/plain; charset=utf-8`; absent when there is nothing to read. */
  readonly contentType: string | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** From which end an offset counts. */
type Origin = 'start' | 'end';

/** What part of a file is streamed, and for how long. */
export interface FileStream {
  readonly path: string;
  readonly offset: number;
  readonly origin: Origin;
  readonly follow: boolean;
}

/** What part of a task's log is streamed, and for how long. */
export interface LogStream {
  readonly task: string;
  readonly type: 'stdout' | 'stderr';
  /** Counts over all log files that still exist. */
  readonly offset: number;
  readonly origin: Origin;
  readonly follow: boolean;
}

/** A frame before it is put on the wire: `data` is raw, and an empty frame is a heartbeat. */
export interface Frame {
  readonly file?: string;
  readonly offset?: number;
  readonly data?: Uint8Array;
  readonly event?: StreamFrame['FileEvent'];
}

/**
 * A running node. What fails with a text of Nomad's own throws `CodedError` with its status; an allocation that the node
 * has never had is `Unknown allocation` (404) everywhere.
 */
export interface NodeHandle {
  readonly id: string;
  readonly name: string;
  readonly dataDir: string;

  /** Fingerprints, ends what a crash left behind, registers, and begins to run what the servers place here. */
  start(): Promise<void>;
  /** Stops every task and releases all; nothing of the node runs when it resolves. Its folder stays. */
  stop(): Promise<void>;
  /** Ends every task's processes by force, before it returns: for a program that exits without {@link NodeHandle.stop}. */
  endProcesses(): void;

  /** The node as it registers itself. */
  describe(): Node;
  hostStats(): Promise<HostStats>;

  metadata(): NodeMetaResponse;
  /** Sets and (with `null`) unsets dynamic metadata, and tells the servers. */
  applyMetadata(changes: Readonly<Record<string, string | null>>): Promise<NodeMetaResponse>;

  /** True when the node runs the allocation or still has its folder. */
  hasAllocation(allocationId: string): boolean;
  /** Statistics of the tasks; of one task when it is named. Zeros when there is no such task. */
  allocationStats(allocationId: string, task?: string): Promise<AllocResourceUsage>;
  /** Restarts one task, all that run (neither given), or every task from the beginning (`allTasks`). */
  restartAllocation(allocationId: string, target: { task?: string; allTasks?: boolean }): Promise<void>;
  /** Signals one task, or all that run. An unknown name sends the default signal, as Nomad does. */
  signalAllocation(allocationId: string, target: { task?: string; signal?: string }): Promise<void>;
  /** Removes a terminal allocation's folder. False when it is not terminal or not here. */
  collectAllocation(allocationId: string): Promise<boolean>;
  /** Removes every terminal allocation's folder. */
  collectGarbage(): Promise<void>;
  /** The latest results of the Nomad service checks; `undefined` when there are none. */
  checks(allocationId: string): AllocCheckStatuses | undefined;

  listFiles(allocationId: string, path: string): Promise<AllocFileInfo[]>;
  statFile(allocationId: string, path: string): Promise<AllocFileInfo>;
  readFile(allocationId: string, path: string, range?: FileRange): Promise<FileContents>;
  /** Rejects before the first frame when the file can't be read; then ends at the end of file, or with `signal`. */
  streamFile(allocationId: string, request: FileStream, signal: AbortSignal): Promise<AsyncIterable<Frame>>;
  /** Rejects before the first frame when there is no such log; then ends at its end, or with `signal`. */
  streamLogs(allocationId: string, request: LogStream, signal: AbortSignal): Promise<AsyncIterable<Frame>>;

  createVolume(request: VolumeCreate): Promise<VolumeCreated>;
  /** Makes an existing folder known to jobs as a host volume. */
  registerVolume(volume: { id: string; name: string; hostPath: string; capacityBytes: number }): Promise<void>;
  deleteVolume(volume: { id: string; name: string }): Promise<void>;
}
