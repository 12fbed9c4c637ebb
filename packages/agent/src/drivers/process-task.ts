/** A task that is one process tree in a session of its own: started, signalled as a group, and ended without leftovers. */

import { type ChildProcess, spawn } from 'node:child_process';
import { close, constants, open } from 'node:fs';
import { promisify } from 'node:util';
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
  try {
    child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: { ...options.env },
      detached: true,
      stdio: ['ignore', ...outputs],
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
  } finally {
    // The child has its own copies; ours would keep the pipes open after its end.
    await Promise.all(outputs.map((fd) => closeFile(fd)));
  }
  const failed = new Promise<Error>((resolve) => child.once('error', resolve));
  if (child.pid === undefined) {
    const error = await failed;
    throw new DriverError(
      `failed to launch command with executor: rpc error: code = Unknown desc = failed to start command path=${JSON.stringify(options.command)} --- args=${goStrings([options.command, ...options.args])}: ${startError(error, options.command)}`,
      false,
      { cause: error },
    );
  }
  return new ProcessTask(child, child.pid, options);
}

/** A list of strings as Go's `%q` prints it. */
function goStrings(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(' ')}]`;
}

function startError(error: Error, command: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    ENOENT: 'no such file or directory',
    ENOEXEC: 'exec format error',
    E2BIG: 'argument list too long',
    EAGAIN: 'resource temporarily unavailable',
    ENOMEM: 'cannot allocate memory',
  };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return `fork/exec ${command}: ${reasons[code] ?? error.message}`;
}

class ProcessTask implements RunningTask {
  readonly process: ProcessRecord;
  readonly exited: Promise<ExitResult>;
  private ended = false;

  constructor(
    child: ChildProcess,
    private readonly pid: number,
    options: ProcessTaskOptions,
  ) {
    this.process = { pid, startTicks: readProcess(pid)?.startTicks ?? 0 };
    // The agent may end while the task runs on; the child must not hold it back.
    child.unref();
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.ended = true;
        options.leftovers.end(pid, options.marks);
        const number = signalNumber(signal);
        resolve({ exitCode: code ?? 128 + number, signal: number, oomKilled: false });
      });
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
    const force = setTimeout(() => signalGroup(this.pid, 'SIGKILL'), Math.max(timeout, 0));
    await this.exited;
    clearTimeout(force);
  }
}

function signalLeader(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended a moment ago; the exit event is on its way.
  }
}
