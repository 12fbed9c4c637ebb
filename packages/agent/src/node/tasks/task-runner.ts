/** Runs one task of an allocation from its first start to its end: set up, start, wait, restart, kill. */

import type { Allocation, Job, Node, Task, TaskEvent, TaskGroup, TaskState } from '@yurt/contract';
import { CodedError } from '../../coded-error.js';
import { ConfigError, decodeConfig, type DriverConfig } from '../../drivers/config-schema.js';
import {
  type Driver,
  DriverError,
  type ExitResult,
  type ProcessRecord,
  type RunningTask,
} from '../../drivers/driver.js';
import { DEFAULT_STOP_SIGNAL } from '../../drivers/signals.js';
import { pause } from '../../pause.js';
import type { AllocationDirectory, TaskDirectory } from '../allocations/allocation-directory.js';
import { LogCollector } from '../logs/log-collector.js';
import type { NodeLogger } from '../node-handle.js';
import { interpolateConfig } from './interpolation.js';
import { RestartTracker, restartsOnSuccess, type Decision, type RunEnd } from './restart-policy.js';
import type { StartGate } from './start-gate.js';
import { TaskEnvironment } from './task-environment.js';
import * as events from './task-events.js';
import { TaskRecord } from './task-record.js';
import { SetupError, setUpTask } from './task-setup.js';

/** What every task of a node shares. */
export interface TaskContext {
  readonly node: () => Node;
  readonly region: string;
  readonly hostEnvironment: Readonly<Record<string, string>>;
  /** ms */
  readonly maxKillTimeout: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly logger: NodeLogger;
  /** Remembers a process (or that there is none any more) for the time after a crash. */
  readonly remember: (allocationId: string, task: string, process: ProcessRecord | undefined) => Promise<void>;
}

/** One task in its place. */
export interface TaskRunnerOptions {
  /** The allocation as the servers last sent it. */
  readonly allocation: () => Allocation;
  readonly job: Job;
  readonly group: TaskGroup;
  readonly task: Task;
  /** Absent when the node has no driver of that name. */
  readonly driver: Driver | undefined;
  readonly directory: AllocationDirectory;
  readonly gate: StartGate;
  readonly changed: () => void;
  /** The state to go on from, after the agent itself was restarted. */
  readonly restored?: TaskState;
  readonly context: TaskContext;
}

const LOG_MIB = 1024 * 1024;

/** Runs one task; its {@link TaskRecord} tells how it goes. */
export class TaskRunner {
  readonly record: TaskRecord;
  readonly task: Task;
  /** Resolves when the task has ended for good and left nothing open. */
  readonly done: Promise<void>;

  private readonly killed = new AbortController();
  private readonly killing: Promise<void>;
  private readonly tracker: RestartTracker;
  private readonly finish: () => void;
  private restartRequested = false;
  private killInOrder = false;
  private skipShutdownDelay = new AbortController();
  private revive: (() => void) | undefined;
  private running: RunningTask | undefined;
  private directory: TaskDirectory | undefined;
  private logs: LogCollector | undefined;
  private templateVariables: Record<string, string> | undefined;
  private over = false;

