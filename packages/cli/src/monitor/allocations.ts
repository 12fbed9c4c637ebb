/** Follows the allocations of a job: until all run, or until all have ended. */

import type { AllocationListStub, TaskState } from '@yurt/contract';
import { exitCode } from '../exit-code.js';
import { shortId } from '../output/size.js';
import type { Monitoring } from './evaluation.js';

/** Whether nothing more will happen to an allocation. */
export function hasEnded(allocation: AllocationListStub): boolean {
  return ['complete', 'failed', 'lost'].includes(allocation.ClientStatus);
}

/** Which allocations to follow, and how far. */
export interface AllocationGoal {
  /** Until none waits to start, or until all have ended. */
  readonly until: 'started' | 'ended';
  /** Only those of this version of the job, or a later one. Default: all. */
  readonly version?: number;
  /** Those that are known already, of which only changes are told. */
  readonly before?: readonly AllocationListStub[];
}

/**
 * Follows the job's allocations until they are as wanted; what is to be placed anew has not ended. Tells of each
 * change.
 */
export async function followAllocations(
  { nomad, namespace, steps, signal, verbose }: Monitoring,
  jobId: string,
  { until, version = 0, before = [] }: AllocationGoal,
): Promise<readonly AllocationListStub[]> {
  const known = new Map<string, string>(before.map((one) => [one.ID, one.ClientStatus]));
  // A purged job has no allocations any more, while they still stop: only the list of all has them.
  const readings =
    before.length > 0
      ? nomad.allocations.list({ namespace, filter: `JobID == ${JSON.stringify(jobId)}`, taskStates: false })
      : nomad.jobs.allocations(jobId, { namespace });
  for await (const all of readings.watch({ signal })) {
    const allocations = all.filter((one) => one.JobVersion >= version);
    for (const one of allocations) {
      const last = known.get(one.ID) ?? (before.length > 0 ? one.ClientStatus : 'pending');
      known.set(one.ID, one.ClientStatus);
      if (last === one.ClientStatus) continue;
      const why = one.ClientDescription === '' ? '' : ` (${one.ClientDescription})`;
      const id = JSON.stringify(shortId(one.ID, verbose));
      steps.step(`Allocation ${id} status changed: "${last}" -> "${one.ClientStatus}"${why}`);
    }
    const isDone = allocations.every((one) =>
      until === 'started' ? one.ClientStatus !== 'pending' : hasEnded(one) && !isToBeReplaced(one, allocations),
    );
    if (isDone) return allocations;
  }
  signal.throwIfAborted();
  throw new Error(`the allocations of ${jobId} could not be followed to their end`);
}

/** Whether an allocation failed and its successor is not there yet. */
function isToBeReplaced(one: AllocationListStub, all: readonly AllocationListStub[]): boolean {
  if (one.ClientStatus !== 'failed' && one.ClientStatus !== 'lost') return false;
  if (one.NextAllocation !== '') return !all.some((other) => other.ID === one.NextAllocation);
  return one.FollowupEvalID !== '';
}

/**
 * The exit code of a batch job: 0 when what counts of it has completed, else the code of the first task that failed, 128
 * and the signal's number when one ended it, or 1 when it never ran.
 */
export function batchExitCode(allocations: readonly AllocationListStub[]): number {
  const last = allocations.filter((one) => one.NextAllocation === '');
  const failed = last.filter((one) => one.ClientStatus !== 'complete');
  const codes = failed.flatMap((one) => Object.values(one.TaskStates ?? {}).map(taskExitCode));
  return codes.find((code) => code !== 0) ?? (failed.length > 0 ? exitCode.failed : exitCode.ok);
}

function taskExitCode(state: TaskState): number {
  const ended = state.Events.findLast((event) => event.Type === 'Terminated');
  if (ended === undefined) return state.Failed ? exitCode.failed : exitCode.ok;
  if (ended.Signal > 0) return 128 + ended.Signal;
  // The details are what newer servers fill; the field of its own is kept for older programs.
  const told = Number(ended.Details['exit_code'] ?? ended.ExitCode);
  return Number.isInteger(told) && told > 0 && told < 256 ? told : state.Failed ? exitCode.failed : exitCode.ok;
}
