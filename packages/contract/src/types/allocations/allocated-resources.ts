import type { NetworkResource } from '../jobs/resources.js';

// AllocatedResources: roles request,response; used by -
export interface AllocatedResources {
  Tasks: Record<string, AllocatedTaskResources>; // seen 6 null 0 absent 0
  Shared: AllocatedSharedResources; // seen 6 null 0 absent 0
  TaskLifecycles: Record<string, unknown>; // server only; seen 6 null 0 absent 0
}

// AllocatedTaskResources: roles request,response; used by -
export interface AllocatedTaskResources {
  Cpu: AllocatedCpuResources; // seen 6 null 0 absent 0
  Memory: AllocatedMemoryResources; // seen 6 null 0 absent 0
  Networks: NetworkResource[] | null; // seen 0 null 6 absent 0
  Devices: AllocatedDeviceResource[] | null; // seen 0 null 6 absent 0
}

// AllocatedSharedResources: roles request,response; used by -
export interface AllocatedSharedResources {
  DiskMB: number; // seen 6 null 0 absent 0
  Networks: NetworkResource[] | null; // seen 0 null 6 absent 0
  Ports: PortMapping[] | null; // seen 0 null 6 absent 0
}

// AllocatedCpuResources: roles request,response; used by -
export interface AllocatedCpuResources {
  CpuShares: number; // seen 6 null 0 absent 0
  ReservedCores: number[] | null; // server only; seen 0 null 6 absent 0
}

// AllocatedMemoryResources: roles request,response; used by -
export interface AllocatedMemoryResources {
  MemoryMB: number; // seen 6 null 0 absent 0
  MemoryMaxMB: number; // seen 6 null 0 absent 0
}

// AllocatedDeviceResource: roles request,response; used by -
export interface AllocatedDeviceResource {
  Vendor: string;
  Type: string;
  Name: string;
  DeviceIDs: string[] | null;
}

// PortMapping: roles request,response; used by -
export interface PortMapping {
  Label: string;
  Value: number;
  To: number;
  HostIP: string;
  IgnoreCollision: boolean; // server only
}
