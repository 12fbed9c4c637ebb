/** What one group needs: which allocations stop, which are placed, which are updated, and how far its deployment is. */

import type { Allocation, Deployment, DeploymentState, DesiredUpdates, Job, TaskGroup } from '@yurt/contract';
import { AllocationNames, byIndex } from './allocation-names.js';
import { isServerTerminal, isTerminal } from './allocation-status.js';
import { type Classified, classify, type ClassifyContext } from './classification.js';
import { zeroTime } from './go-time.js';
import { needsReplacement } from './group-change.js';
import { noUpdates } from './plan.js';

/** Nomad's words for why an allocation stops. */
export const stopReasons = {
  notNeeded: 'alloc not needed due to job update',
  updating: 'alloc is being updated due to job update',
  migrating: 'alloc is being migrated',
  lost: 'alloc is lost since its node is down',
} as const;

/** An allocation that is to stop. */
export interface Stop {
  readonly allocation: Allocation;
  readonly description: string;
  readonly clientStatus?: Allocation['ClientStatus'];
}

/** A place to be found. */
export interface Wanted {
  readonly group: TaskGroup;
  readonly name: string;
  readonly previous?: Allocation;
  readonly canary?: true;
  readonly rescheduled?: true;
  /** How the previous allocation stops once a place is found; absent when it stops anyway. */
  readonly replaces?: string;
  /** The version to place, when it is not the job as it stands. */
  readonly job?: Job;
}

/** What one group needs. */
export interface GroupPlan {
  readonly stops: Stop[];
  readonly wanted: Wanted[];
  readonly inPlace: Allocation[];
  readonly later: Classified['rescheduleLater'];
  readonly updates: DesiredUpdates;
  /** The group's part of a deployment to be made or changed. */
  readonly deploymentState: DeploymentState | undefined;
  readonly deploymentIsNew: boolean;
  /** True when the deployment has nothing more to do in this group. */
  readonly complete: boolean;
}

/** What a group's plan depends on. */
export interface GroupContext extends ClassifyContext {
  readonly job: Job;
  /** The deployment of this very version, whatever its status. */
  readonly current: Deployment | undefined;
  /** The deployment of an earlier version that was running until now. */
  readonly superseded: Deployment | undefined;
  /** Whether an in-place update would fit where the allocation is. */
  readonly fitsInPlace: (allocation: Allocation, group: TaskGroup) => boolean;
}

function newState(group: TaskGroup): DeploymentState {
  return {
    AutoRevert: group.Update?.AutoRevert ?? false,
    AutoPromote: group.Update?.AutoPromote ?? false,
    ProgressDeadline: group.Update?.ProgressDeadline ?? 0,
    RequireProgressBy: zeroTime,
    Promoted: false,
    PlacedCanaries: null,
    DesiredCanaries: 0,
    DesiredTotal: 0,
    PlacedAllocs: 0,
    HealthyAllocs: 0,
    UnhealthyAllocs: 0,
  };
}

/** One group's reconciliation, step by step. */
class GroupReconciler {
  readonly #context: GroupContext;
  readonly #group: TaskGroup;
  readonly #all: readonly Allocation[];
  readonly #updates: DesiredUpdates = { ...noUpdates };
  readonly #stops: Stop[] = [];
  readonly #wanted: Wanted[] = [];
  readonly #state: DeploymentState;
  readonly #stateExists: boolean;

  constructor(group: TaskGroup, allocations: readonly Allocation[], context: GroupContext) {
    this.#context = context;
    this.#group = group;
    this.#all = allocations;
    const existing = context.current?.TaskGroups[group.Name];
    this.#stateExists = existing !== undefined;
    this.#state = existing ?? newState(group);
  }

