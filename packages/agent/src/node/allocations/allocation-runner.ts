/** Runs one allocation: its tasks in their order, their effect on each other, and what the servers are told of it. */

import type {
  AllocDeploymentStatus,
  Allocation,
  AllocNetworkStatus,
  Job,
  TaskEvent,
  TaskGroup,
  TaskState,
} from '@yurt/contract';
import { type LongTimer, startTimer } from '@yurt/contract/timers';
import { CodedError } from '../../coded-error.js';
import type { Driver } from '../../drivers/driver.js';
import type { AllocationUpdate } from '../server-link.js';
import * as events from '../tasks/task-events.js';
import { timestamp } from '../tasks/task-record.js';
import { type TaskContext, TaskRunner } from '../tasks/task-runner.js';
import { AllocationDirectory } from './allocation-directory.js';
import { type ClientStatus, clientStatus, isTerminal } from './client-status.js';
import { HealthWatch, type HealthVerdict } from './health-watch.js';
import { ServiceChecks } from './service-checks.js';
import { isSidecar, TaskOrder } from './task-order.js';

/** An allocation in its place. */
export interface AllocationRunnerOptions {
  readonly allocation: Allocation;
  readonly job: Job;
  readonly group: TaskGroup;
  /** The allocation's own folder. */
  readonly directory: string;
  readonly driver: (name: string) => Driver | undefined;
  readonly context: TaskContext;
  readonly report: (update: AllocationUpdate) => void;
}

const MAX_RUN_DURATION = 'allocation exceeded max_run_duration';

function isPoststop(runner: TaskRunner): boolean {
  return runner.task.Lifecycle?.Hook === 'poststop';
}

/** Runs one allocation until all of its tasks have ended. */
export class AllocationRunner {
  readonly directory: AllocationDirectory;
  readonly group: TaskGroup;
  readonly job: Job;
  readonly checks: ServiceChecks;
  /** Resolves when every task has ended for good and the servers were told. */
  readonly done: Promise<void>;

  private allocation: Allocation;
  private readonly runners: ReadonlyMap<string, TaskRunner>;
  private readonly order: TaskOrder;
  private readonly finish: () => void;
  private health: HealthWatch | undefined;
  private healthStatus: AllocDeploymentStatus | undefined;
  private ran = false;
  private ended = false;
  private handling: Promise<void> | undefined;
  private changedAgain = false;
  private exceeded = false;
  private durationTimer: LongTimer | undefined;
  private skipGroupDelay: (() => void) | undefined;

  constructor(private readonly options: AllocationRunnerOptions) {
    const { allocation, group, job } = options;
    this.allocation = allocation;
    this.group = group;
    this.job = job;
    this.directory = new AllocationDirectory(options.directory);
    this.order = new TaskOrder(group.Tasks);
    this.checks = new ServiceChecks(allocation, group, options.context.now);
    let finish = (): void => undefined;
    this.done = new Promise((resolve) => {
      finish = resolve;
    });
    this.finish = finish;
    this.runners = new Map(
      group.Tasks.map((task) => {
        const runner = new TaskRunner({
          allocation: () => this.allocation,
          job,
          group,
          task,
          driver: options.driver(task.Driver),
          directory: this.directory,
          gate: this.order.gate(task),
          changed: () => this.changed(),
          restored: allocation.TaskStates?.[task.Name],
          context: options.context,
        });
        return [task.Name, runner];
      }),
    );
  }

  get id(): string {
    return this.allocation.ID;
  }

  /** The allocation as the servers last sent it. */
  get current(): Allocation {
    return this.allocation;
  }

  get isDone(): boolean {
    return this.ended;
  }

  /** The tasks' states by name. */
  states(): Record<string, TaskState> {
    return Object.fromEntries([...this.runners].map(([name, runner]) => [name, runner.record.current]));
  }

  task(name: string): TaskRunner | undefined {
    return this.runners.get(name);
  }

  get tasks(): IterableIterator<TaskRunner> {
    return this.runners.values();
  }

  private statusOf(states: Readonly<Record<string, TaskState>>): ClientStatus {
    return this.exceeded ? { status: 'complete', description: MAX_RUN_DURATION } : clientStatus(states);
  }

  /**
   * Runs the allocation to its end. Call it once.
   *
   * @param inherit the folder of an allocation whose data this one takes over
   */
  async run(inherit?: string): Promise<void> {
    if (this.ran) return;
    this.ran = true;
    try {
      await this.directory.build();
      if (inherit) await this.directory.takeOver(inherit, [...this.runners.keys()]);
      this.watchHealth();
      this.checks.start();
      this.limitDuration();
      if (this.allocation.TaskStates) this.order.resume(this.states());
      const running = [...this.runners.values()].map((runner) => runner.run());
      this.changed();
      await Promise.all(running);
    } catch (error) {
      const reason = `failed to setup alloc: ${error instanceof Error ? error.message : String(error)}`;
      for (const runner of this.runners.values()) runner.record.move('dead', events.setupFailed(reason));
      // Dead already, they do nothing but end; who stops the allocation waits for that.
      await Promise.all([...this.runners.values()].map((runner) => runner.run()));
    }
    while (this.handling) await this.handling;
    this.durationTimer?.cancel();
    this.health?.stop();
    this.checks.stop();
    this.ended = true;
    this.report();
    this.finish();
  }

