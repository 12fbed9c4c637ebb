/**
 * `npm run fuzz:job-files`: changes the job files of the repository in all ways that go wrong, and tries what comes of them
 * with everything in `@yurt/jobspec` that reads or writes job files. Each file must give a job or diagnostics, soon, and no
 * exception. Findings are saved in a temporary folder; the exit status is 1 when there are any.
 *
 * - `--count N`: how many files; by default 100000.
 * - `--seed S`: another seed gives other files; by default 1.
 * - `--from I`: the number of the first file. With `--count 1` this tries one file of a finding again.
 * - `--json`: the summary as JSON.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Mutant, Mutator, readSeeds } from './mutations.js';
import type { Report, Task } from './worker.js';

/** A file that takes longer than this, in milliseconds, is taken to hang. */
const hangs = 60_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const seed = wholeNumber('seed', values.seed);
const from = wholeNumber('from', values.from);
const to = from + wholeNumber('count', values.count);

/** How long nothing is told where there is no terminal, in milliseconds. */
const quiet = 20_000;

/** What is wrong with a file. */
interface Finding {
  readonly index: number;
  readonly problems: readonly string[];
  readonly changes: readonly string[];
  /** Where its text is. */
  readonly saved: string;
}

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'yurt-fuzz-'));
const findings: Finding[] = [];
const tally = {
  tried: 0,
  accepted: 0,
  slowest: { index: from, time: 0, length: 0 },
  steepest: { index: from, ratio: 0 },
};
let worker: Worker | undefined;
let told = began;
const stop = new AbortController();

process.once('SIGINT', () => {
  stop.abort();
  void worker?.terminate();
});

for (let next = from; next < to && !stop.signal.aborted;) next = await runFrom(next);
report();

/** Tries files from a number on, in a thread of their own; the number of the first file that is left to try. */
async function runFrom(first: number): Promise<number> {
  const at = new SharedArrayBuffer(4);
  const current = new Int32Array(at);
  const task: Task = { seed, from: first, to, at };
  const running = new Worker(new URL('worker.js', import.meta.url), {
    workerData: task,
    // A main thread's stack is smaller than a worker's, and what fits it fits both.
    resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 1 },
  });
  worker = running;
  running.on('message', take);
  let [seen, since] = [first, performance.now()];
  let hung = false;
  const watch = setInterval(() => {
    const now = Atomics.load(current, 0);
    if (now !== seen) [seen, since] = [now, performance.now()];
    showProgress();
    if (performance.now() - since < hangs) return;
    hung = true;
    void running.terminate();
  }, 500);
  const problem = await new Promise<string | undefined>((resolve) => {
    running.once('error', (error) => resolve(String(error)));
    running.once('exit', (code) => resolve(code === 0 ? undefined : `it ended the thread with ${code}`));
  });
  clearInterval(watch);
  if (stop.signal.aborted || (problem === undefined && !hung)) return to;
  const index = Math.max(first, Atomics.load(current, 0));
  save(index, [hung ? `it hangs: nothing within ${hangs / 1000} s` : (problem ?? '')]);
  tally.tried += 1;
  return index + 1;
}

/** On a terminal one line that changes; elsewhere a line now and then. */
function showProgress(): void {
  const line = `${tally.tried} of ${to - from} files, ${tally.accepted} accepted, ${findings.length} findings`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line} `);
  else if (performance.now() - told > quiet) {
    told = performance.now();
    process.stderr.write(`${line}\n`);
  }
}

function take({ index, outcome, length, mutant }: Report): void {
  tally.tried += 1;
  if (outcome.accepted) tally.accepted += 1;
  const time = outcome.parsingTime;
  if (time > tally.slowest.time) tally.slowest = { index, time, length };
  const ratio = (1000 * outcome.readingTime) / Math.max(length, 1000);
  if (ratio > tally.steepest.ratio) tally.steepest = { index, ratio };
  if (outcome.problems.length > 0) save(index, outcome.problems, mutant);
}

function save(index: number, problems: readonly string[], mutant?: Mutant): void {
  const { source, variables, changes } = mutant ?? new Mutator(readSeeds()).mutant(seed, index);
  const saved = join(folder, `${index}.nomad.hcl`);
  writeFileSync(saved, source);
  if (variables !== '') writeFileSync(join(folder, `${index}.vars.hcl`), variables);
  findings.push({ index, problems, changes, saved });
  if (!values.json) {
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(`file ${index} (${changes.join(', ')}): ${saved}\n${problems.map(indented).join('\n')}`);
  }
}

function indented(problem: string): string {
  return problem
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

function report(): void {
  const seconds = (performance.now() - began) / 1000;
  const { tried, accepted, slowest, steepest } = tally;
  if (process.stderr.isTTY) process.stderr.write('\n');
  if (values.json) {
    console.log(JSON.stringify({ seed, from, tried, accepted, seconds, slowest, steepest, findings }, undefined, 2));
  } else {
    console.log(`seed ${seed}, files ${from} to ${to - 1}: ${tried} tried in ${seconds.toFixed(0)} s`);
    console.log(`${accepted} accepted, ${tried - accepted} refused, ${findings.length} findings`);
    console.log(
      `slowest to parse: file ${slowest.index}, ${slowest.time.toFixed(0)} ms for ${slowest.length} characters`,
    );
    console.log(`slowest to read and format: file ${steepest.index}, ${steepest.ratio.toFixed(0)} µs a character`);
    if (findings.length > 0) {
      console.log(`one again: npm run fuzz:job-files -- --seed ${seed} --from ${findings[0]?.index} --count 1`);
    }
  }
  if (findings.length === 0) rmSync(folder, { recursive: true, force: true });
  process.exitCode = stop.signal.aborted ? 130 : findings.length > 0 ? 1 : 0;
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, such as 1000`);
  process.exit(2);
}
