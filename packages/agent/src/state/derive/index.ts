/**
 * What follows from a write, added to the transaction that makes it. Writers put jobs, evaluations, allocations and
 * deployments; these rules keep the rest in step with them, as Nomad's state store does.
 */

import type { Transaction } from '../transaction.js';
import { cancelBlockedEvaluations } from './blocked-evaluations.js';
import { countDeploymentAllocations } from './deployment-counts.js';
import { setHostVolumeStates } from './host-volume-states.js';
import { setJobStatuses } from './job-status.js';
import { summarizeAllocations, summarizeEvaluations, summarizeJobs } from './job-summaries.js';
import { keepJobVersions, purgeRemovedJobs } from './job-versions.js';

/** Applies every rule to what a transaction has changed so far. */
export function derive(tx: Transaction): void {
  purgeRemovedJobs(tx);
  cancelBlockedEvaluations(tx);
  countDeploymentAllocations(tx);
  summarizeJobs(tx);
  summarizeAllocations(tx);
  summarizeEvaluations(tx);
  setJobStatuses(tx);
  keepJobVersions(tx);
  setHostVolumeStates(tx);
}
