/**
 * Ends what a task's leader left running when it ended: children in its group or session, and daemons that fled into
 * sessions of their own. Tasks that end close together share one look at the process table.
 */

import { hasEnvironment, readProcesses, ticksSinceBoot, withDescendants } from './process-table.js';

/** A leader that has ended. */
interface Ended {
  readonly pid: number;
  /** Processes that started later belong to somebody else. */
  readonly endedAtTicks: number;
  /** Variables that only this task's processes have, as `NAME=value`. */
  readonly marks: readonly string[];
}

const GATHER_MS = 20;

/** Signals a whole process group; false when it has no member any more. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  return kill(-pid, signal);
}

function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Collects ended leaders and ends their leftovers by force. */
export class Leftovers {
  private pending: Ended[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** The leader `pid` has just ended. Its group dies at once, what left the group a moment later. */
  end(pid: number, marks: readonly string[]): void {
    signalGroup(pid, 'SIGKILL');
    this.pending.push({ pid, endedAtTicks: ticksSinceBoot(), marks });
    this.timer ??= setTimeout(() => this.sweep(), GATHER_MS);
  }

  /** Ends all that is still to be ended, now. */
  sweep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ended = this.pending;
    this.pending = [];
    if (ended.length === 0) return;
    const all = readProcesses().filter(({ pid }) => pid !== process.pid);
    const left = all.filter((found) =>
      ended.some(
        ({ pid, endedAtTicks, marks }) =>
          found.startTicks <= endedAtTicks &&
          (found.group === pid ||
            found.session === pid ||
            // A daemon's parent is gone, so that init is its parent now; only then is its environment worth a look.
            (found.parent === 1 && marks.length > 0 && hasEnvironment(found.pid, marks))),
      ),
    );
    // A daemon may have children elsewhere; and one that is just fleeing still has a parent that is to die.
    for (const { pid } of withDescendants(left, all)) kill(pid, 'SIGKILL');
  }
}
