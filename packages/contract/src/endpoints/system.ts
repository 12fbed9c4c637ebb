/** Routes of the whole system: `nomad.system`. */

import { empty, endpoint } from '../endpoint.js';
import { serverQuestion } from './facts.js';

export const gc = endpoint({
  id: 'system.gc',
  ...serverQuestion,
  method: 'PUT',
  path: '/v1/system/gc',
  summary: 'Removes from the state what has ended: jobs, evaluations, allocations, deployments, nodes.',
  answer: empty,
  acl: 'management',
  rpc: 'System.GarbageCollect',
  repeatable: 'yes',
  documentation: 'api-docs/system#force-gc',
});

export const reconcileSummaries = endpoint({
  id: 'system.reconcileSummaries',
  ...serverQuestion,
  method: 'PUT',
  path: '/v1/system/reconcile/summaries',
  summary: "Counts all jobs' allocations anew and corrects their summaries.",
  answer: empty,
  acl: 'management',
  rpc: 'System.ReconcileJobSummaries',
  repeatable: 'yes',
  documentation: 'api-docs/system#reconcile-summaries',
});