  constructor(private readonly options: TaskRunnerOptions) {
    const { task, job, context, restored } = options;
    this.task = task;
    this.record = new TaskRecord(context.now, options.changed, restored);
    this.tracker = new RestartTracker(task.RestartPolicy, restartsOnSuccess(job.Type, task.Lifecycle), context);
    let finish = (): void => undefined;
    this.done = new Promise((resolve) => {
      finish = resolve;
    });
    this.finish = finish;
    this.killing = new Promise((resolve) => {
      this.killed.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    if (!restored) this.record.append(events.received());
    else if (restored.State === 'running') this.record.resume(events.restoreFailed());
  }

  /** The process that runs now. */
  get process(): ProcessRecord | undefined {
    return this.running?.process;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Runs the task until it has ended for good. Call it once. */
  async run(): Promise<void> {
    try {
      if (this.record.name !== 'dead') await this.cycle();
      while (await this.revived()) await this.cycle();
    } catch (error) {
      this.options.context.logger.error({ error, task: this.task.Name }, 'task runner failed');
      this.record.move('dead', events.setupFailed(error instanceof Error ? error.message : String(error)));
    } finally {
      this.over = true;
      await this.logs?.close();
      this.finish();
    }
  }

  /** Ends the task, with an event that says why; resolves when it has ended. */
  async kill(event?: TaskEvent): Promise<void> {
    this.killed.abort();
    if (event && !this.over) this.record.emit(event);
    await this.done;
  }

  /** Lets a task that is being killed end without its `shutdown_delay`. */
  hurry(): void {
    this.skipShutdownDelay.abort();
  }

  /**
   * Restarts the task at once, whatever its policy says. `evenIfDead` also runs it again when it has ended.
   *
   * @throws {CodedError} when there is nothing to restart
   */
  async restart(event: TaskEvent, evenIfDead: boolean): Promise<void> {
    const { name } = this.record;
    if (name === 'pending' || (name === 'dead' && (!evenIfDead || this.over))) throw notRunning();
    this.record.emit(event);
    this.restartRequested = true;
    if (name === 'dead') this.revive?.();
    await this.running?.stop(this.stopSignal(), this.killTimeoutMs());
  }

  /** @throws {CodedError} when the task does not run */
  signal(name: string): void {
    if (!this.running) throw notRunning();
    this.record.emit(events.signaling(name));
    this.running.signal(name || DEFAULT_STOP_SIGNAL);
  }

  /** How long the task has to end, in ns. */
  get killTimeout(): number {
    return Math.min(this.task.KillTimeout, this.options.context.maxKillTimeout * 1e6);
  }

  private killTimeoutMs(): number {
    return this.killTimeout / 1e6;
  }

  private stopSignal(): string {
    return this.task.KillSignal || DEFAULT_STOP_SIGNAL;
  }

  /** Starts and restarts the task until it is dead. */
  private async cycle(): Promise<void> {
    while (!this.shouldEnd()) {
      if (!(await this.options.gate.pass(this.killed.signal))) break;
      const end = await this.runOnce();
      if (!end) break;
      if (!(await this.follow(this.tracker.decide(end)))) break;
    }
    this.record.move('dead');
  }

  /** Waits for the task to be run again although it is dead; false when that can't happen any more. */
  private async revived(): Promise<boolean> {
    if (this.task.Lifecycle?.Hook === 'poststop') return false;
    const { signal } = this.killed;
    while (!signal.aborted) {
      if (this.restartRequested) {
        this.restartRequested = false;
        return this.follow(this.tracker.decide({ kind: 'restart-requested' }));
      }
      const revival = new Promise<void>((resolve) => {
        this.revive = resolve;
      });
      await Promise.race([revival, this.killing]);
      this.revive = undefined;
    }
    return false;
  }

  private shouldEnd(): boolean {
    const { ClientStatus, DesiredStatus } = this.options.allocation();
    if (this.killed.signal.aborted) return true;
    if (ClientStatus === 'complete' || ClientStatus === 'failed' || ClientStatus === 'lost') return true;
    return this.task.Lifecycle?.Hook !== 'poststop' && DesiredStatus !== 'run';
  }

  /** One run; `undefined` when the task was killed before it started, or its setup said the last word. */
  private async runOnce(): Promise<RunEnd | undefined> {
    const { context, allocation } = this.options;
    try {
      await this.prepare();
      if (this.shouldEnd()) return undefined;
      await this.start();
    } catch (error) {
      return this.startFailed(error);
    }
    const { running, logs } = this;
    if (!running) return undefined;
    await context.remember(allocation().ID, this.task.Name, running.process);
    this.record.move('running', events.started());
    const result = await this.exit(running);
    this.running = undefined;
    await logs?.finishRun();
    await context.remember(allocation().ID, this.task.Name, undefined);
    this.record.emit(events.terminated(result));
    if (this.killInOrder) return { kind: 'killed' };
    if (this.restartRequested) {
      this.restartRequested = false;
      return { kind: 'restart-requested' };
    }
    return { kind: 'exited', successful: result.exitCode === 0 && result.signal === 0 };
  }

  private startFailed(error: unknown): RunEnd | undefined {
    if (error instanceof SetupError) {
      this.record.emit(error.event);
      // An event that fails the task is the last word about it.
      return error.event.FailsTask ? undefined : { kind: 'not-started', recoverable: error.recoverable };
    }
    if (error instanceof ConfigError) {
      this.record.emit(events.failedValidation(error.message));
      return { kind: 'not-started', recoverable: false };
    }
    this.record.emit(events.driverFailure(error instanceof Error ? error.message : String(error)));
    return { kind: 'not-started', recoverable: error instanceof DriverError && error.recoverable };
  }

  /** Follows a decision; true when the task starts again. */
  private async follow(decision: Decision): Promise<boolean> {
    switch (decision.action) {
      case 'killed':
        this.record.emit(events.killed());
        return false;
      case 'complete':
        return false;
      case 'fail':
        this.record.move('dead', events.notRestarting(decision.reason));
        return false;
      case 'restart':
        this.record.move('pending', events.restarting(decision.delay, decision.reason));
        return pause(decision.delay / 1e6, this.killed.signal);
    }
  }

  private async prepare(): Promise<void> {
    const { task, driver, job, group, directory, context } = this.options;
    if (this.directory && this.templateVariables) return;
    if (!driver) {
      throw new SetupError(
        events.setupFailed(`failed to initialize task driver: driver ${JSON.stringify(task.Driver)} not found`),
        false,
      );
    }
    const isSetUp = this.directory !== undefined || this.record.current.StartedAt !== null;
    if (!isSetUp) this.record.emit(events.setup());
    this.directory = await directory.buildTask(task.Name);
    if (!this.logs && !task.LogConfig.Disabled) {
      this.logs = await LogCollector.create({
        directory: this.directory.logs,
        task: task.Name,
        maxFiles: task.LogConfig.MaxFiles,
        maxFileBytes: task.LogConfig.MaxFileSizeMB * LOG_MIB,
        onError: (error) => context.logger.warn({ error, task: task.Name }, 'log can not be written'),
      });
    }
    const { lookup } = this.environment();
    const emit = (event: TaskEvent): void => this.record.emit(event);
    this.templateVariables = await setUpTask({ job, group, task, driver, directory: this.directory, lookup, emit });
  }

  private environment(): TaskEnvironment {
    const { task, job, group, allocation, directory, context } = this.options;
    const folders = directory.task(task.Name);
    return new TaskEnvironment(
      {
        allocation: allocation(),
        job,
        group,
        task,
        node: context.node(),
        region: context.region,
        folders: { alloc: folders.shared, local: folders.local, secrets: folders.secrets },
        host: context.hostEnvironment,
      },
      this.templateVariables,
    );
  }

  private async start(): Promise<void> {
    const { task, driver, allocation, directory } = this.options;
    if (!driver) return;
    const environment = this.environment();
    const outputs = (await this.logs?.prepare()) ?? { stdout: '/dev/null', stderr: '/dev/null' };
    try {
      const { ID } = allocation();
      this.running = await driver.start({
        id: `${ID}/${task.Name}`,
        allocationId: ID,
        name: task.Name,
        user: task.User,
        config: this.decode(driver, environment),
        env: environment.variables,
        directory: directory.task(task.Name).root,
        ...outputs,
      });
    } catch (error) {
      await this.logs?.finishRun();
      throw error;
    }
    this.logs?.collect();
  }

  private decode(driver: Driver, environment: TaskEnvironment): DriverConfig {
    const { config, problems } = interpolateConfig(this.task.Config ?? {}, environment.lookup);
    if (problems.length > 0) throw new ConfigError(problems);
    return decodeConfig(config, driver.schema);
  }

  /** Waits for the end of a run, and brings it about when the task is killed. */
  private async exit(running: RunningTask): Promise<ExitResult> {
    const first = await Promise.race([running.exited, this.killing]);
    if (first) return first;
    const early = await this.delayShutdown(running);
    if (early) return early;
    this.killInOrder = true;
    await running.stop(this.stopSignal(), this.killTimeoutMs());
    return running.exited;
  }

  /** The task's `shutdown_delay`; a result when the task ended by itself in the meantime. */
  private async delayShutdown(running: RunningTask): Promise<ExitResult | undefined> {
    const { ShutdownDelay } = this.task;
    if (!ShutdownDelay) return undefined;
    const skip = this.options.allocation().DesiredTransition?.NoShutdownDelay ?? false;
    this.record.move(
      'pending',
      skip ? events.skippingShutdown(ShutdownDelay) : events.waitingForShutdown(ShutdownDelay),
    );
    const { signal } = this.skipShutdownDelay;
    if (skip || signal.aborted) return undefined;
    const waited = new AbortController();
    const stop = (): void => waited.abort();
    signal.addEventListener('abort', stop, { once: true });
    const result = await Promise.race([running.exited, pause(ShutdownDelay / 1e6, waited.signal)]);
    stop();
    signal.removeEventListener('abort', stop);
    return typeof result === 'boolean' ? undefined : result;
  }
}

function notRunning(): CodedError {
  return new CodedError(500, 'Task not running');
}
