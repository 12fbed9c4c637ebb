/** Whether nodes take new allocations. */

import type { NodeEligibilityUpdateResponse } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import type { ServerContext } from '../server-context.js';
import { affectedJobs, evaluateNode } from './node-evaluations.js';
import { nodeEvent, withEvent } from './node-events.js';

/** Sets a node's eligibility. @throws CodedError 500 in Nomad's words. */
export async function setEligibility(
  context: ServerContext,
  nodeId: string,
  eligibility: string | undefined,
): Promise<NodeEligibilityUpdateResponse> {
  const { state, now } = context;
  if (eligibility !== 'eligible' && eligibility !== 'ineligible') {
    throw new CodedError(500, `invalid scheduling eligibility "${eligibility ?? ''}"`);
  }
  const node = state.tables.nodes.get(nodeId);
  if (node === undefined) throw new CodedError(500, 'node not found');
  if (node.DrainStrategy !== null && eligibility === 'eligible') {
    throw new CodedError(500, "can not set node's scheduling eligibility to eligible while it is draining");
  }
  const nothing = { NodeModifyIndex: 0, EvalIDs: null, EvalCreateIndex: 0, Index: 0 };
  if (node.SchedulingEligibility === eligibility) return nothing;

  // Whatever is placed once the node takes allocations again is no reason for an evaluation.
  const affected = affectedJobs(state.tables, node);
  const { index } = await state.transact('node-eligibility', (tx) => {
    const message = `Node marked as ${eligibility} for scheduling`;
    const event = nodeEvent('Cluster', message, { now: now(), index: tx.index });
    tx.put('nodes', { ...withEvent(node, event), SchedulingEligibility: eligibility });
  });
  if (eligibility === 'ineligible') return { ...nothing, Index: index };
  const evaluated = await state.transact('evaluation-update', (tx) => {
    const current = tx.tables.nodes.get(nodeId);
    return current === undefined ? [] : evaluateNode(tx, current, context, affected);
  });
  const EvalIDs = evaluated.result.length === 0 ? null : evaluated.result;
  return { NodeModifyIndex: 0, EvalIDs, EvalCreateIndex: evaluated.index, Index: index };
}
