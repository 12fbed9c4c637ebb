/** Decides for system and sysbatch jobs: one allocation of each group on every node that can run it. */

import type { Allocation, AllocationMetric, DesiredUpdates, Evaluation, Job, Node, TaskGroup } from '@yurt/contract';
import { allocationName } from './allocation-names.js';
import { isTerminal, ranToEnd } from './allocation-status.js';
import { isInPool, isReady, matchesDatacenter } from './feasibility.js';
import { groupOf, needsReplacement } from './group-change.js';
import { newAllocation } from './new-allocation.js';
import { type AllocationChange, type Decision, noUpdates } from './plan.js';
import { reconcileStoppedJob } from './reconcile-job.js';
import { stopReasons } from './reconcile-group.js';
import { Selection } from './selection.js';
import type { SchedulerEnvironment, SchedulerView } from './view.js';

const tainted = 'alloc not needed as node is tainted';

function latestFirst(allocations: readonly Allocation[]): Allocation[] {
  return [...allocations].toSorted((a, b) => b.CreateIndex - a.CreateIndex);
}

/** What the scheduling of one system job gathers. */
class SystemDecision {
  readonly changes: AllocationChange[] = [];
  readonly placements: Allocation[] = [];
  readonly updates: Record<string, DesiredUpdates> = {};
  readonly failures: Record<string, AllocationMetric> = {};
  readonly queued: Record<string, number> = {};
  readonly #selection: Selection;
  readonly #budget = new Map<string, number>();

  constructor(
    private readonly view: SchedulerView,
    private readonly evaluation: Evaluation,
    private readonly environment: SchedulerEnvironment,
    private readonly job: Job,
    private readonly allocations: readonly Allocation[],
  ) {
    this.#selection = new Selection(view, environment, []);
    for (const group of job.TaskGroups) {
      this.updates[group.Name] = { ...noUpdates };
      this.queued[group.Name] = 0;
      const parallel = group.Update?.MaxParallel ?? 0;
      this.#budget.set(group.Name, parallel === 0 ? Infinity : parallel);
    }
  }

  get selection(): Selection {
    return this.#selection;
  }

  run(): void {
    const nodes = [...this.view.nodes()].filter(
      (node) =>
        isReady(node) && isInPool(node, this.job.NodePool) && matchesDatacenter(this.job.Datacenters, node.Datacenter),
    );
    const ready = new Set(nodes.map((node) => node.ID));
    this.#stopMisplaced(ready);
    for (const node of nodes) for (const group of this.job.TaskGroups) this.#reconcile(node, group);
  }

