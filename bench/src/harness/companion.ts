/** Processes that a case needs beside its own: servers, agents, readers whose memory is watched. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that says what it has to say in lines. */
export class Companion {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>) {
    this.#child = child;
    this.#lines = lines;
  }

  /**
   * Starts a program, with an environment that is the same on every machine. What it writes to standard error is shown as
   * it is.
   */
  static start(
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Companion {
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout === null) throw new Error('the process has no standard output');
    return new Companion(child, createInterface(child.stdout)[Symbol.asyncIterator]());
  }

  /** Starts one of the programs in `processes/`. */
  static node(program: URL, ...args: readonly string[]): Companion {
    return Companion.start(process.execPath, [program.pathname, ...args]);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Whether it has ended by itself. */
  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The next line that it writes. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error(`the process ended early, exit code ${this.#child.exitCode}`);
    return next.value;
  }

  /** Ends the process and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.ended) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }
}
