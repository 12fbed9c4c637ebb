import type { DeviceGroupStats } from '../nodes/host-stats.js';

// AllocResourceUsage: roles response; used by client.allocationStats
export interface AllocResourceUsage {
  ResourceUsage: ResourceUsage; // seen 5 null 0 absent 0
  Tasks: Record<string, TaskResourceUsage>; // seen 5 null 0 absent 0
  Timestamp: number; // seen 5 null 0 absent 0
}

// TaskResourceUsage: roles response; used by -
export interface TaskResourceUsage {
  ResourceUsage: ResourceUsage; // seen 7 null 0 absent 0
  Timestamp: number; // seen 7 null 0 absent 0
  Pids: Record<string, ResourceUsage>; // seen 7 null 0 absent 0
}

// ResourceUsage: roles response; used by -
export interface ResourceUsage {
  MemoryStats: MemoryStats; // seen 24 null 0 absent 0
  CpuStats: CpuStats; // seen 24 null 0 absent 0
  DeviceStats: DeviceGroupStats[] | null; // seen 5 null 19 absent 0
}

// CpuStats: roles response; used by -
export interface CpuStats {
  SystemMode: number; // seen 24 null 0 absent 0
  UserMode: number; // seen 24 null 0 absent 0
  TotalTicks: number; // seen 24 null 0 absent 0
  ThrottledPeriods: number; // seen 24 null 0 absent 0
  ThrottledTime: number; // seen 24 null 0 absent 0
  Percent: number; // seen 24 null 0 absent 0
  Measured: string[] | null; // seen 21 null 3 absent 0
}

// MemoryStats: roles response; used by -
export interface MemoryStats {
  RSS: number; // seen 24 null 0 absent 0
  Cache: number; // seen 24 null 0 absent 0
  Swap: number; // seen 24 null 0 absent 0
  Usage: number; // seen 24 null 0 absent 0
  MaxUsage: number; // seen 24 null 0 absent 0
  KernelUsage: number; // seen 24 null 0 absent 0
  KernelMaxUsage: number; // seen 24 null 0 absent 0
  Measured: string[] | null; // seen 21 null 3 absent 0
  MappedFile: number; // server only; seen 24 null 0 absent 0
}
