/** Makes canaries the new normal. */

import { CodedError } from '../../coded-error.js';
import { MultiError } from '../../jobs/multi-error.js';
import { timeText } from '../../scheduler/go-time.js';
import { progressBy } from './deployment-status.js';
import type { Transaction } from '../../state/transaction.js';

/**
 * Promotes the canaries of some groups, or of all. Unknown groups are ignored, as Nomad ignores them.
 *
 * @param promotedAt - the deployment's new `ModifyTime`
 * @param now - from when groups have their progress deadline anew; nanoseconds since 1970
 * @throws Error in Nomad's words when a group has too few healthy canaries
 */
export function promote(
  tx: Transaction,
  id: string,
  groups: readonly string[] | undefined,
  promotedAt: number,
  now: number,
): void {
  const deployment = tx.tables.deployments.get(id);
  if (deployment === undefined) return;
  const isMeant = (name: string): boolean => groups === undefined || groups.includes(name);
  const canaries = [...tx.tables.allocations.by('deployment', id)].filter(
    (allocation) =>
      isMeant(allocation.TaskGroup) &&
      deployment.TaskGroups[allocation.TaskGroup]?.PlacedCanaries?.includes(allocation.ID) === true &&
      allocation.DesiredStatus === 'run' &&
      (allocation.ClientStatus === 'running' || allocation.ClientStatus === 'pending') &&
      allocation.DeploymentStatus?.Healthy === true,
  );
  const errors = new MultiError();
  for (const [name, state] of Object.entries(deployment.TaskGroups)) {
    if (!isMeant(name) || state.DesiredCanaries === 0) continue;
    const healthy = canaries.filter((canary) => canary.TaskGroup === name).length;
    if (healthy < state.DesiredCanaries) {
      errors.append(`Task group "${name}" has ${healthy}/${state.DesiredCanaries} healthy allocations`);
    }
  }
  if (!errors.isEmpty) throw new CodedError(500, errors.text());

  const states = Object.entries(deployment.TaskGroups).map(([name, state]) => {
    if (!isMeant(name)) return [name, state] as const;
    const renews = state.ProgressDeadline > 0 && progressBy(state.RequireProgressBy) !== undefined;
    const by = renews ? { RequireProgressBy: timeText(now + state.ProgressDeadline) } : {};
    return [name, { ...state, ...by, Promoted: true }] as const;
  });
  const waits = states.some(([, state]) => state.DesiredCanaries > 0 && !state.Promoted);
  tx.put('deployments', {
    ...deployment,
    TaskGroups: Object.fromEntries(states),
    ...(waits || deployment.Status !== 'running' ? {} : { StatusDescription: 'Deployment is running' }),
    ModifyTime: promotedAt,
  });
  for (const canary of canaries) {
    const { DeploymentStatus: status } = canary;
    if (!status) continue;
    tx.put('allocations', { ...canary, DeploymentStatus: { ...status, Canary: false, ModifyIndex: tx.index } });
  }
}
