/** When things have come to their end. */

import type { Allocation, Deployment, Evaluation } from '@yurt/contract';

/** Whether an allocation is told to stop, or its tasks are done. */
export function isTerminalAllocation(allocation: Pick<Allocation, 'DesiredStatus' | 'ClientStatus'>): boolean {
  return allocation.DesiredStatus === 'stop' || allocation.DesiredStatus === 'evict' || isClientTerminal(allocation);
}

/** Whether the tasks of an allocation are done, or lost with their node. */
export function isClientTerminal({ ClientStatus }: Pick<Allocation, 'ClientStatus'>): boolean {
  return ClientStatus === 'complete' || ClientStatus === 'failed' || ClientStatus === 'lost';
}

/** Whether an evaluation has nothing more to do. */
export function isTerminalEvaluation({ Status }: Pick<Evaluation, 'Status'>): boolean {
  return Status === 'complete' || Status === 'failed' || Status === 'canceled';
}

/** Whether a deployment has succeeded, failed or been given up. */
export function isTerminalDeployment({ Status }: Pick<Deployment, 'Status'>): boolean {
  return Status === 'successful' || Status === 'failed' || Status === 'cancelled';
}
