/** The thread of `fuzz-job-files` that does the work, so that one which hangs or runs out of memory can be ended. */

import { parentPort, workerData } from 'node:worker_threads';
import { check, type Outcome } from './checks.js';
import { type Mutant, Mutator, readSeeds } from './mutations.js';

/** What the thread is to do. */
export interface Task {
  readonly seed: number;
  /** Numbers of files: from the first up to, and not including, the last. */
  readonly from: number;
  readonly to: number;
  /** Holds the number of the file that is being tried. */
  readonly at: SharedArrayBuffer;
}

/** What the thread says of a file. */
export interface Report {
  readonly index: number;
  readonly outcome: Outcome;
  /** Only with what is wrong or slow. */
  readonly mutant?: Mutant;
  readonly length: number;
}

/** What evaluating a file may take, in milliseconds, when it uses all the steps that it may; or showing a thousand errors. */
const mostSteps = 5000;

/** What reading and formatting a text may take, in milliseconds. */
function readingLimit(length: number): number {
  return 100 + 0.02 * length;
}

/** What took too long; `undefined` when nothing did. */
function slowness({ readingTime, parsingTime, otherTime }: Outcome, length: number): string | undefined {
  const limit = readingLimit(length);
  // A tree is made six times to format a file and to compare what it says.
  if (readingTime <= 6 * limit && parsingTime <= limit + mostSteps && otherTime <= 6 * limit + mostSteps)
    return undefined;
  const times = [readingTime, parsingTime, otherTime].map((time) => `${time.toFixed(0)} ms`).join(', ');
  return `slow for ${length} characters: ${times} to read and format, to parse, and for all else`;
}

const task: Task = workerData;
const at = new Int32Array(task.at);
const mutator = new Mutator(readSeeds());
for (let index = task.from; index < task.to; index += 1) {
  Atomics.store(at, 0, index);
  const mutant = mutator.mutant(task.seed, index);
  const length = mutant.source.length + mutant.variables.length;
  let outcome = await check(mutant);
  // A busy machine may be slow once.
  if (slowness(outcome, length) !== undefined) outcome = await check(mutant);
  const slow = slowness(outcome, length);
  const problems = [...outcome.problems, ...(slow === undefined ? [] : [slow])];
  const report: Report = {
    index,
    outcome: { ...outcome, problems },
    length,
    ...(problems.length > 0 ? { mutant } : {}),
  };
  parentPort?.postMessage(report, []);
}
