/** A task's state with its events, as the servers are told. */

import type { TaskEvent, TaskState, TaskStateName } from '@yurt/contract';

const KEPT_EVENTS = 10;

/** RFC 3339 with the milliseconds that the clock has. */
export function timestamp(now: number): string {
  return new Date(now).toISOString();
}

/** Keeps one task's state; every change is announced. */
export class TaskRecord {
  private state: TaskState;
  private lastTime = 0;

  constructor(
    private readonly now: () => number,
    private readonly changed: () => void,
    restored?: TaskState,
  ) {
    this.state = restored ?? {
      State: 'pending',
      Failed: false,
      Restarts: 0,
      LastRestart: null,
      StartedAt: null,
      FinishedAt: null,
      Events: [],
      Paused: '',
    };
  }

  /** The state at this moment; it does not change afterwards. */
  get current(): TaskState {
    return this.state;
  }

  get name(): TaskStateName {
    return this.state.State;
  }

  /** True once the task has ended, and did not fail. */
  get successful(): boolean {
    return this.state.State === 'dead' && !this.state.Failed;
  }

  /** Adds an event; the state stays. */
  emit(event: TaskEvent): void {
    this.append(event);
    this.changed();
  }

  /** Adds an event that nobody is told of yet. */
  append(event: TaskEvent): void {
    const time = this.eventTime();
    const restart = event.Type === 'Restarting';
    this.state = {
      ...this.state,
      Failed: this.state.Failed || event.FailsTask,
      Restarts: this.state.Restarts + (restart ? 1 : 0),
      LastRestart: restart ? timestamp(this.now()) : this.state.LastRestart,
      Events: [...this.state.Events, { ...event, Time: time }].slice(-KEPT_EVENTS),
    };
  }

  /** A task that ran when the agent ended is pending again. */
  resume(event: TaskEvent): void {
    this.append(event);
    this.state = { ...this.state, State: 'pending' };
  }

  /** Moves to another state, with the event that led there. */
  move(to: TaskStateName, event?: TaskEvent): void {
    if (event) this.append(event);
    const now = timestamp(this.now());
    this.state = {
      ...this.state,
      State: to,
      StartedAt: to === 'running' && this.state.State !== 'running' ? now : this.state.StartedAt,
      FinishedAt: to === 'dead' ? (this.state.FinishedAt ?? now) : this.state.FinishedAt,
    };
    this.changed();
  }

  /** Events of one moment keep their order: no two have the same time. Nanoseconds beyond 2^53 move in steps of 256. */
  private eventTime(): number {
    this.lastTime = Math.max(Math.round(this.now() * 1e6), this.lastTime + 256);
    return this.lastTime;
  }
}
