// WorkloadIdentity: roles request,response; used by -
export interface WorkloadIdentity {
  Name: string; // hcl name,optional; seen 17 null 0 absent 0 e.g. default, extra
  Audience: string[]; // hcl aud,optional; seen 17 null 0 absent 0
  ChangeMode: string; // hcl change_mode,optional; seen 17 null 0 absent 0 e.g. 
  ChangeSignal: string; // hcl change_signal,optional; seen 17 null 0 absent 0 e.g. 
  Env: boolean; // hcl env,optional; seen 17 null 0 absent 0
  File: boolean; // hcl file,optional; seen 17 null 0 absent 0
  Filepath: string; // hcl filepath,optional; seen 17 null 0 absent 0 e.g. 
  ServiceName: string; // hcl service_name,optional; seen 17 null 0 absent 0 e.g. 
  TTL: number; // ns; hcl ttl,optional; seen 17 null 0 absent 0
  ExtraClaims: string[] | null; // hcl extra_claims,optional; seen 0 null 17 absent 0
}

// Vault: roles request,response; used by -
export interface Vault {
  Policies?: string[] | null; // never sent by the server; hcl policies,optional
  Role: string; // hcl role,optional
  Namespace: string; // hcl namespace,optional
  Cluster: string; // hcl cluster,optional
  Env: boolean; // hcl env,optional
  DisableFile: boolean; // hcl disable_file,optional
  ChangeMode: string; // hcl change_mode,optional
  ChangeSignal: string; // hcl change_signal,optional
  AllowTokenExpiration: boolean; // hcl allow_token_expiration,optional
}

// Consul: roles request,response; used by -
export interface Consul {
  Namespace: string; // hcl namespace,optional
  Cluster: string; // hcl cluster,optional
  Partition: string; // hcl partition,optional
}
