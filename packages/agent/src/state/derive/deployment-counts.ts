import type { Allocation, Deployment, DeploymentState } from '@yurt/contract';

import type { Change } from '../changes.js';
import type { Transaction } from '../transaction.js';

/** Go's zero time, which stands for "not yet". */
const ZERO_TIME = '0001-01-01T00:00:00Z';

interface Counted {
  readonly placed: number;
  readonly healthy: number;
  readonly unhealthy: number;
}

function healthOf(allocation: Allocation | undefined): boolean | undefined {
  return allocation?.DeploymentStatus?.Healthy ?? undefined;
}

function count({ before, after }: Change<'allocations'>): Counted | undefined {
  if (after === undefined) return undefined;
  if (before === undefined || before.DeploymentID !== after.DeploymentID)
    return { placed: 1, healthy: 0, unhealthy: 0 };
  const was = healthOf(before);
  const is = healthOf(after);
  if (is === undefined || was === is) return undefined;
  if (was === undefined) return { placed: 0, healthy: is ? 1 : 0, unhealthy: is ? 0 : 1 };
  return was && !is ? { placed: 0, healthy: -1, unhealthy: 1 } : undefined;
}

/** When a group must have made progress: counted from its first placement, then from each healthy allocation. */
function requireProgressBy(state: DeploymentState, allocation: Allocation, counted: Counted): string | null {
  const { RequireProgressBy: current, ProgressDeadline } = state;
  const deadline = ProgressDeadline / 1e6;
  if (deadline === 0) return current;
  const isUnset = current === null || current === ZERO_TIME;
  if (counted.placed > 0 && isUnset) return new Date(allocation.ModifyTime / 1e6 + deadline).toISOString();
  const timestamp = allocation.DeploymentStatus?.Timestamp;
  if (counted.healthy <= 0 || timestamp === null || timestamp === undefined) return current;
  const next = Date.parse(timestamp) + deadline;
  return isUnset || next > Date.parse(current) ? new Date(next).toISOString() : current;
}

function withCount(
  deployment: Deployment,
  state: DeploymentState,
  allocation: Allocation,
  counted: Counted,
): Deployment {
  const canaries = state.PlacedCanaries ?? [];
  const isNewCanary = allocation.DeploymentStatus?.Canary === true && !canaries.includes(allocation.ID);
  const next: DeploymentState = {
    ...state,
    PlacedAllocs: state.PlacedAllocs + counted.placed,
    HealthyAllocs: state.HealthyAllocs + counted.healthy,
    UnhealthyAllocs: state.UnhealthyAllocs + counted.unhealthy,
    PlacedCanaries: isNewCanary ? [...canaries, allocation.ID] : state.PlacedCanaries,
    RequireProgressBy: requireProgressBy(state, allocation, counted),
  };
  return {
    ...deployment,
    TaskGroups: { ...deployment.TaskGroups, [allocation.TaskGroup]: next },
    ModifyTime: allocation.ModifyTime,
  };
}

/** Counts placements and health in the deployment to which a written allocation belongs. */
export function countDeploymentAllocations(tx: Transaction): void {
  for (const change of [...tx.changes.of('allocations')]) {
    const counted = count(change);
    const { after } = change;
    if (counted === undefined || after === undefined || !after.DeploymentID) continue;
    const deployment = tx.tables.deployments.get(after.DeploymentID);
    const state = deployment?.TaskGroups?.[after.TaskGroup];
    if (deployment === undefined || state === undefined) continue;
    if (counted.healthy !== 0 || counted.unhealthy !== 0) {
      const { DeploymentStatus } = after;
      if (DeploymentStatus) {
        tx.put('allocations', { ...after, DeploymentStatus: { ...DeploymentStatus, ModifyIndex: tx.index } });
      }
    }
    tx.put('deployments', withCount(deployment, state, after, counted));
  }
}
