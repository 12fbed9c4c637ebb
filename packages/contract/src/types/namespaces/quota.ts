import type { NUMAResource, RequestedDevice } from '../jobs/resources.js';

// QuotaSpec: roles request,response; used by quotas.list, quotas.create, quotas.get, quotas.update
export interface QuotaSpec {
  Name: string;
  Description: string;
  Limits: QuotaLimit[] | null;
  CreateIndex: number;
  ModifyIndex: number;
}

// QuotaLimit: roles request,response; used by -
export interface QuotaLimit {
  Region: string;
  RegionLimit: QuotaResources | null;
  VariablesLimit: number; // hcl variables_limit,optional
  Hash: string | null; // base64
}

// QuotaUsage: roles response; used by quotas.listUsages, quotas.usage
export interface QuotaUsage {
  Name: string;
  Used: Record<string, QuotaLimit> | null;
  CreateIndex: number;
  ModifyIndex: number;
}

// QuotaResources: roles request,response; used by -
export interface QuotaResources {
  CPU: number; // hcl cpu,optional
  Cores: number; // hcl cores,optional
  MemoryMB: number; // hcl memory,optional
  MemoryMaxMB: number; // hcl memory_max,optional
  Devices: RequestedDevice[] | null; // hcl device,block
  NUMA: NUMAResource | null; // hcl numa,block
  SecretsMB: number; // hcl secrets,optional
  Storage: QuotaStorageResources | null; // hcl storage,block
  NodePools: NodePoolLimit[] | null; // hcl node_pool,block
}

// QuotaStorageResources: roles request,response; used by -
export interface QuotaStorageResources {
  VariablesMB: number; // hcl variables
  HostVolumesMB: number; // hcl host_volumes
}

// NodePoolLimit: roles request,response; used by -
export interface NodePoolLimit {
  NodePool: string; // hcl ,label
  CPU: number; // hcl cpu,optional
  Cores: number; // hcl cores,optional
  MemoryMB: number; // hcl memory,optional
  MemoryMaxMB: number; // hcl memory_max,optional
  Devices: RequestedDevice[] | null; // hcl device,block
  NUMA: NUMAResource | null; // hcl numa,block
  SecretsMB: number; // hcl secrets,optional
  Storage: QuotaStorageResources | null; // hcl storage,block
}
