// Namespace: roles request,response; used by namespaces.list, namespaces.create, namespaces.get, namespaces.update
export interface Namespace {
  Name: string; // seen 15 null 0 absent 0 e.g. default, team-a, team-b, team-e
  Description: string; // seen 15 null 0 absent 0 e.g. Default shared namespace, Team A, , changed
  Quota: string; // seen 15 null 0 absent 0 e.g. 
  Capabilities: NamespaceCapabilities | null; // hcl capabilities,block; seen 3 null 12 absent 0
  NodePoolConfiguration: NamespaceNodePoolConfiguration | null; // hcl node_pool_config,block; seen 0 null 15 absent 0
  VaultConfiguration: NamespaceVaultConfiguration | null; // hcl vault,block; seen 0 null 15 absent 0
  ConsulConfiguration: NamespaceConsulConfiguration | null; // hcl consul,block; seen 0 null 15 absent 0
  Meta: Record<string, string> | null; // seen 4 null 11 absent 0
  CreateIndex: number; // seen 15 null 0 absent 0
  ModifyIndex: number; // seen 15 null 0 absent 0
  RequiredExtraClaims: Record<string, string> | null; // seen 0 null 15 absent 0
  OptionalExtraClaims: Record<string, string> | null; // seen 0 null 15 absent 0
  Hash: string; // server only; seen 15 null 0 absent 0
}

// NamespaceCapabilities: roles request,response; used by -
export interface NamespaceCapabilities {
  EnabledTaskDrivers: string[] | null; // hcl enabled_task_drivers; seen 3 null 0 absent 0
  DisabledTaskDrivers: string[] | null; // hcl disabled_task_drivers; seen 3 null 0 absent 0
  EnabledNetworkModes: string[] | null; // hcl enabled_network_modes; seen 0 null 3 absent 0
  DisabledNetworkModes: string[] | null; // hcl disabled_network_modes; seen 0 null 3 absent 0
}

// NamespaceNodePoolConfiguration: roles request,response; used by -
export interface NamespaceNodePoolConfiguration {
  Default: string;
  Allowed: string[] | null;
  Denied: string[] | null;
}

// NamespaceVaultConfiguration: roles request,response; used by -
export interface NamespaceVaultConfiguration {
  Default: string;
  Allowed: string[] | null;
  Denied: string[] | null;
}

// NamespaceConsulConfiguration: roles request,response; used by -
export interface NamespaceConsulConfiguration {
  Default: string;
  Allowed: string[] | null;
  Denied: string[] | null;
}