  #count(group: string): DesiredUpdates {
    return (this.updates[group] ??= { ...noUpdates });
  }

  #stop(allocation: Allocation, description: string, clientStatus?: Allocation['ClientStatus']): void {
    this.changes.push({
      id: allocation.ID,
      change: {
        DesiredStatus: 'stop',
        DesiredDescription: description,
        ...(clientStatus === undefined ? {} : { ClientStatus: clientStatus }),
      },
    });
    this.#selection.free(allocation);
    this.#count(allocation.TaskGroup).Stop += 1;
  }

  #stopMisplaced(ready: ReadonlySet<string>): void {
    for (const allocation of this.allocations) {
      if (isTerminal(allocation)) continue;
      const node = this.view.node(allocation.NodeID);
      if (node === undefined || node.Status === 'down') this.#stop(allocation, stopReasons.lost, 'lost');
      else if (groupOf(this.job, allocation.TaskGroup) === undefined) this.#stop(allocation, stopReasons.notNeeded);
      else if (node.DrainStrategy !== null && allocation.DesiredTransition?.Migrate === true)
        this.#stop(allocation, tainted);
      // A node that takes nothing new keeps what it has.
      else if (!ready.has(node.ID)) this.#count(allocation.TaskGroup).Ignore += 1;
    }
  }

  #reconcile(node: Node, group: TaskGroup): void {
    const here = latestFirst(this.allocations.filter((a) => a.NodeID === node.ID && a.TaskGroup === group.Name));
    const live = here.find((allocation) => !isTerminal(allocation));
    if (live === undefined) {
      const last = here[0];
      const done =
        this.job.Type === 'sysbatch' &&
        last?.Job?.Version === this.job.Version &&
        last.Job.CreateIndex === this.job.CreateIndex &&
        (ranToEnd(last) || last.ClientStatus === 'failed');
      if (done) this.#count(group.Name).Ignore += 1;
      else this.#place(node, group, last?.ClientStatus === 'failed' ? last : undefined);
      return;
    }
    const own = live.Job;
    if (
      own === undefined ||
      (own.JobModifyIndex === this.job.JobModifyIndex && own.CreateIndex === this.job.CreateIndex)
    ) {
      this.#count(group.Name).Ignore += 1;
    } else if (needsReplacement(own, this.job, group.Name)) this.#replace(node, group, live);
    else {
      this.#count(group.Name).InPlaceUpdate += 1;
      this.placements.push({ ...live, EvalID: this.evaluation.ID, Job: this.job });
    }
  }

  #replace(node: Node, group: TaskGroup, live: Allocation): void {
    const left = this.#budget.get(group.Name) ?? 0;
    if (left <= 0) {
      this.#count(group.Name).Ignore += 1;
      return;
    }
    this.#budget.set(group.Name, left - 1);
    this.#selection.free(live);
    if (!this.#place(node, group, live, true)) {
      this.#selection.occupy(live);
      return;
    }
    this.changes.push({ id: live.ID, change: { DesiredStatus: 'stop', DesiredDescription: stopReasons.updating } });
    this.#count(group.Name).DestructiveUpdate += 1;
  }

  #place(node: Node, group: TaskGroup, previous: Allocation | undefined, replacing = false): boolean {
    const name = allocationName(this.job.ID, group.Name, 0);
    const place = this.#selection.find({ job: this.job, group, name, only: node.ID });
    if (place.node === undefined || place.resources === undefined) {
      // A node that can't run the job at all is not missed; one without room is.
      if (place.metrics.NodesExhausted > 0) {
        this.queued[group.Name] = (this.queued[group.Name] ?? 0) + 1;
        const earlier = this.failures[group.Name];
        if (earlier === undefined) this.failures[group.Name] = { ...place.metrics };
        else earlier.CoalescedFailures += 1;
      }
      return false;
    }
    const allocation = newAllocation({
      id: this.environment.newId(),
      now: this.environment.now(),
      evaluation: this.evaluation,
      job: this.job,
      group,
      name,
      node: place.node,
      resources: place.resources,
      metrics: place.metrics,
      ...(previous === undefined ? {} : { previous: previous.ID }),
    });
    this.placements.push(allocation);
    this.#selection.occupy(allocation);
    if (!replacing) this.#count(group.Name).Place += 1;
    return true;
  }
}

/** Decides what an evaluation of a system or sysbatch job asks for. */
export function decideSystem(view: SchedulerView, evaluation: Evaluation, environment: SchedulerEnvironment): Decision {
  const job = view.job(evaluation.Namespace, evaluation.JobID);
  const allocations = [...view.allocationsOfJob(evaluation.Namespace, evaluation.JobID)];
  const latest = view.latestDeployment(evaluation.Namespace, evaluation.JobID);
  const common = { evaluationId: evaluation.ID, priority: evaluation.Priority, job, deployment: undefined };
  if (job === undefined || job.Stop) {
    const stopped = reconcileStoppedJob(job, allocations, latest, view);
    return {
      plan: {
        ...common,
        changes: stopped.stops.map(({ allocation, description, clientStatus }) => ({
          id: allocation.ID,
          change: {
            DesiredStatus: 'stop',
            DesiredDescription: description,
            ...(clientStatus === undefined ? {} : { ClientStatus: clientStatus }),
          },
        })),
        placements: [],
        deploymentChanges: stopped.deploymentChanges,
        allAtOnce: false,
      },
      annotations: stopped.updates,
      queued: Object.fromEntries((job?.TaskGroups ?? []).map(({ Name }) => [Name, 0])),
      failures: {},
      classEligibility: {},
      escapedClasses: false,
      followUps: [],
      deploymentId: latest?.ID,
    };
  }
  const decision = new SystemDecision(view, evaluation, environment, job, allocations);
  decision.run();
  return {
    plan: {
      ...common,
      changes: decision.changes,
      placements: decision.placements,
      deploymentChanges: [],
      allAtOnce: false,
    },
    annotations: decision.updates,
    queued: decision.queued,
    failures: decision.failures,
    classEligibility: decision.selection.classEligibility,
    escapedClasses: decision.selection.escapesClasses,
    followUps: [],
    deploymentId: latest?.ID,
  };
}
