/** What an allocation's tasks amount to. */

import type { AllocationClientStatus, TaskState } from '@yurt/contract';

/** A client status with the sentence that goes with it. */
export interface ClientStatus {
  readonly status: AllocationClientStatus;
  readonly description: string;
}

/** Derives an allocation's status from the states of its tasks: one failed task fails all. */
export function clientStatus(states: Readonly<Record<string, TaskState>>): ClientStatus {
  const all = Object.values(states);
  const any = (name: TaskState['State']): boolean => all.some((state) => state.State === name);
  if (all.some((state) => state.State === 'dead' && state.Failed))
    return { status: 'failed', description: 'Failed tasks' };
  if (any('running')) return { status: 'running', description: 'Tasks are running' };
  if (any('pending')) return { status: 'pending', description: 'No tasks have started' };
  return { status: 'complete', description: 'All tasks have completed' };
}

/** True for a status that never changes again. */
export function isTerminal(status: AllocationClientStatus): boolean {
  return status === 'complete' || status === 'failed' || status === 'lost';
}
