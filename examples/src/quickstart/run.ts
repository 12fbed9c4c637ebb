/** Runs a job as far as the story needs it: placed, running, read to its end, stopped. */

import { NotFoundError, type Nomad } from '@yurt/client';
import type { AllocationListStub, JobSpec } from '@yurt/contract';
import { detail, tell } from './story.js';

/** Registers a job and waits until its allocation has started. Purging the job is added to what is to be undone. */
export async function place(
  nomad: Nomad,
  job: JobSpec,
  undo: (() => Promise<unknown>)[],
  signal: AbortSignal,
): Promise<AllocationListStub> {
  undo.push(() => purge(nomad, job.ID));
  const { EvalID } = await nomad.jobs.register(job, { signal });
  tell(`job ${job.ID} registered, evaluation ${EvalID.slice(0, 8)}`);
  for await (const evaluation of nomad.evaluations.read(EvalID, { signal }).watch({ signal })) {
    if (evaluation.Status !== 'complete') continue;
    const unplaced = Object.keys(evaluation.FailedTGAllocs ?? {});
    detail(`evaluation ${evaluation.Status}${unplaced.length > 0 ? `, no room yet for ${unplaced.join(', ')}` : ''}`);
    break;
  }
  for await (const [allocation] of nomad.jobs.allocations(job.ID, { signal }).watch({ signal })) {
    if (!allocation || allocation.ClientStatus === 'pending') continue;
    tell(`allocation ${allocation.ID.slice(0, 8)} is ${allocation.ClientStatus} on ${allocation.NodeName}`);
    return allocation;
  }
  signal.throwIfAborted();
  throw new Error(`The job ${job.ID} was not placed.`);
}

/** The lines that a task wrote until it ended. */
export async function readToEnd(nomad: Nomad, allocationId: string, signal: AbortSignal): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of nomad.allocations.logs(allocationId, { task: 'main', signal }).lines()) lines.push(line);
  signal.throwIfAborted();
  return lines;
}

/** Stops a job and waits until none of its tasks runs any more. */
export async function stop(nomad: Nomad, jobId: string, signal: AbortSignal): Promise<void> {
  await nomad.jobs.stop(jobId, { signal });
  await ended(nomad, jobId, signal);
}

/** Stops a job, waits for its end, and makes Nomad forget it. Purging alone would leave tasks running for a moment. */
async function purge(nomad: Nomad, jobId: string): Promise<void> {
  try {
    await nomad.jobs.read(jobId);
  } catch (error) {
    if (error instanceof NotFoundError) return;
    throw error;
  }
  await nomad.jobs.stop(jobId);
  await ended(nomad, jobId, AbortSignal.timeout(30_000));
  await nomad.jobs.stop(jobId, { purge: true });
}

async function ended(nomad: Nomad, jobId: string, signal: AbortSignal): Promise<void> {
  for await (const allocations of nomad.jobs.allocations(jobId, { signal }).watch({ signal })) {
    if (allocations.every((each) => each.ClientStatus !== 'pending' && each.ClientStatus !== 'running')) return;
  }
  signal.throwIfAborted();
}
