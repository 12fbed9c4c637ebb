/**
 * Reads `/proc`: who a process is, and who belongs to it. Where there is no `/proc`, nothing is found and callers fall
 * back on what they know.
 */

import { readdirSync, readFileSync } from 'node:fs';

/** The facts of one process that the agent uses. Times are in clock ticks, of which Linux shows 100 a second. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  readonly userTicks: number;
  readonly systemTicks: number;
  /** Since boot; with the number, it identifies a process for good. */
  readonly startTicks: number;
  readonly residentBytes: number;
}

/** Clock ticks a second, as the kernel shows them to programs. */
export const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** Reads one process; `undefined` when there is none (any more). */
export function readProcess(pid: number): ProcessFacts | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The second field is the command in parentheses and may hold anything, so fields count from the last parenthesis.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (index: number): number => Number(fields[index] ?? 0);
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return {
    pid,
    parent: field(1),
    group: field(2),
    session: field(3),
    userTicks: field(11),
    systemTicks: field(12),
    startTicks: field(19),
    residentBytes: field(21) * PAGE_BYTES,
  };
}

/** Every process that can be seen. */
export function readProcesses(): ProcessFacts[] {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  const found: ProcessFacts[] = [];
  for (const name of names) {
    if (name < '0' || name > '9~') continue;
    const facts = readProcess(Number(name));
    if (facts) found.push(facts);
  }
  return found;
}

/** Clock ticks since boot; `Infinity` where the system does not tell. */
export function ticksSinceBoot(): number {
  try {
    return Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * TICKS_PER_SECOND;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Whether a process has all these variables in the environment that it was started with. */
export function hasEnvironment(pid: number, variables: readonly string[]): boolean {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return false;
  }
  const present = new Set(text.split('\0'));
  return variables.every((variable) => present.has(variable));
}

/**
 * The processes of a task: the leader, all in its group or session, and all that descend from those, even when they
 * have made sessions of their own.
 */
export function processesOf(leader: number, all: readonly ProcessFacts[] = readProcesses()): ProcessFacts[] {
  const isNear = ({ pid, group, session }: ProcessFacts): boolean =>
    pid === leader || group === leader || session === leader;
  return withDescendants(all.filter(isNear), all);
}

/** Some processes and all that descend from them. */
export function withDescendants(some: readonly ProcessFacts[], all: readonly ProcessFacts[]): ProcessFacts[] {
  const members = new Map(some.map((facts) => [facts.pid, facts]));
  for (let size = -1; size !== members.size;) {
    size = members.size;
    for (const facts of all) {
      if (!members.has(facts.pid) && members.has(facts.parent)) members.set(facts.pid, facts);
    }
  }
  return [...members.values()];
}
