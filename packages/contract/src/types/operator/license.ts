/** The license and the report of use (Enterprise), and what an upgrade would trip over. */

import type { Nanoseconds } from '../../durations.js';
import type { JobListStub } from '../jobs/job-list.js';
import type { NodeListStub } from '../nodes/node.js';

/**
 * An Enterprise license.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/license
 */
export interface License {
  /** UUID of the license. */
  LicenseID: string;
  /** Whom it was given to. */
  CustomerID: string;
  /** The one installation it is for; `*` for any. */
  InstallationID: string;
  /** When it was given, RFC 3339. */
  IssueTime: string;
  /** When it begins to hold, RFC 3339. */
  StartTime: string;
  /** When it expires, RFC 3339. */
  ExpirationTime: string;
  /** When servers stop to start with it, RFC 3339. */
  TerminationTime: string;
  /** True when it is not for production. */
  NonProduction: boolean;
  /** The product: `nomad`. */
  Product: string;
  /** Settings of the license by name, of any kind. */
  Flags: Record<string, unknown> | null;
  /** Modules it covers, such as `governance-policy`. */
  Modules: string[] | null;
  /** Features it covers, by their names for people. */
  Features: string[] | null;
}

/**
 * The license in force, with the query's metadata in the body.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/license
 */
export interface LicenseReply {
  /** The license; null when there is none. */
  License: License | null;
  /** True when the configured license is older than the one in force. */
  ConfigOutdated: boolean;
  /** How long ago the server that answered had heard of the leader; 0 from the leader. */
  LastContact: Nanoseconds;
  /** Whether the servers have a leader. */
  KnownLeader: boolean;
  /** Always empty: there are no pages. */
  NextToken: string;
}

/**
 * A report of what is used of the license. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/utilization
 */
export interface OperatorUtilizationSnapshotResponse {
  /** The report, JSON in base64. */
  Bundle: string | null;
}

/**
 * What still uses tokens of Vault in place of workload identities, with the query's metadata in the body.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/upgrade-check#vault-workload-identity
 */
export interface VaultWorkloadIdentityUpgradeCheck {
  /** Jobs with a task that uses Vault and has no identity for it. */
  JobsWithoutVaultIdentity: JobListStub[];
  /** Nodes whose version is too old for such identities. */
  OutdatedNodes: NodeListStub[];
  /** Vault tokens that servers have made for tasks; null when there are none. */
  VaultTokens: VaultAccessor[] | null;
  /** Index of what was read, as in the header. */
  Index: number;
  /** Whether the servers have a leader. */
  KnownLeader: boolean;
  /** How long ago the server that answered had heard of the leader; 0 from the leader. */
  LastContact: Nanoseconds;
  /** Always empty: there are no pages. */
  NextToken: string;
}

/**
 * A Vault token that servers have made for a task.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/upgrade-check#vault-workload-identity
 */
export interface VaultAccessor {
  /** ID of the allocation. */
  AllocID: string;
  /** Name of the task. */
  Task: string;
  /** ID of the node. */
  NodeID: string;
  /** Public handle of the token in Vault. */
  Accessor: string;
  /** How long the token is good from its creation, in seconds. */
  CreationTTL: number;
  /** Index at which it was created. */
  CreateIndex: number;
}
