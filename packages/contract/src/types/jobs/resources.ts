import type { Affinity, Constraint } from './placement.js';

// Resources: roles request,response; used by -
export interface Resources {
  CPU: number; // hcl cpu,optional; seen 36 null 0 absent 0
  Cores: number; // hcl cores,optional; seen 36 null 0 absent 0
  MemoryMB: number; // hcl memory,optional; seen 36 null 0 absent 0
  MemoryMaxMB: number; // hcl memory_max,optional; seen 36 null 0 absent 0
  DiskMB: number; // hcl disk,optional; seen 36 null 0 absent 0
  Networks: NetworkResource[] | null; // hcl network,block; seen 0 null 36 absent 0
  Devices: RequestedDevice[] | null; // hcl device,block; seen 0 null 36 absent 0
  NUMA: NUMAResource | null; // hcl numa,block; seen 0 null 36 absent 0
  SecretsMB: number; // hcl secrets,optional; seen 36 null 0 absent 0
  IOPS: number; // hcl iops,optional; seen 36 null 0 absent 0
}

// RequestedDevice: roles request,response; used by -
export interface RequestedDevice {
  Name: string; // hcl ,label
  Count: number; // hcl count,optional
  Constraints: Constraint[] | null; // hcl constraint,block
  Affinities: Affinity[] | null; // hcl affinity,block
}

// NUMAResource: roles request,response; used by -
export interface NUMAResource {
  Affinity: string; // hcl affinity,optional
  Devices: string[] | null; // hcl devices,optional
}

// NetworkResource: roles request,response; used by -
export interface NetworkResource {
  Mode?: string; // hcl mode,optional; seen 27 null 0 absent 1 e.g. bridge, host
  Device?: string; // hcl device,optional; seen 18 null 0 absent 10 e.g. lo
  CIDR?: string; // hcl cidr,optional; seen 18 null 0 absent 10 e.g. 127.0.0.1/32, ::1/128
  IP?: string; // hcl ip,optional; seen 18 null 0 absent 10 e.g. 127.0.0.1, ::1
  DNS?: DNSConfig | null; // hcl dns,block; seen 0 null 0 absent 28
  ReservedPorts?: Port[] | null; // hcl reserved_ports,block; seen 0 null 0 absent 28
  DynamicPorts?: Port[] | null; // hcl port,block; seen 1 null 0 absent 27
  Hostname?: string; // hcl hostname,optional; seen 0 null 0 absent 28
  MBits?: number; // hcl mbits,optional; seen 18 null 0 absent 10
  CNI?: CNIConfig | null; // hcl cni,block; seen 0 null 0 absent 28
}

// Port: roles request,response; used by -
export interface Port {
  Label: string; // hcl ,label; seen 1 null 0 absent 0 e.g. http
  Value?: number; // hcl static,optional; seen 0 null 0 absent 1
  To?: number; // hcl to,optional; seen 0 null 0 absent 1
  HostNetwork: string; // hcl host_network,optional; seen 1 null 0 absent 0 e.g. default
  IgnoreCollision?: boolean; // hcl ignore_collision,optional; seen 0 null 0 absent 1
}

// DNSConfig: roles request,response; used by -
export interface DNSConfig {
  Servers: string[] | null; // hcl servers,optional
  Searches: string[] | null; // hcl searches,optional
  Options: string[] | null; // hcl options,optional
}

// CNIConfig: roles request,response; used by -
export interface CNIConfig {
  Args: Record<string, string> | null; // hcl args,optional
}
