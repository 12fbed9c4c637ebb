import type { NetworkResource } from '../jobs/resources.js';

// NodeResources: roles response; used by -
export interface NodeResources {
  Cpu: NodeCpuResources; // seen 9 null 0 absent 0
  Memory: NodeMemoryResources; // seen 9 null 0 absent 0
  Disk: NodeDiskResources; // seen 9 null 0 absent 0
  Networks: NetworkResource[]; // seen 9 null 0 absent 0
  Devices: NodeDeviceResource[] | null; // seen 0 null 9 absent 0
  MinDynamicPort: number; // seen 9 null 0 absent 0
  MaxDynamicPort: number; // seen 9 null 0 absent 0
  NodeNetworks: Record<string, unknown>[]; // server only; seen 9 null 0 absent 0
  Processors: Record<string, unknown>; // server only; seen 9 null 0 absent 0
}

// NodeCpuResources: roles response; used by -
export interface NodeCpuResources {
  CpuShares: number; // seen 9 null 0 absent 0
  TotalCpuCores: number; // seen 9 null 0 absent 0
  ReservableCpuCores: number[]; // seen 9 null 0 absent 0
}

// NodeMemoryResources: roles response; used by -
export interface NodeMemoryResources {
  MemoryMB: number; // seen 9 null 0 absent 0
}

// NodeDiskResources: roles response; used by -
export interface NodeDiskResources {
  DiskMB: number; // seen 9 null 0 absent 0
}

// NodeDeviceResource: roles response; used by -
export interface NodeDeviceResource {
  Vendor: string;
  Type: string;
  Name: string;
  Instances: NodeDevice[] | null;
  Attributes: Record<string, Attribute> | null;
}

// NodeDevice: roles response; used by -
export interface NodeDevice {
  ID: string;
  Healthy: boolean;
  HealthDescription: string;
  Locality: NodeDeviceLocality | null;
}

// NodeDeviceLocality: roles response; used by -
export interface NodeDeviceLocality {
  PciBusID: string;
}

// Attribute: roles response; used by -
export interface Attribute {
  Float?: number;
  Int?: number;
  String?: string;
  Bool?: boolean;
  Unit: string;
}

// NodeReservedResources: roles response; used by -
export interface NodeReservedResources {
  Cpu: NodeReservedCpuResources; // seen 9 null 0 absent 0
  Memory: NodeReservedMemoryResources; // seen 9 null 0 absent 0
  Disk: NodeReservedDiskResources; // seen 9 null 0 absent 0
  Networks: NodeReservedNetworkResources; // seen 9 null 0 absent 0
}

// NodeReservedCpuResources: roles response; used by -
export interface NodeReservedCpuResources {
  CpuShares: number; // seen 9 null 0 absent 0
  ReservedCpuCores: number[] | null; // server only; seen 0 null 9 absent 0
}

// NodeReservedMemoryResources: roles response; used by -
export interface NodeReservedMemoryResources {
  MemoryMB: number; // seen 9 null 0 absent 0
}

// NodeReservedDiskResources: roles response; used by -
export interface NodeReservedDiskResources {
  DiskMB: number; // seen 9 null 0 absent 0
}

// NodeReservedNetworkResources: roles response; used by -
export interface NodeReservedNetworkResources {
  ReservedHostPorts: string; // seen 9 null 0 absent 0 e.g. 
}