  get #failed(): boolean {
    return this.#context.current?.Status === 'failed';
  }

  get #held(): boolean {
    return this.#failed || this.#context.current?.Status === 'paused';
  }

  plan(): GroupPlan {
    const { job, current } = this.#context;
    const group = this.#group;
    const stoppedCanaries = this.#stopUnneededCanaries();
    const considered = this.#all.filter((allocation) => !stoppedCanaries.has(allocation.ID));
    const sorted = classify(considered, this.#context);
    const names = new AllocationNames(job.ID, group.Name, [
      ...sorted.untainted.filter((a) => this.#context.batch || !isTerminal(a) || a.ClientStatus === 'failed'),
      ...sorted.migrate,
      ...sorted.rescheduleNow,
      ...sorted.lost,
    ]);

    const canaryIds = new Set(this.#state.PlacedCanaries ?? []);
    const canarying = this.#state.DesiredCanaries !== 0 && !this.#state.Promoted;
    const canaries = sorted.untainted.filter((allocation) => canaryIds.has(allocation.ID) && !isTerminal(allocation));
    const isCanary = (allocation: Allocation): boolean => canarying && canaryIds.has(allocation.ID);
    let untainted = sorted.untainted.filter((allocation) => !isCanary(allocation));

    for (const allocation of sorted.lost) {
      this.#stops.push({ allocation, description: stopReasons.lost, clientStatus: 'lost' });
    }
    this.#updates.Stop += sorted.lost.length + sorted.rescheduleNow.length;
    let migrate = sorted.migrate;
    ({ untainted, migrate } = this.#stopExcess(untainted, migrate, canaries, canarying, names));

    const { ignore, inPlace, destructive } = this.#compare(untainted);
    const needsCanaries = this.#needsCanaries(destructive.length, canaries.length);
    if (needsCanaries) this.#wantCanaries(names, canaries, destructive);
    const canaryPhase = canarying || needsCanaries;

    const missing = this.#missing(untainted, migrate, sorted, names, canaryPhase);
    let limit = this.#limit(untainted, canaries, canaryPhase);
    const mayPlace = !this.#held && !canaryPhase;
    if (mayPlace) {
      this.#wanted.push(...missing);
      this.#updates.Place += missing.length;
      limit -= Math.min(missing.length, limit);
    } else {
      // While canaries are watched or a deployment is held, what was lost or failed is still made good.
      const urgent = missing.filter((wanted) => wanted.previous !== undefined && !this.#isOfFailed(wanted));
      this.#wanted.push(...urgent);
      this.#updates.Place += urgent.length;
    }

    const replaced = mayPlace ? [...destructive].toSorted(byIndex).slice(0, Math.max(0, limit)) : [];
    for (const previous of replaced) {
      this.#wanted.push({ group, name: previous.Name, previous, replaces: stopReasons.updating });
    }
    this.#updates.DestructiveUpdate += replaced.length;
    this.#updates.Ignore += ignore.length + (destructive.length - replaced.length) + (canarying ? canaries.length : 0);
    this.#updates.InPlaceUpdate += inPlace.length;
    this.#migrate(migrate, canaryPhase);
    this.#updates.RescheduleLater += sorted.rescheduleLater.length;

    const pending = destructive.length + inPlace.length + missing.length + migrate.length + sorted.rescheduleNow.length;
    return {
      stops: this.#stops,
      wanted: this.#wanted,
      inPlace,
      later: sorted.rescheduleLater,
      updates: this.#updates,
      ...this.#deployment(destructive.length > 0 || inPlace.length > 0),
      complete: pending === 0 && sorted.rescheduleLater.length === 0 && !needsCanaries && this.#isHealthy(current),
    };
  }

  /** Canaries of a superseded or failed deployment that were not promoted stop. */
  #stopUnneededCanaries(): Set<string> {
    const name = this.#group.Name;
    const ids = new Set<string>();
    for (const deployment of [this.#context.superseded, this.#failed ? this.#context.current : undefined]) {
      const state = deployment?.TaskGroups[name];
      if (state === undefined || state.Promoted) continue;
      for (const id of state.PlacedCanaries ?? []) ids.add(id);
    }
    const stopped = this.#all.filter((allocation) => ids.has(allocation.ID) && !isTerminal(allocation));
    for (const allocation of stopped) this.#stops.push({ allocation, description: stopReasons.notNeeded });
    this.#updates.Stop += stopped.length;
    return new Set(stopped.map((allocation) => allocation.ID));
  }

  /** Stops what is more than the count: those that canaries took over from, then the highest names. */
  #stopExcess(
    untainted: Allocation[],
    migrate: Allocation[],
    canaries: readonly Allocation[],
    canarying: boolean,
    names: AllocationNames,
  ): { untainted: Allocation[]; migrate: Allocation[] } {
    let excess = untainted.length + migrate.length - this.#group.Count;
    if (excess <= 0) return { untainted, migrate };
    const stoppable = untainted.filter((allocation) => !isServerTerminal(allocation));
    const gone = new Set<string>();
    const stop = (allocation: Allocation): void => {
      gone.add(allocation.ID);
      this.#stops.push({ allocation, description: stopReasons.notNeeded });
      this.#updates.Stop += 1;
      excess -= 1;
    };
    if (!canarying && canaries.length > 0) {
      const takenOver = new Set(canaries.map((canary) => canary.Name));
      const canaryIds = new Set(canaries.map((canary) => canary.ID));
      for (const allocation of stoppable) {
        if (excess > 0 && takenOver.has(allocation.Name) && !canaryIds.has(allocation.ID)) stop(allocation);
      }
    }
    for (const allocation of [...migrate].toSorted(byIndex).toReversed()) if (excess > 0) stop(allocation);
    // What has failed for good goes first, then the highest names.
    const failed = ({ ClientStatus }: Allocation): number => (ClientStatus === 'failed' ? 0 : 1);
    for (const allocation of stoppable.toSorted((x, y) => failed(x) - failed(y) || byIndex(y, x))) {
      if (excess > 0 && !gone.has(allocation.ID)) stop(allocation);
    }
    const left = untainted.filter((allocation) => !gone.has(allocation.ID));
    const kept = new Set(left.map((allocation) => allocation.Name));
    for (const allocation of untainted)
      if (gone.has(allocation.ID) && !kept.has(allocation.Name)) names.free(allocation.Name);
    return { untainted: left, migrate: migrate.filter((allocation) => !gone.has(allocation.ID)) };
  }

  #compare(untainted: readonly Allocation[]): {
    ignore: Allocation[];
    inPlace: Allocation[];
    destructive: Allocation[];
  } {
    const result = { ignore: [] as Allocation[], inPlace: [] as Allocation[], destructive: [] as Allocation[] };
    const { job } = this.#context;
    for (const allocation of untainted) {
      const own = allocation.Job;
      const same =
        own !== undefined && own.JobModifyIndex === job.JobModifyIndex && own.CreateIndex === job.CreateIndex;
      if (same || own === undefined) result.ignore.push(allocation);
      else if (needsReplacement(own, job, this.#group.Name)) result.destructive.push(allocation);
      // What has ended needs no word of a change that leaves its processes alone.
      else if (isTerminal(allocation)) result.ignore.push(allocation);
      else if (this.#context.fitsInPlace(allocation, this.#group)) result.inPlace.push(allocation);
      else result.destructive.push(allocation);
    }
    return result;
  }

  #needsCanaries(destructive: number, canaries: number): boolean {
    const desired = this.#group.Update?.Canary ?? 0;
    return destructive > 0 && canaries < desired && !this.#state.Promoted && !this.#failed;
  }

  #wantCanaries(names: AllocationNames, canaries: readonly Allocation[], destructive: readonly Allocation[]): void {
    const desired = this.#group.Update?.Canary ?? 0;
    const count = desired - canaries.length;
    this.#updates.Canary += count;
    if (this.#held) return;
    for (const name of names.canaries(count, this.#group.Count, canaries, destructive)) {
      this.#wanted.push({ group: this.#group, name, canary: true });
    }
  }

  /** Replacements for what failed or was lost, and what is missing to the count. */
  #missing(
    untainted: readonly Allocation[],
    migrate: readonly Allocation[],
    sorted: Classified,
    names: AllocationNames,
    canaryPhase: boolean,
  ): Wanted[] {
    const group = this.#group;
    const canaryIds = new Set(this.#state.PlacedCanaries ?? []);
    const earlier = (previous: Allocation): { job?: Job; canary?: true } => {
      if (!canaryPhase) return {};
      if (canaryIds.has(previous.ID)) return { canary: true };
      return previous.Job === undefined || previous.Job.Version === this.#context.job.Version
        ? {}
        : { job: previous.Job };
    };
    const wanted: Wanted[] = [];
    let existing = untainted.length + migrate.length;
    for (const previous of sorted.rescheduleNow.toSorted(byIndex)) {
      const canary = canaryPhase && canaryIds.has(previous.ID);
      if (!canary && existing >= group.Count) {
        this.#stops.push({ allocation: previous, description: stopReasons.notNeeded });
        names.free(previous.Name);
        continue;
      }
      if (!canary) existing += 1;
      wanted.push({ group, name: previous.Name, previous, rescheduled: true, replaces: '', ...earlier(previous) });
    }
    for (const previous of sorted.lost) {
      if (existing >= group.Count) {
        names.free(previous.Name);
        continue;
      }
      existing += 1;
      wanted.push({ group, name: previous.Name, previous, ...earlier(previous) });
    }
    if (existing < group.Count) {
      for (const name of names.next(group.Count - existing)) wanted.push({ group, name });
    }
    return wanted;
  }

  /** What failed as part of a deployment that failed is not tried again. */
  #isOfFailed({ previous, rescheduled }: Wanted): boolean {
    return this.#failed && rescheduled === true && previous?.DeploymentID === this.#context.current?.ID;
  }

  /** How many allocations may be replaced now: the parallelism, less what is not healthy yet. */
  #limit(untainted: readonly Allocation[], canaries: readonly Allocation[], canaryPhase: boolean): number {
    const { current } = this.#context;
    const parallel = this.#group.Update?.MaxParallel ?? 0;
    if (this.#group.Update === null || parallel === 0) return this.#group.Count;
    if (this.#held || canaryPhase) return 0;
    if (current === undefined || (current.Status !== 'running' && current.Status !== 'paused')) return parallel;
    let limit = parallel;
    for (const allocation of [...untainted, ...canaries.filter((canary) => !untainted.includes(canary))]) {
      if (allocation.DeploymentID !== current.ID) continue;
      const health = allocation.DeploymentStatus?.Healthy;
      if (health === false) return 0;
      if (health !== true) limit -= 1;
    }
    return Math.max(0, limit);
  }

  #migrate(migrate: readonly Allocation[], canaryPhase: boolean): void {
    for (const previous of migrate) {
      this.#stops.push({ allocation: previous, description: stopReasons.migrating });
      const earlier = canaryPhase && previous.Job !== undefined ? { job: previous.Job } : {};
      this.#wanted.push({ group: this.#group, name: previous.Name, previous, ...earlier });
    }
    this.#updates.Migrate += migrate.length;
  }

  #deployment(updating: boolean): Pick<GroupPlan, 'deploymentState' | 'deploymentIsNew'> {
    const { job, batch } = this.#context;
    const none = { deploymentState: undefined, deploymentIsNew: false };
    const group = this.#group;
    if (batch || group.Update === null || group.Update.MaxParallel === 0 || this.#stateExists) {
      const raised = this.#stateExists && this.#updates.Canary > 0 && this.#state.DesiredCanaries === 0;
      if (!raised || batch) return none;
      return {
        deploymentState: { ...this.#state, DesiredCanaries: group.Update?.Canary ?? 0 },
        deploymentIsNew: false,
      };
    }
    const ran = this.#all.some(
      ({ Job: own }) => own !== undefined && own.Version === job.Version && own.CreateIndex === job.CreateIndex,
    );
    if (group.Count === 0 || (ran && !updating)) return none;
    const canaries = this.#updates.Canary > 0 ? (group.Update.Canary ?? 0) : 0;
    return {
      deploymentState: { ...this.#state, DesiredTotal: group.Count, DesiredCanaries: canaries },
      deploymentIsNew: true,
    };
  }

  #isHealthy(current: Deployment | undefined): boolean {
    const state = current?.TaskGroups[this.#group.Name];
    if (state === undefined) return true;
    if (state.HealthyAllocs < Math.max(state.DesiredTotal, state.DesiredCanaries)) return false;
    return state.DesiredCanaries === 0 || state.Promoted;
  }
}

/** Works out what a group needs. `allocations` are all that it ever had and that still exist. */
export function reconcileGroup(group: TaskGroup, allocations: readonly Allocation[], context: GroupContext): GroupPlan {
  return new GroupReconciler(group, allocations, context).plan();
}
