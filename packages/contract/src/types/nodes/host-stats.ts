/** What a node's machine uses at the moment, Nomad's tasks and everything else. */

import type { UnixNanoseconds } from '../../durations.js';
import type { DeviceGroupStats } from './device-stats.js';

/**
 * Use of a node's machine; measured once a second.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface HostStats {
  /** Memory. */
  Memory: HostMemoryStats;
  /** Each core. */
  CPU: HostCPUStats[];
  /** Each mounted disk; `null` when none could be read, as in some containers. */
  DiskStats: HostDiskStats[] | null;
  /** The disk that holds the allocations' directories. */
  AllocDirStats: HostDiskStats;
  /** Devices of the node's device plugins; `null` without any. */
  DeviceStats: DeviceGroupStats[] | null;
  /** Seconds since the machine was started. */
  Uptime: number;
  /** MHz in use over all cores. */
  CPUTicksConsumed: number;
  /** When it was measured. */
  Timestamp: UnixNanoseconds;
}

/**
 * Use of one core since the measurement before.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface HostCPUStats {
  /** Name of the core, such as `cpu0`. */
  CPU: string;
  /** Percent of the time in user code. */
  User: number;
  /** Percent of the time in the kernel. */
  System: number;
  /** Percent of the time without work. */
  Idle: number;
  /** Percent of the time with work of any kind. */
  TotalPercent: number;
  /** MHz in use. */
  TotalTicks: number;
}

/**
 * Memory of a machine, bytes.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface HostMemoryStats {
  /** All there is. */
  Total: number;
  /** What programs could still get without swapping, caches given up. */
  Available: number;
  /** What programs hold. */
  Used: number;
  /** What is used for nothing, not even caches. */
  Free: number;
}

/**
 * A file system, bytes and percent.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-stats
 */
export interface HostDiskStats {
  /** The device, such as `/dev/sda1`; `''` for the allocations' directory. */
  Device: string;
  /** Where it is mounted; `''` for the allocations' directory. */
  Mountpoint: string;
  /** Size in bytes. */
  Size: number;
  /** Bytes in use. */
  Used: number;
  /** Bytes that programs may still write. */
  Available: number;
  /** Percent of the bytes in use. */
  UsedPercent: number;
  /** Percent of the inodes in use. */
  InodesUsedPercent: number;
}
