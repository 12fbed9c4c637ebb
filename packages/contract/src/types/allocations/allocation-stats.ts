/** What an allocation's tasks use at the moment. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';
import type { DeviceGroupStats } from '../nodes/device-stats.js';

/**
 * Use of an allocation and of each of its tasks.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-allocation-statistics
 */
export interface AllocResourceUsage {
  /** The sum over the tasks. */
  ResourceUsage: ResourceUsage;
  /** Each running task that was measured, by name. */
  Tasks: Record<string, TaskResourceUsage>;
  /** When the latest of the tasks was measured. */
  Timestamp: UnixNanoseconds;
}

/**
 * Use of one task.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-allocation-statistics
 */
export interface TaskResourceUsage {
  /** The sum over its processes. */
  ResourceUsage: ResourceUsage;
  /** When it was measured; drivers measure once a second. */
  Timestamp: UnixNanoseconds;
  /** Each process by its number; `null` from drivers that see containers only, such as docker. */
  Pids: Record<string, ResourceUsage> | null;
}

/**
 * Memory, processor and devices in use.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-allocation-statistics
 */
export interface ResourceUsage {
  /** Memory in use. */
  MemoryStats: MemoryStats;
  /** Processor time in use. */
  CpuStats: CpuStats;
  /** Devices in use; `null` or empty when it has none. */
  DeviceStats: DeviceGroupStats[] | null;
}

/**
 * Processor time since the measurement before. Only what `Measured` names was really sampled; the rest is 0.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-allocation-statistics
 */
export interface CpuStats {
  /** In the kernel, percent of one core. */
  SystemMode: number;
  /** In user code, percent of one core. */
  UserMode: number;
  /** MHz in use: the measure in which `cpu` is asked for. */
  TotalTicks: number;
  /** Periods in which the task was throttled. */
  ThrottledPeriods: number;
  /** How long it was throttled in all. */
  ThrottledTime: Nanoseconds;
  /** Percent of one core in all; 200 is two full cores. */
  Percent: number;
  /** What was sampled: `System Mode`, `User Mode`, `Percent`, `Throttled Periods`, `Throttled Time`; `null` if nothing. */
  Measured: string[] | null;
}

/**
 * Memory in bytes. Only what `Measured` names was really sampled; the rest is 0.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-allocation-statistics
 */
export interface MemoryStats {
  /** Resident set. */
  RSS: number;
  /** Page cache. */
  Cache: number;
  /** Swapped out. */
  Swap: number;
  /** Files mapped into memory. */
  MappedFile: number;
  /** What the cgroup counts. */
  Usage: number;
  /** The most that the cgroup has counted. */
  MaxUsage: number;
  /** The kernel's part. */
  KernelUsage: number;
  /** The most of the kernel's part. */
  KernelMaxUsage: number;
  /** What was sampled, such as `RSS`, `Cache`, `Swap`, `Usage`, `Max Usage`; `null` if nothing. */
  Measured: string[] | null;
}