  /** Takes what the servers now say of the allocation. */
  update(allocation: Allocation): void {
    const previous = this.allocation;
    this.allocation = allocation;
    if (this.ended) return;
    if (allocation.DesiredTransition?.NoShutdownDelay) this.hurry();
    if (allocation.DesiredStatus !== 'run') {
      if (previous.DesiredStatus === 'run') void this.stopTasks();
    } else if (allocation.DeploymentID !== previous.DeploymentID) {
      this.healthStatus = undefined;
      this.watchHealth();
      this.changed();
    }
  }

  /** Ends all tasks; resolves when they have. */
  async stopTasks(): Promise<void> {
    if (!this.ran) return;
    await this.delayGroup();
    await this.killAll();
    await this.done;
  }

  /** Lets tasks that are being ended do so without their `shutdown_delay`. */
  private hurry(): void {
    this.skipGroupDelay?.();
    for (const runner of this.runners.values()) runner.hurry();
  }

  /** @throws {CodedError} as Nomad words it */
  async restart(target: { task?: string | undefined; allTasks?: boolean | undefined }): Promise<void> {
    if (target.task && target.allTasks) {
      throw new CodedError(500, 'task name cannot be set when restarting all tasks');
    }
    if (target.task) {
      const runner = this.runners.get(target.task);
      if (!runner) throw new CodedError(500, `Could not find task runner for task: ${target.task}`);
      await runner.restart(events.restartSignaled('User requested task to restart'), false);
      return;
    }
    if (this.ended || this.allocation.DesiredStatus !== 'run') {
      throw new CodedError(500, 'restart of an alloc that should not run');
    }
    const all = target.allTasks ?? false;
    if (all) this.order.restart();
    const what = all ? 'all' : 'running';
    const event = events.restartSignaled(`User requested ${what} tasks to restart`);
    await Promise.all([...this.runners.values()].map((runner) => runner.restart(event, all).catch(ignoreNotRunning)));
  }

