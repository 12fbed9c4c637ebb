import type { ConsulConnect } from './connect.js';
import type { WorkloadIdentity } from './identity.js';

// Service: roles request,response; used by -
export interface Service {
  Name: string; // hcl name,optional; seen 1 null 0 absent 0 e.g. rich-g
  Tags: string[] | null; // hcl tags,optional; seen 0 null 1 absent 0
  CanaryTags: string[] | null; // hcl canary_tags,optional; seen 0 null 1 absent 0
  EnableTagOverride: boolean; // hcl enable_tag_override,optional; seen 1 null 0 absent 0
  PortLabel: string; // hcl port,optional; seen 1 null 0 absent 0 e.g. http
  AddressMode: string; // hcl address_mode,optional; seen 1 null 0 absent 0 e.g. auto
  Address: string; // hcl address,optional; seen 1 null 0 absent 0 e.g. 
  Checks: ServiceCheck[] | null; // hcl check,block; seen 1 null 0 absent 0
  CheckRestart?: CheckRestart | null; // never sent by the server; hcl check_restart,block; seen 0 null 0 absent 1
  Connect: ConsulConnect | null; // hcl connect,block; seen 0 null 1 absent 0
  Meta: Record<string, string> | null; // hcl meta,block; seen 0 null 1 absent 0
  CanaryMeta: Record<string, string> | null; // hcl canary_meta,block; seen 0 null 1 absent 0
  TaggedAddresses: Record<string, string> | null; // hcl tagged_addresses,block; seen 0 null 1 absent 0
  TaskName: string; // hcl task,optional; seen 1 null 0 absent 0 e.g. 
  OnUpdate: string; // hcl on_update,optional; seen 1 null 0 absent 0 e.g. require_healthy
  Identity: WorkloadIdentity | null; // hcl identity,block; seen 0 null 1 absent 0
  Weights: ServiceWeights | null; // hcl weights,block; seen 0 null 1 absent 0
  Provider: string; // hcl provider,optional; seen 1 null 0 absent 0 e.g. nomad
  Cluster: string; // hcl cluster,optional; seen 1 null 0 absent 0 e.g. default
  Kind: string; // hcl kind,optional; seen 1 null 0 absent 0 e.g. 
  Namespace: string; // server only; seen 1 null 0 absent 0 e.g. default
}

// ServiceCheck: roles request,response; used by -
export interface ServiceCheck {
  Name: string; // hcl name,optional; seen 2 null 0 absent 0 e.g. service: "rich-g" check
  Type: string; // hcl type,optional; seen 2 null 0 absent 0 e.g. http, tcp
  Command: string; // hcl command,optional; seen 2 null 0 absent 0 e.g. 
  Args: string[] | null; // hcl args,optional; seen 0 null 2 absent 0
  Path: string; // hcl path,optional; seen 2 null 0 absent 0 e.g. /, 
  Protocol: string; // hcl protocol,optional; seen 2 null 0 absent 0 e.g. 
  PortLabel: string; // hcl port,optional; seen 2 null 0 absent 0 e.g. 
  Expose: boolean; // hcl expose,optional; seen 2 null 0 absent 0
  AddressMode: string; // hcl address_mode,optional; seen 2 null 0 absent 0 e.g. 
  Advertise?: string; // never sent by the server; hcl advertise,optional; seen 0 null 0 absent 2
  Interval: number; // ns; hcl interval,optional; seen 2 null 0 absent 0
  Timeout: number; // ns; hcl timeout,optional; seen 2 null 0 absent 0
  InitialStatus: string; // hcl initial_status,optional; seen 2 null 0 absent 0 e.g. 
  Notes: string; // hcl notes,optional; seen 2 null 0 absent 0 e.g. 
  TLSServerName: string; // hcl tls_server_name,optional; seen 2 null 0 absent 0 e.g. 
  TLSSkipVerify: boolean; // hcl tls_skip_verify,optional; seen 2 null 0 absent 0
  Header: Record<string, string[]> | null; // hcl header,block; seen 0 null 2 absent 0
  Method: string; // hcl method,optional; seen 2 null 0 absent 0 e.g. 
  CheckRestart: CheckRestart | null; // hcl check_restart,block; seen 0 null 2 absent 0
  GRPCService: string; // hcl grpc_service,optional; seen 2 null 0 absent 0 e.g. 
  GRPCUseTLS: boolean; // hcl grpc_use_tls,optional; seen 2 null 0 absent 0
  TaskName: string; // hcl task,optional; seen 2 null 0 absent 0 e.g. 
  SuccessBeforePassing: number; // hcl success_before_passing,optional; seen 2 null 0 absent 0
  FailuresBeforeCritical: number; // hcl failures_before_critical,optional; seen 2 null 0 absent 0
  FailuresBeforeWarning: number; // hcl failures_before_warning,optional; seen 2 null 0 absent 0
  Body: string; // hcl body,optional; seen 2 null 0 absent 0 e.g. 
  OnUpdate: string; // hcl on_update,optional; seen 2 null 0 absent 0 e.g. require_healthy
}

// CheckRestart: roles request,response; used by -
export interface CheckRestart {
  Limit: number; // hcl limit,optional
  Grace: number; // ns; hcl grace,optional
  IgnoreWarnings: boolean; // hcl ignore_warnings,optional
}

// ServiceWeights: roles request,response; used by -
export interface ServiceWeights {
  Passing: number; // hcl passing,optional
  Warning: number; // hcl warning,optional
}
