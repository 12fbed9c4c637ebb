/** Decides what happens when a task's run has ended: start again (and when), or not (and why). */

import { formatDuration, type RestartPolicy, type TaskLifecycle } from '@yurt/contract';

/** What ended a run. */
export type RunEnd =
  /** The task was told to end. */
  | { readonly kind: 'killed' }
  /** Somebody asked for a restart: at once, and not counted against the policy. */
  | { readonly kind: 'restart-requested' }
  /** The process exited. */
  | { readonly kind: 'exited'; readonly successful: boolean }
  /** It could not be started. */
  | { readonly kind: 'not-started'; readonly recoverable: boolean };

/** What to do now. Delays are in nanoseconds. */
export type Decision =
  | { readonly action: 'killed' }
  /** The task is done and did not fail. */
  | { readonly action: 'complete' }
  | { readonly action: 'fail'; readonly reason: string }
  | { readonly action: 'restart'; readonly delay: number; readonly reason: string };

/** Where time and chance come from. */
export interface RestartContext {
  /** Milliseconds. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

const JITTER = 0.25;

/** Whether a task that exits with 0 is started again: services are, batch tasks and one-time hooks are not. */
export function restartsOnSuccess(jobType: string, lifecycle: TaskLifecycle | null): boolean {
  switch (lifecycle?.Hook) {
    case 'prestart':
    case 'poststart':
      return lifecycle.Sidecar;
    case 'poststop':
      return false;
    default:
      return jobType !== 'batch' && jobType !== 'sysbatch';
  }
}

/** Counts a task's restarts within its policy's interval. */
export class RestartTracker {
  private count = 0;
  private intervalStart: number;

  constructor(
    private readonly policy: RestartPolicy,
    private readonly onSuccess: boolean,
    private readonly context: RestartContext,
  ) {
    this.intervalStart = context.now();
  }

  decide(end: RunEnd): Decision {
    if (end.kind === 'killed') return { action: 'killed' };
    if (end.kind === 'restart-requested') return { action: 'restart', delay: 0, reason: '' };
    const complete = end.kind === 'exited' && end.successful && !this.onSuccess;
    if (this.policy.Attempts === 0) {
      return complete ? { action: 'complete' } : { action: 'fail', reason: 'Policy allows no restarts' };
    }
    const now = this.context.now();
    if (now > this.intervalEnd()) {
      this.count = 0;
      this.intervalStart = now;
    }
    this.count += 1;
    if (end.kind === 'not-started' && !end.recoverable) return { action: 'fail', reason: 'Error was unrecoverable' };
    if (complete) return { action: 'complete' };
    if (this.count <= this.policy.Attempts) {
      return { action: 'restart', delay: this.jittered(), reason: 'Restart within policy' };
    }
    if (this.policy.Mode === 'fail') {
      const interval = formatDuration(this.policy.Interval);
      return {
        action: 'fail',
        reason: `Exceeded allowed attempts ${this.policy.Attempts} in interval ${interval} and mode is "fail"`,
      };
    }
    const delay = Math.max(Math.round((this.intervalEnd() - now) * 1e6), 0);
    return { action: 'restart', delay, reason: 'Exceeded allowed attempts, applying a delay' };
  }

  private intervalEnd(): number {
    return this.intervalStart + this.policy.Interval / 1e6;
  }

  /** The policy's delay and up to a quarter more, so that tasks which fail together do not start together. */
  private jittered(): number {
    const delay = Math.max(this.policy.Delay, 1);
    return delay + Math.floor(this.context.random() * delay * JITTER);
  }
}