  /** @throws {CodedError} as Nomad words it */
  signal(signal: string, task: string): void {
    if (task !== '') {
      const runner = this.runners.get(task);
      if (!runner) throw new CodedError(500, 'Task not found');
      runner.signal(signal);
      return;
    }
    const problems: string[] = [];
    for (const [name, runner] of this.runners) {
      try {
        runner.signal(signal);
      } catch (error) {
        problems.push(`Failed to signal task: ${name}, err: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (problems.length > 0) {
      const noun = problems.length === 1 ? 'error' : 'errors';
      throw new CodedError(
        500,
        `${problems.length} ${noun} occurred:\n${problems.map((p) => `\t* ${p}\n`).join('')}\n`,
      );
    }
  }

  /** A task's state changed: sees to the others, in turn, and tells the servers. */
  private changed(): void {
    this.changedAgain = true;
    this.handling ??= this.handleChanges();
  }

  private async handleChanges(): Promise<void> {
    while (this.changedAgain) {
      // What happens in the same turn is one change.
      await Promise.resolve();
      this.changedAgain = false;
      const states = await this.settle();
      this.order.update(states);
      this.report(states);
    }
    // In the same turn as the last look, so that no change falls between.
    this.handling = undefined;
  }

  /**
   * Ends tasks that must not go on alone, and those that wait for nothing any more.
   *
   * @returns the states that this was decided on, or that it led to; what happens meanwhile is the next change
   */
  private async settle(): Promise<Record<string, TaskState>> {
    const states = this.states();
    if (!this.ran) return states;
    const runners = [...this.runners.values()].filter((runner) => !isPoststop(runner));
    const live = runners.filter((runner) => runner.record.name !== 'dead');
    if (live.length === 0) {
      await Promise.all(runners.map((runner) => runner.kill()));
      // Nobody is told of the end before it has come: poststop tasks that are dead have their logs to close yet.
      const last = [...this.runners.values()].filter((runner) => isPoststop(runner) && runner.record.name === 'dead');
      await Promise.all(last.map((runner) => runner.done));
      return states;
    }
    const reason = this.reasonToEnd(runners, live);
    if (!reason) return states;
    for (const runner of live) runner.record.emit(reason);
    await this.killAll();
    await Promise.all(live.map((runner) => runner.done));
    return this.states();
  }

  private reasonToEnd(runners: readonly TaskRunner[], live: readonly TaskRunner[]): TaskEvent | undefined {
    const dead = runners.filter((runner) => runner.record.name === 'dead');
    if (dead.some(({ task, record }) => task.Leader && !record.current.Failed)) return events.leaderDead();
    const failed = dead.find(({ record }) => record.current.Failed);
    if (failed) return events.siblingFailed(failed.task.Name);
    const sidecars = [...this.runners.values()].some(({ task }) => isSidecar(task));
    return sidecars && live.every(({ task }) => isSidecar(task)) ? events.mainDead() : undefined;
  }

  /** Ends the leader first, then the others, sidecars last. Poststop tasks have their turn after that. */
  private async killAll(): Promise<void> {
    this.checks.stop();
    const runners = [...this.runners.values()];
    const kill = (runner: TaskRunner): Promise<void> => runner.kill(this.killEvent(runner));
    if (this.exceeded) await Promise.all(runners.filter(isPoststop).map(kill));
    const others = runners.filter((runner) => !isPoststop(runner));
    await Promise.all(
      others
        .filter(({ task }) => task.Leader)
        .slice(0, 1)
        .map(kill),
    );
    const rest = others.filter(({ task }) => !task.Leader);
    await Promise.all(rest.filter(({ task }) => !isSidecar(task)).map(kill));
    await Promise.all(rest.filter(({ task }) => isSidecar(task)).map(kill));
  }

  private killEvent(runner: TaskRunner): TaskEvent | undefined {
    if (runner.record.current.FinishedAt !== null) return undefined;
    return events.killing(runner.killTimeout, this.exceeded ? MAX_RUN_DURATION : undefined);
  }

  private async delayGroup(): Promise<void> {
    const delay = this.group.ShutdownDelay ?? 0;
    if (delay <= 0 || this.ended || this.allocation.DesiredTransition?.NoShutdownDelay) return;
    await new Promise<void>((resolve) => {
      const timer = startTimer(delay / 1e6, resolve);
      this.skipGroupDelay = () => {
        timer.cancel();
        resolve();
      };
    });
    this.skipGroupDelay = undefined;
  }

  private limitDuration(): void {
    const limit = this.group.MaxRunDuration ?? 0;
    if (limit <= 0) return;
    const { now } = this.options.context;
    const spent = now() - this.allocation.CreateTime / 1e6;
    this.durationTimer = startTimer(limit / 1e6 - spent, () => {
      this.exceeded = true;
      void this.killAll();
    });
  }

  private watchHealth(): void {
    this.health?.stop();
    const { context } = this.options;
    this.health = HealthWatch.start(
      this.allocation,
      this.job.Type,
      this.group,
      { now: context.now, checksPassSince: () => this.checks.allPassSince },
      (verdict) => this.setHealth(verdict),
    );
    this.health?.update(this.states());
  }

  private setHealth({ healthy, events: reasons }: HealthVerdict): void {
    this.health = undefined;
    this.healthStatus = this.deploymentStatus(healthy, timestamp(this.options.context.now()));
    // What is being ended on purpose needs no reason.
    if (this.allocation.DesiredStatus === 'run') {
      for (const [task, event] of Object.entries(reasons)) this.runners.get(task)?.record.append(event);
    }
    this.report();
  }

  /** Canary and index belong to the servers. */
  private deploymentStatus(healthy: boolean, at: string | null): AllocDeploymentStatus {
    const { Canary = false, ModifyIndex = 0 } = this.allocation.DeploymentStatus ?? {};
    return { Healthy: healthy, Timestamp: at, Canary, ModifyIndex };
  }

  private report(now: Record<string, TaskState> = this.states()): void {
    let states = now;
    const { status, description } = this.statusOf(states);
    if (isTerminal(status)) {
      const finished = timestamp(this.options.context.now());
      states = Object.fromEntries(
        Object.entries(states).map(([name, state]) => [name, { ...state, FinishedAt: state.FinishedAt ?? finished }]),
      );
      this.health?.stop();
      this.health = undefined;
      if (status === 'failed' && this.allocation.DeploymentID && this.healthUnknown()) {
        this.healthStatus = this.deploymentStatus(false, null);
      }
    } else {
      this.health?.update(states);
    }
    this.options.report({
      ID: this.id,
      ClientStatus: status,
      ClientDescription: description,
      TaskStates: states,
      NetworkStatus: this.networkStatus(),
      ...(this.healthStatus && { DeploymentStatus: this.healthStatus }),
    });
  }

  private healthUnknown(): boolean {
    return typeof (this.healthStatus ?? this.allocation.DeploymentStatus)?.Healthy !== 'boolean';
  }

  private networkStatus(): AllocNetworkStatus {
    return { InterfaceName: '', Address: '', AddressIPv6: '', DNS: this.group.Networks?.[0]?.DNS ?? null };
  }
}

function ignoreNotRunning(error: unknown): void {
  if (!(error instanceof CodedError)) throw error;
}
