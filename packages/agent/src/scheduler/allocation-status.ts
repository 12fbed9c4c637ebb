/** What the statuses of allocations mean to the scheduler. */

import type { Allocation } from '@yurt/contract';

/** The tasks are done, or lost with their node. */
function isClientTerminal({ ClientStatus }: Allocation): boolean {
  return ClientStatus === 'complete' || ClientStatus === 'failed' || ClientStatus === 'lost';
}

/** The servers want it to run no more. */
export function isServerTerminal({ DesiredStatus }: Allocation): boolean {
  return DesiredStatus === 'stop' || DesiredStatus === 'evict';
}

/** It runs no more, or is told to. */
export function isTerminal(allocation: Allocation): boolean {
  return isServerTerminal(allocation) || isClientTerminal(allocation);
}

/**
 * It takes room on its node for the purpose of placing others. What was told to stop is counted free at once, as Nomad
 * counts it.
 */
export function isOnNode(allocation: Allocation): boolean {
  return !isTerminal(allocation);
}

/** Every task of a batch allocation ended well. */
export function ranToEnd(allocation: Allocation): boolean {
  if (allocation.ClientStatus !== 'complete') return false;
  const states = Object.values(allocation.TaskStates ?? {});
  return states.every((state) => state.State === 'dead' && !state.Failed);
}
