// HostStats: roles response; used by client.stats
export interface HostStats {
  Memory: HostMemoryStats | null;
  CPU: HostCPUStats[] | null;
  DiskStats: HostDiskStats[] | null;
  AllocDirStats: HostDiskStats | null;
  DeviceStats: DeviceGroupStats[] | null;
  Uptime: number;
  CPUTicksConsumed: number;
  Timestamp: number; // server only
}

// HostCPUStats: roles response; used by -
export interface HostCPUStats {
  CPU: string;
  User: number;
  System: number;
  Idle: number;
  TotalPercent: number; // server only
  TotalTicks: number; // server only
}

// HostMemoryStats: roles response; used by -
export interface HostMemoryStats {
  Total: number;
  Available: number;
  Used: number;
  Free: number;
}

// HostDiskStats: roles response; used by -
export interface HostDiskStats {
  Device: string;
  Mountpoint: string;
  Size: number;
  Used: number;
  Available: number;
  UsedPercent: number;
  InodesUsedPercent: number;
}

// DeviceGroupStats: roles response; used by -
export interface DeviceGroupStats {
  Vendor: string;
  Type: string;
  Name: string;
  InstanceStats: Record<string, DeviceStats> | null;
}

// DeviceStats: roles response; used by -
export interface DeviceStats {
  Summary: StatValue | null;
  Stats: StatObject | null;
  Timestamp: string; // rfc3339
}

// StatObject: roles response; used by -
export interface StatObject {
  Nested: Record<string, StatObject> | null;
  Attributes: Record<string, StatValue> | null;
}

// StatValue: roles response; used by -
export interface StatValue {
  FloatNumeratorVal?: number;
  FloatDenominatorVal?: number;
  IntNumeratorVal?: number;
  IntDenominatorVal?: number;
  StringVal?: string;
  BoolVal?: boolean;
  Unit?: string;
  Desc?: string;
}
