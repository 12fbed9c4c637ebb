/**
 * `mock_driver`: a task that only pretends to run, as its config says: how long, with which output, and how it ends. For
 * trying out scheduling, restarts and deployments without processes.
 */

import { open } from 'node:fs/promises';
import { parseDuration } from '@yurt/contract';
import { pause } from '../pause.js';
import type { ConfigSchema, DriverConfig } from './config-schema.js';
import {
  type Driver,
  DriverError,
  type DriverFingerprint,
  type DriverTask,
  type ExitResult,
  type RunningTask,
} from './driver.js';
import { signalName } from './signals.js';

const schema: ConfigSchema = {
  start_error: { type: 'string' },
  start_error_recoverable: { type: 'bool' },
  start_block_for: { type: 'string' },
  kill_after: { type: 'string' },
  run_for: { type: 'string' },
  exit_code: { type: 'number' },
  exit_signal: { type: 'number' },
  exit_err_msg: { type: 'string' },
  signal_error: { type: 'string' },
  stdout_string: { type: 'string' },
  stdout_repeat: { type: 'number' },
  stdout_repeat_duration: { type: 'string' },
  stderr_string: { type: 'string' },
  stderr_repeat: { type: 'number' },
  stderr_repeat_duration: { type: 'string' },
};

/** A duration of the config, in ms. */
function duration(config: DriverConfig, key: string): number {
  const value = config[key];
  if (typeof value !== 'string' || value === '') return 0;
  try {
    return parseDuration(value) / 1e6;
  } catch {
    throw new DriverError(`${key} ${JSON.stringify(value)} not a valid duration`, false);
  }
}

function text(config: DriverConfig, key: string): string {
  const value = config[key];
  return typeof value === 'string' ? value : '';
}

/** Pretends to run tasks. */
export class MockDriver implements Driver {
  readonly name = 'mock_driver';
  readonly schema: ConfigSchema = schema;
  readonly mountsVolumes = false;

  async fingerprint(): Promise<DriverFingerprint> {
    return {
      detected: true,
      healthy: true,
      description: 'Healthy',
      attributes: { 'driver.mock_driver': 'true' },
    };
  }

  async start(task: DriverTask): Promise<RunningTask> {
    const { config } = task;
    await pause(duration(config, 'start_block_for'), undefined);
    const problem = text(config, 'start_error');
    if (problem !== '') throw new DriverError(problem, config['start_error_recoverable'] === true);
    const plan = { runFor: duration(config, 'run_for'), killAfter: duration(config, 'kill_after') };
    // The pipes are opened before the task counts as started, and its time begins; what follows is written while it runs.
    const stdout = await open(task.stdout, 'a');
    const stderr = await open(task.stderr, 'a');
    const running = new MockTask(config, plan);
    for (const [name, output] of [
      ['stdout', stdout],
      ['stderr', stderr],
    ] as const) {
      const every = duration(config, `${name}_repeat_duration`);
      running.write(output, text(config, `${name}_string`), Number(config[`${name}_repeat`] ?? 0), every);
    }
    return running;
  }

  async close(): Promise<void> {}
}

class MockTask implements RunningTask {
  readonly process = undefined;
  readonly exited: Promise<ExitResult>;
  private readonly ended = new AbortController();
  private readonly writing: Promise<void>[] = [];
  private killed = false;

  constructor(
    private readonly config: DriverConfig,
    private readonly plan: { readonly runFor: number; readonly killAfter: number },
  ) {
    this.exited = this.run();
  }

  signal(name: string): boolean {
    const problem = text(this.config, 'signal_error');
    if (problem !== '') throw new Error(problem);
    return signalName(name) !== undefined;
  }

  async stop(): Promise<void> {
    this.killed = true;
    await pause(this.plan.killAfter, undefined);
    this.ended.abort();
    await this.exited;
  }

  /**
   * Writes once, and as often again as `repeat` says. The end of `run_for` cuts the pauses between; what is to be written
   * without any is written however long that takes, unless the task is killed.
   */
  write(output: Awaited<ReturnType<typeof open>>, content: string, repeat: number, every: number): void {
    const work = async (): Promise<void> => {
      try {
        for (let count = content === '' ? repeat + 1 : 0; count <= repeat; count += 1) {
          if (count > 0 && every > 0 && !(await pause(every, this.ended.signal))) break;
          if (this.killed) break;
          await output.write(content);
        }
      } catch {
        // The task ended in between.
      } finally {
        await output.close();
      }
    };
    this.writing.push(work());
  }

  private async run(): Promise<ExitResult> {
    await pause(this.plan.runFor, this.ended.signal);
    this.ended.abort();
    await Promise.all(this.writing);
    if (this.killed) return { exitCode: 0, signal: 0, oomKilled: false };
    const message = text(this.config, 'exit_err_msg');
    return {
      exitCode: Number(this.config['exit_code'] ?? 0),
      signal: Number(this.config['exit_signal'] ?? 0),
      oomKilled: false,
      ...(message && { message }),
    };
  }
}
