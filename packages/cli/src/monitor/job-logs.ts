/** Follows the logs of a whole job: what runs now, and what is placed later, until the job has ended. */

import type { AllocationListStub } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import { hasCode } from '../failure.js';
import type { JobName } from '../lookup.js';
import { hasEnded } from './allocations.js';
import type { LogPrinter } from './logs.js';

/** Which tasks of which allocations. */
export interface TaskChoice {
  /** Only this task group. */
  readonly group?: string;
  /** Only this task. */
  readonly task?: string;
  /** Only allocations of this version of the job or a later one. */
  readonly version?: number;
}

/** The tasks of an allocation that are chosen; none while its node has not told of them. */
export function chosenTasks(allocation: AllocationListStub, choice: TaskChoice): string[] {
  if (choice.group !== undefined && allocation.TaskGroup !== choice.group) return [];
  if (allocation.JobVersion < (choice.version ?? 0)) return [];
  const tasks = Object.keys(allocation.TaskStates ?? {}).toSorted();
  return choice.task === undefined ? tasks : tasks.filter((task) => task === choice.task);
}

/** What is worth reading now: allocations that have not ended, or else the latest that has. */
export function present(all: readonly AllocationListStub[], choice: TaskChoice): readonly AllocationListStub[] {
  const withTasks = all.filter((one) => chosenTasks(one, choice).length > 0);
  const living = withTasks.filter((one) => !hasEnded(one));
  return living.length > 0 ? living : withTasks.toSorted((a, b) => b.CreateIndex - a.CreateIndex).slice(0, 1);
}

/** Prints as tasks write. Resolves when the job has ended and all is printed. */
export async function followJobLogs(
  nomad: Nomad,
  { id, namespace }: JobName,
  choice: TaskChoice,
  printer: LogPrinter,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const watchingEnd = jobEnd(nomad, { id, namespace }, either).finally(() => ended.abort());
  let passed: ReadonlySet<string> | undefined;
  const begin = (all: readonly AllocationListStub[]): void => {
    // What had ended before is of no interest, unless there is nothing else.
    const shown = new Set(present(all, choice));
    passed ??= new Set(all.filter((one) => hasEnded(one) && !shown.has(one)).map((one) => one.ID));
    for (const one of all) {
      if (!passed.has(one.ID)) for (const task of chosenTasks(one, choice)) printer.start(one, task);
    }
  };
  try {
    for await (const all of nomad.jobs.allocations(id, { namespace }).watch({ signal: either })) begin(all);
    // The last ones may have come and gone between two readings.
    if (!signal.aborted) begin(await nomad.jobs.allocations(id, { namespace, signal }));
  } finally {
    ended.abort();
    await watchingEnd;
  }
  await printer.finished();
}

async function jobEnd(nomad: Nomad, { id, namespace }: JobName, signal: AbortSignal): Promise<void> {
  try {
    for await (const job of nomad.jobs.read(id, { namespace }).watch({ signal })) {
      if (job.Status === 'dead') return;
    }
  } catch (error) {
    // A purged job has ended too.
    if (!hasCode(error, 'not_found')) throw error;
  }
}
