/**
 * Watches whether a placed group becomes healthy: all its tasks run for `min_healthy_time` without a break (and its
 * checks pass, where they count) before `healthy_deadline`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/update
 */

import {
  formatDuration,
  type Allocation,
  type Task,
  type TaskEvent,
  type TaskGroup,
  type TaskState,
} from '@yurt/contract';
import { type LongTimer, startTimer } from '@yurt/contract/timers';
import * as events from '../tasks/task-events.js';

/** What makes a group healthy. Times are in nanoseconds. */
interface HealthTerms {
  readonly deadline: number;
  readonly minHealthyTime: number;
  readonly useChecks: boolean;
  readonly isDeployment: boolean;
}

/** The verdict, with what the tasks that spoiled it are told. */
export interface HealthVerdict {
  readonly healthy: boolean;
  /** By task; empty when healthy. */
  readonly events: Readonly<Record<string, TaskEvent>>;
}

/** Where time comes from, and what the checks say. */
export interface HealthContext {
  readonly now: () => number;
  /** Since when (in ms) all checks of the group pass; 0 when there is none, `undefined` while one does not. */
  readonly checksPassSince: () => number | undefined;
}

/** The terms for an allocation; `undefined` when nobody asks for its health. */
function healthTerms(allocation: Allocation, group: TaskGroup): HealthTerms | undefined {
  const isDeployment = Boolean(allocation.DeploymentID);
  if (isDeployment) {
    const { Update } = group;
    if (!Update || Update.MaxParallel === 0 || Update.HealthCheck === 'manual') return undefined;
    return {
      deadline: Update.HealthyDeadline,
      minHealthyTime: Update.MinHealthyTime,
      useChecks: Update.HealthCheck === 'checks',
      isDeployment,
    };
  }
  const { Migrate } = group;
  return {
    deadline: Migrate?.HealthyDeadline ?? 300e9,
    minHealthyTime: Migrate?.MinHealthyTime ?? 10e9,
    useChecks: (Migrate?.HealthCheck ?? 'checks') === 'checks',
    isDeployment,
  };
}

const CHECK_INTERVAL_MS = 100;

/** Watches one allocation until it is healthy, is not, or {@link HealthWatch.stop} is called. */
export class HealthWatch {
  private readonly startedAt: number;
  private readonly deadlineTimer: LongTimer;
  private healthyTimer: LongTimer | undefined;
  private runningSince: number | undefined;
  private states: Readonly<Record<string, TaskState>> = {};

  private constructor(
    private readonly terms: HealthTerms,
    private readonly group: TaskGroup,
    private readonly context: HealthContext,
    private readonly verdict: (verdict: HealthVerdict) => void,
  ) {
    this.startedAt = context.now();
    this.deadlineTimer = startTimer(terms.deadline / 1e6, () => this.decide(false));
  }

  /** Starts to watch; `undefined` when the allocation's health matters to nobody. */
  static start(
    allocation: Allocation,
    jobType: string,
    group: TaskGroup,
    context: HealthContext,
    verdict: (verdict: HealthVerdict) => void,
  ): HealthWatch | undefined {
    if (jobType !== 'service' && jobType !== 'system') return undefined;
    if (typeof allocation.DeploymentStatus?.Healthy === 'boolean') return undefined;
    const terms = healthTerms(allocation, group);
    return terms && new HealthWatch(terms, group, context, verdict);
  }

  /** Tells the states as they are now. */
  update(states: Readonly<Record<string, TaskState>>): void {
    this.states = states;
    const since = this.allRunningSince();
    if (since === 'failed') {
      this.decide(false);
    } else if (since !== this.runningSince) {
      this.runningSince = since;
      this.healthyTimer?.cancel();
      this.healthyTimer = undefined;
      if (since !== undefined) this.wait(this.terms.minHealthyTime / 1e6);
    }
  }

  stop(): void {
    this.deadlineTimer.cancel();
    this.healthyTimer?.cancel();
  }

  private wait(ms: number): void {
    this.healthyTimer = startTimer(ms, () => {
      if (this.checksAreHealthy()) this.decide(true);
      else this.wait(CHECK_INTERVAL_MS);
    });
  }

  private checksAreHealthy(): boolean {
    if (!this.terms.useChecks) return true;
    const since = this.context.checksPassSince();
    return since !== undefined && this.context.now() - since >= this.terms.minHealthyTime / 1e6;
  }

  private decide(healthy: boolean): void {
    this.stop();
    this.verdict({ healthy, events: healthy || !this.terms.isDeployment ? {} : this.reasons() });
  }

  /** When the last of the tasks started; `undefined` while one has not, `failed` when one never will. */
  private allRunningSince(): number | 'failed' | undefined {
    let latest: number | undefined;
    for (const task of this.group.Tasks) {
      const state = this.states[task.Name];
      const hook = task.Lifecycle?.Hook ?? '';
      const oneTime = hook !== '' && !task.Lifecycle?.Sidecar;
      if (!state || (oneTime && hook === 'poststop')) continue;
      if (oneTime && hook === 'poststart' && state.State === 'dead' && !state.Failed) continue;
      if (state.Failed || (state.FinishedAt !== null && !(oneTime && hook === 'prestart'))) return 'failed';
      if (state.State === 'pending') return undefined;
      if (state.StartedAt !== null) latest = Math.max(latest ?? 0, Date.parse(state.StartedAt));
    }
    return latest;
  }

  private reasons(): Record<string, TaskEvent> {
    const reasons: Record<string, TaskEvent> = {};
    for (const task of this.group.Tasks) {
      const state = this.states[task.Name];
      const reason = state && this.reason(task, state);
      if (reason) reasons[task.Name] = events.unhealthy(reason);
    }
    return reasons;
  }

  private reason(task: Task, state: TaskState): string | undefined {
    const deadline = formatDuration(this.terms.deadline);
    if (state.Failed) return 'Unhealthy because of failed task';
    switch (state.State) {
      case 'pending':
        return `Task not running by healthy_deadline of ${deadline}`;
      case 'dead':
        return task.Lifecycle && !task.Lifecycle.Sidecar ? undefined : 'Unhealthy because of dead task';
      case 'running': {
        const healthyAt = Date.parse(state.StartedAt ?? '') + this.terms.minHealthyTime / 1e6;
        if (healthyAt > this.startedAt + this.terms.deadline / 1e6) {
          return `Task not running for min_healthy_time of ${formatDuration(this.terms.minHealthyTime)} by healthy_deadline of ${deadline}`;
        }
        return undefined;
      }
    }
  }
}
