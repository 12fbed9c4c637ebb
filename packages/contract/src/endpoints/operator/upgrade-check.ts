/** What stands in the way of an upgrade. */

import { endpoint, json } from '../../endpoint.js';
import type { VaultWorkloadIdentityUpgradeCheck } from '../../types/index.js';
import { read } from '../facts.js';

export const vaultWorkloadIdentity = endpoint({
  id: 'operator.upgradeCheck.vaultWorkloadIdentity',
  ...read,
  path: '/v1/operator/upgrade-check/vault-workload-identity',
  summary: 'Lists the jobs, nodes and tokens that still use the old way to sign in to Vault.',
  answer: json<VaultWorkloadIdentityUpgradeCheck>(),
  acl: 'operator:read',
  rpc: 'Operator.UpgradeCheckVaultWorkloadIdentity',
  documentation: 'api-docs/operator/upgrade-check#vault-workload-identity',
});
