/** Runs programs of this repository as their users do: as processes of their own, with their output and exit code. */

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process whose output can be waited for. */
export class Child {
  stdout = '';
  stderr = '';
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  #changed: (() => void)[] = [];

  constructor(
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string | undefined>> = {},
  ) {
    const { NOMAD_ADDR: _address, NOMAD_TOKEN: _token, NOMAD_NAMESPACE: _namespace, ...own } = process.env;
    const env = Object.fromEntries(
      Object.entries({ ...own, ...environment }).filter(([, value]) => value !== undefined),
    );
    this.process = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => this.#add({ stdout: text }));
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => this.#add({ stderr: text }));
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code) => {
        resolve({ code, stdout: this.stdout, stderr: this.stderr });
        this.#add({});
      });
    });
  }

  /** Waits until the standard output has a match; fails when the process ends without one. */
  async says(pattern: RegExp | string): Promise<void> {
    for (;;) {
      if (typeof pattern === 'string' ? this.stdout.includes(pattern) : pattern.test(this.stdout)) return;
      if (this.process.exitCode !== null || this.process.signalCode !== null) {
        throw new Error(`ended without saying ${String(pattern)}:\n${this.stdout}${this.stderr}`);
      }
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
  }

  #add({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }): void {
    this.stdout += stdout;
    this.stderr += stderr;
    for (const wake of this.#changed.splice(0)) wake();
  }
}

/** Runs a Node program to its end. */
export function run(
  file: string,
  args: readonly string[] = [],
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  return new Child(process.execPath, [file, ...args], environment).ended;
}
