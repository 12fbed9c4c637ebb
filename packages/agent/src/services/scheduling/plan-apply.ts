/** Commits plans: serially, each checked once more against what the nodes hold by now. */

import type { Allocation } from '@yurt/contract';

import { isReady } from '../../scheduler/feasibility.js';
import { NodeRoom } from '../../scheduler/node-room.js';
import type { Plan } from '../../scheduler/plan.js';
import type { StateStore } from '../../state/state-store.js';
import type { Transaction } from '../../state/transaction.js';
import { setDeploymentStatus } from './deployment-status.js';

/** What became of a plan. */
export interface PlanResult {
  /** The index of the commit; 0 when nothing was written. */
  readonly index: number;
  /** True when all of it was committed. */
  readonly isComplete: boolean;
}

function byNode(placements: readonly Allocation[]): Map<string, Allocation[]> {
  const nodes = new Map<string, Allocation[]>();
  for (const placement of placements) {
    const list = nodes.get(placement.NodeID);
    if (list === undefined) nodes.set(placement.NodeID, [placement]);
    else list.push(placement);
  }
  return nodes;
}

/** Whether a node can hold what is planned for it, beside what it holds. */
function fits(tx: Transaction, nodeId: string, placements: readonly Allocation[], gone: ReadonlySet<string>): boolean {
  const node = tx.tables.nodes.get(nodeId);
  if (node === undefined) return false;
  const updatesOnly = placements.every(({ ID }) => tx.tables.allocations.get(ID) !== undefined);
  if (!updatesOnly && !isReady(node)) return false;
  const held = [...tx.tables.allocations.by('node', nodeId)].filter(({ ID }) => !gone.has(ID));
  const room = new NodeRoom(node, held);
  for (const placement of placements) room.add(placement);
  return room.shortage() === undefined && !room.portsCollide && !room.coresCollide;
}

function applyChanges(tx: Transaction, plan: Plan, kept: ReadonlySet<string>, now: number): void {
  const replacedBy = new Map<string, string>();
  for (const { ID, PreviousAllocation } of plan.placements) {
    if (kept.has(ID) && PreviousAllocation !== undefined) replacedBy.set(PreviousAllocation, ID);
  }
  const changed = new Set<string>();
  for (const { id, change } of plan.changes) {
    const allocation = tx.tables.allocations.get(id);
    if (allocation === undefined) continue;
    changed.add(id);
    const next = replacedBy.get(id);
    const { DesiredDescription: description, ...rest } = change;
    const merged: Allocation = {
      ...allocation,
      ...rest,
      ...(next === undefined ? {} : { NextAllocation: next }),
      ModifyTime: now,
    };
    tx.put('allocations', described(merged, description));
  }
  for (const [id, next] of replacedBy) {
    const allocation = changed.has(id) ? undefined : tx.tables.allocations.get(id);
    if (allocation !== undefined) tx.put('allocations', { ...allocation, NextAllocation: next });
  }
}

/** The description is left out when it is empty, as Nomad leaves it out. */
function described(allocation: Allocation, description: string | undefined): Allocation {
  if (description === undefined) return allocation;
  if (description !== '') return { ...allocation, DesiredDescription: description };
  const { DesiredDescription: _description, ...rest } = allocation;
  return rest;
}

function apply(tx: Transaction, plan: Plan, now: number): boolean {
  const gone = new Set(plan.changes.filter(({ change }) => change.DesiredStatus === 'stop').map(({ id }) => id));
  const kept = new Set<string>();
  for (const [nodeId, placements] of byNode(plan.placements)) {
    if (fits(tx, nodeId, placements, gone)) for (const { ID } of placements) kept.add(ID);
  }
  const isComplete = kept.size === plan.placements.length;
  if (!isComplete && plan.allAtOnce) return false;

  if (plan.deployment !== undefined) tx.put('deployments', plan.deployment);
  for (const { id, status, description } of plan.deploymentChanges)
    setDeploymentStatus(tx, id, status, description, now);
  // What is stopped only to make room for a replacement stays when the replacement found none.
  const abandoned = new Set(
    plan.placements.filter(({ ID }) => !kept.has(ID)).flatMap(({ PreviousAllocation }) => PreviousAllocation ?? []),
  );
  const changes = plan.changes.filter(({ id }) => !abandoned.has(id));
  applyChanges(tx, { ...plan, changes }, kept, now);
  for (const placement of plan.placements) {
    if (!kept.has(placement.ID)) continue;
    const existing = tx.tables.allocations.get(placement.ID);
    // A node may have reported since the plan was made: its word on the tasks stands.
    const reported =
      existing === undefined
        ? {}
        : {
            ClientStatus: existing.ClientStatus,
            ...(existing.ClientDescription === undefined ? {} : { ClientDescription: existing.ClientDescription }),
            ...(existing.TaskStates === undefined ? {} : { TaskStates: existing.TaskStates }),
          };
    tx.put('allocations', { ...placement, ...reported, ModifyTime: now });
  }
  // The evaluation is as new as what came of it.
  const evaluation = tx.tables.evaluations.get(plan.evaluationId);
  if (evaluation !== undefined) tx.put('evaluations', evaluation);
  return isComplete;
}

/** Commits a plan as far as the nodes can hold it. */
export async function applyPlan(state: StateStore, plan: Plan, now: number): Promise<PlanResult> {
  const { index, result } = await state.transact('plan-result', (tx) => apply(tx, plan, now));
  return { index, isComplete: result };
}
