import type { JobListStub } from '../jobs/job-list.js';
import type { NodeListStub } from '../nodes/node.js';

// License: roles response; used by -
export interface License {
  LicenseID: string;
  CustomerID: string;
  InstallationID: string;
  IssueTime: string; // rfc3339
  StartTime: string; // rfc3339
  ExpirationTime: string; // rfc3339
  TerminationTime: string; // rfc3339
  NonProduction: boolean;
  Product: string;
  Flags: Record<string, unknown> | null;
  Modules: string[] | null;
  Features: string[] | null;
}

// LicenseReply: roles response; used by operator.licenseGet
export interface LicenseReply {
  License: License | null;
  ConfigOutdated: boolean;
  LastContact: number; // ns; from QueryMeta
  KnownLeader: boolean; // from QueryMeta
  NextToken: string; // from QueryMeta
}

// OperatorUtilizationSnapshotResponse: roles response; used by operator.utilization
export interface OperatorUtilizationSnapshotResponse {
  Bundle: string | null; // base64
}

// VaultWorkloadIdentityUpgradeCheck: roles response; used by operator.upgradeCheckVaultWorkloadIdentity
export interface VaultWorkloadIdentityUpgradeCheck {
  JobsWithoutVaultIdentity: JobListStub[] | null; // seen 1 null 0 absent 0
  OutdatedNodes: NodeListStub[] | null; // seen 1 null 0 absent 0
  VaultTokens: VaultAccessor[] | null; // seen 0 null 1 absent 0
  Index: number; // server only; seen 1 null 0 absent 0
  KnownLeader: boolean; // server only; seen 1 null 0 absent 0
  LastContact: number; // server only; seen 1 null 0 absent 0
  NextToken: string; // server only; seen 1 null 0 absent 0 e.g. 
}

// VaultAccessor: roles response; used by -
export interface VaultAccessor {
  AllocID: string;
  Task: string;
  NodeID: string;
  Accessor: string;
  CreationTTL: number;
  CreateIndex: number;
}
