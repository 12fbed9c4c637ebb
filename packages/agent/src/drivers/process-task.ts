/** A task that is one process tree in a session of its own: started, signalled as a group, and ended without leftovers. */

import { type ChildProcess, spawn } from 'node:child_process';
import { close, constants, open } from 'node:fs';
import { promisify } from 'node:util';
import { startTimer } from '@yurt/contract/timers';
import { DriverError, type ExitResult, type ProcessRecord, type RunningTask } from './driver.js';
import { type Leftovers, signalGroup } from './leftovers.js';
import { readProcess } from './process-table.js';
import { DEFAULT_STOP_SIGNAL, signalName, signalNumber } from './signals.js';

const openFile = promisify(open);
const closeFile = promisify(close);

/** What is run, and how. */
export interface ProcessTaskOptions {
  /** An absolute path. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly leftovers: Leftovers;
  /** Variables that mark the task's processes, as `NAME=value`. */
  readonly marks: readonly string[];
}

/**
 * Starts a process in a session of its own, with no input.
 *
 * @throws {DriverError} when the system refuses to run it
 */
export async function startProcess(options: ProcessTaskOptions): Promise<RunningTask> {
  const outputs = [
    await openFile(options.stdout, constants.O_WRONLY | constants.O_APPEND),
    await openFile(options.stderr, constants.O_WRONLY | constants.O_APPEND),
  ] as const;
  let child: ChildProcess;
  let ended: Promise<Ending>;
  try {
    child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: { ...options.env },
      detached: true,
      stdio: ['ignore', ...outputs],
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
    // Before anything is awaited: a short task may end at once.
    ended = ending(child);
  } finally {
    // The child has its own copies; ours would keep the pipes open after its end.
    await Promise.all(outputs.map((fd) => closeFile(fd)));
  }
  if (child.pid !== undefined) return new ProcessTask(child.pid, ended, options);
  const { error } = await ended;
  const shown = `path=${JSON.stringify(options.command)} --- args=${goStrings([options.command, ...options.args])}`;
  throw new DriverError(
    `failed to launch command with executor: rpc error: code = Unknown desc = failed to start command ${shown}: ${startError(error, options.command)}`,
    false,
    { cause: error },
  );
}

/** How a child process ended, or why it never began. */
interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

function ending(child: ChildProcess): Promise<Ending> {
  // The agent may end while the task runs on; the child must not hold it back.
  child.unref();
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: null, error });
    });
  });
}

/** A list of strings as Go's `%q` prints it. */
function goStrings(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(' ')}]`;
}

function startError(error: Error | undefined, command: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    ENOENT: 'no such file or directory',
    ENOEXEC: 'exec format error',
    E2BIG: 'argument list too long',
    EAGAIN: 'resource temporarily unavailable',
    ENOMEM: 'cannot allocate memory',
  };
  const code = error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return `fork/exec ${command}: ${reasons[code] ?? error?.message ?? 'unknown error'}`;
}

class ProcessTask implements RunningTask {
  readonly process: ProcessRecord;
  readonly exited: Promise<ExitResult>;
  private ended = false;

  constructor(
    private readonly pid: number,
    ended: Promise<Ending>,
    { leftovers, marks }: ProcessTaskOptions,
  ) {
    this.process = { pid, startTicks: readProcess(pid)?.startTicks ?? 0 };
    this.exited = ended.then(({ code, signal }) => {
      this.ended = true;
      leftovers.end(pid, marks);
      const number = signalNumber(signal);
      return { exitCode: code ?? 128 + number, signal: number, oomKilled: false };
    });
  }

  signal(name: string): boolean {
    const known = signalName(name);
    if (!this.ended) signalLeader(this.pid, known ?? DEFAULT_STOP_SIGNAL);
    return known !== undefined;
  }

  async stop(signal: string, timeout: number): Promise<void> {
    if (this.ended) return;
    // Only the leader is asked to stop, as in Nomad: it knows how its children want to end. Force ends all.
    if (timeout > 0) signalLeader(this.pid, signalName(signal) ?? DEFAULT_STOP_SIGNAL);
    const force = startTimer(timeout, () => signalGroup(this.pid, 'SIGKILL'));
    await this.exited;
    force.cancel();
  }
}

function signalLeader(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended a moment ago; the exit event is on its way.
  }
}
