// HostData: roles response; used by -
export interface HostData {
  OS: string;
  Network: Record<string, string>[] | null;
  ResolvConf: string;
  Hosts: string;
  Environment: Record<string, string> | null;
  Disk: Record<string, DiskUsage> | null;
}

// HostDataResponse: roles response; used by agent.host
export interface HostDataResponse {
  AgentID: string;
  HostData?: HostData;
}

// DiskUsage: roles response; used by -
export interface DiskUsage {
  DiskMB: number;
  UsedMB: number;
}
