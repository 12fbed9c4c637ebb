/**
 * The agent, alone or, with `NOMAD_BIN`, against a real Nomad on the same machine. Each round starts both afresh, one after
 * the other, and does the same to both through the same client:
 *
 * - ready: from starting the process until a node is ready and its `raw_exec` works. The embedded agent's own share is
 *   given beside it, without the start of Node and the loading of modules.
 * - submit to running: from sending a job of one task until a blocking query shows its allocation running; the median over
 *   the jobs of a round.
 * - registrations: 500 jobs of no allocation, 16 at a time.
 * - memory: resident, of the agent's own process, before the first job and after those 500.
 */

import { readFile } from 'node:fs/promises';
import type { JobSpec } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import { quantile } from '../harness/compare.js';
import { type Case, type Figure, time } from '../harness/figure.js';
import { type Contender, nomadProgram, startNomad, startYurt } from './contenders.js';

const ROUNDS = 5;
const JOBS = 12;
const REGISTRATIONS = 500;
/** Milliseconds after which a job that does not run is a failure and no figure. */
const LONGEST = 30_000;

interface Round {
  readonly ready: number;
  readonly embedded: number | undefined;
  readonly running: number;
  readonly registration: number;
  readonly idle: number;
  readonly loaded: number;
}

function job(id: string, count: number): JobSpec {
  const task = { Name: 'sleep', Driver: 'raw_exec', Config: { command: '/bin/sleep', args: ['600'] }, KillTimeout: 0 };
  return {
    ID: id,
    Type: 'batch',
    Datacenters: ['*'],
    TaskGroups: [{ Name: 'sleep', Count: count, Tasks: [{ ...task, Resources: { CPU: 1, MemoryMB: 10 } }] }],
  };
}

/** Waits until a job has an allocation, and all of them are in one of these states. */
async function untilAllocations(
  nomad: Nomad,
  id: string,
  states: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for await (const allocations of nomad.jobs.allocations(id).watch({ signal })) {
    if (allocations === null || allocations.length === 0) continue;
    if (allocations.every(({ ClientStatus }) => states.includes(ClientStatus))) return;
  }
  throw new Error(`the job ${id} was not ${states.join(' or ')} within ${time(LONGEST)}`);
}

async function submitToRunning(nomad: Nomad, id: string): Promise<number> {
  const signal = AbortSignal.timeout(LONGEST);
  const started = performance.now();
  await nomad.jobs.register(job(id, 1), { signal });
  await untilAllocations(nomad, id, ['running'], signal);
  const taken = performance.now() - started;
  await nomad.jobs.stop(id, { signal });
  await untilAllocations(nomad, id, ['complete', 'failed'], signal);
  return taken;
}

async function register(nomad: Nomad, count: number): Promise<number> {
  const started = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (next < count) await nomad.jobs.register(job(`registered-${next++}`, 0));
    }),
  );
  return (performance.now() - started) / count;
}

/** Resident memory in bytes; not known outside Linux. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024;
}

async function measured(contender: Contender): Promise<Round> {
  const { nomad, pid, ready, embedded } = contender;
  try {
    const idle = await memoryOf(pid);
    const running: number[] = [];
    for (let at = 0; at < JOBS; at++) running.push(await submitToRunning(nomad, `sleep-${at}`));
    const registration = await register(nomad, REGISTRATIONS);
    const loaded = await memoryOf(pid);
    // Nomad mounts a folder for each allocation, and leaves those of ended ones mounted when it stops.
    await nomad.client.gc();
    return { ready, embedded, running: quantile(running, 0.5), registration, idle, loaded };
  } finally {
    await contender.stop();
  }
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
const perSecond = (milliseconds: number): string => `${Math.round(1000 / milliseconds)} /s`;

/** What is taken from a round, how it is printed, and the greatest ratio to Nomad's that meets the bar. */
const figures: readonly {
  readonly name: string;
  readonly of: (round: Round) => number | undefined;
  readonly print: (value: number) => string;
  readonly bar?: number;
}[] = [
  { name: 'agent ready, from starting the process', of: (round) => round.ready, print: time, bar: 1 / 5 },
  { name: 'of this startAgent()', of: (round) => round.embedded, print: time },
  { name: 'submit to running', of: (round) => round.running, print: time, bar: 1 / 20 },
  { name: 'registrations', of: (round) => round.registration, print: perSecond, bar: 1 },
  { name: 'memory, idle', of: (round) => round.idle, print: mebibytes, bar: 1 },
  { name: `memory, after ${REGISTRATIONS} jobs`, of: (round) => round.loaded, print: mebibytes, bar: 1 / 2 },
];

function median(rounds: readonly Round[], of: (round: Round) => number | undefined): number | undefined {
  const values = rounds.map(of).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : quantile(values, 0.5);
}

/** Starting an agent and running jobs on it. */
export const agents: Case = {
  name: 'agents',
  async *run() {
    const ours: Round[] = [];
    const theirs: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await measured(await startYurt()));
      if (nomadProgram !== undefined) theirs.push(await measured(await startNomad(nomadProgram)));
    }
    for (const { name, of, print, bar } of figures) {
      const own = median(ours, of);
      if (own === undefined) continue;
      const other = median(theirs, of);
      const figure: Figure = { name, ours: print(own) };
      yield other === undefined
        ? figure
        : { ...figure, peer: 'Nomad', theirs: print(other), ratio: own / other, ...(bar === undefined ? {} : { bar }) };
    }
  },
};
