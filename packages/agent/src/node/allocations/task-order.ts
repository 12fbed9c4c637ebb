/**
 * The order in which a group's tasks run: prestart, main, poststart, and poststop when all others have ended.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/lifecycle
 */

import type { Task, TaskState } from '@yurt/contract';
import { StartGate } from '../tasks/start-gate.js';

/** The kinds of tasks that start together. */
export type Stage = 'prestart' | 'prestart-sidecar' | 'main' | 'poststart' | 'poststart-sidecar' | 'poststop';

type Phase = 'init' | 'prestart' | 'main' | 'poststart' | 'running' | 'poststop';

/** Which kind of tasks a task is among. */
function stageOf(task: Task): Stage {
  const { Hook, Sidecar } = task.Lifecycle ?? { Hook: '', Sidecar: false };
  switch (Hook) {
    case 'prestart':
      return Sidecar ? 'prestart-sidecar' : 'prestart';
    case 'poststart':
      return Sidecar ? 'poststart-sidecar' : 'poststart';
    case 'poststop':
      return 'poststop';
    default:
      return 'main';
  }
}

/** True for the sidecars of both hooks. */
export function isSidecar(task: Task): boolean {
  return stageOf(task).endsWith('-sidecar');
}

const OPEN: Readonly<Record<Phase, readonly Stage[]>> = {
  init: [],
  prestart: ['prestart', 'prestart-sidecar'],
  main: ['prestart-sidecar', 'main'],
  poststart: ['prestart-sidecar', 'main', 'poststart', 'poststart-sidecar'],
  running: ['prestart-sidecar', 'main', 'poststart-sidecar'],
  poststop: ['poststop'],
};

/** Opens and closes the gates of a group's tasks as their states change. */
export class TaskOrder {
  private readonly gates = new Map<Stage, StartGate>();
  private readonly tasks: ReadonlyMap<Stage, readonly string[]>;
  private phase: Phase = 'init';

  constructor(tasks: readonly Task[]) {
    const byStage = new Map<Stage, string[]>();
    for (const task of tasks) {
      const stage = stageOf(task);
      byStage.set(stage, [...(byStage.get(stage) ?? []), task.Name]);
    }
    this.tasks = byStage;
  }

  /** The gate before a task. */
  gate(task: Task): StartGate {
    const stage = stageOf(task);
    const gate = this.gates.get(stage) ?? new StartGate();
    this.gates.set(stage, gate);
    return gate;
  }

  /** Goes on where the tasks' states show they were, instead of waiting for all to be pending first. */
  resume(states: Readonly<Record<string, TaskState>>): void {
    this.enter('prestart');
    this.update(states);
  }

  /** Begins again with prestart, for a restart of all tasks. */
  restart(): void {
    this.enter('init');
  }

  /** Tells the states as they are now. */
  update(states: Readonly<Record<string, TaskState>>): void {
    for (let next = this.next(states); next !== this.phase; next = this.next(states)) this.enter(next);
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    const open = OPEN[phase];
    for (const [stage, gate] of this.gates) {
      if (open.includes(stage)) gate.open();
      else gate.close();
    }
  }

  private next(states: Readonly<Record<string, TaskState>>): Phase {
    const all = (stage: Stage, test: (state: TaskState) => boolean): boolean =>
      (this.tasks.get(stage) ?? []).every((name) => {
        const state = states[name];
        return state !== undefined && test(state);
      });
    const dead = (state: TaskState): boolean => state.State === 'dead';
    const ended = (['prestart', 'prestart-sidecar', 'main', 'poststart', 'poststart-sidecar'] as const).every((stage) =>
      all(stage, dead),
    );
    if (ended) return 'poststop';
    switch (this.phase) {
      case 'init':
        return Object.values(states).every((state) => state.State === 'pending') ? 'prestart' : 'init';
      case 'prestart':
        return all('prestart', (state) => dead(state) && !state.Failed) &&
          all('prestart-sidecar', (state) => state.State === 'running')
          ? 'main'
          : 'prestart';
      case 'main':
        return all('main', (state) => state.State !== 'pending') ? 'poststart' : 'main';
      case 'poststart':
        return all('poststart', dead) ? 'running' : 'poststart';
      default:
        return this.phase;
    }
  }
}
