/** Decides for service and batch jobs: reconciles, then finds places. */

import type { AllocatedCpuResources, Allocation, AllocationMetric, Evaluation, Job, TaskGroup } from '@yurt/contract';
import { isTerminal } from './allocation-status.js';
import { Feasibility } from './feasibility.js';
import { followUpsOf } from './follow-ups.js';
import { groupOf } from './group-change.js';
import { allocatedResources, legacyResources } from './group-resources.js';
import { newAllocation } from './new-allocation.js';
import type { AllocationChange, Decision } from './plan.js';
import { type JobPlan, reconcileJob, reconcileStoppedJob } from './reconcile-job.js';
import type { Wanted } from './reconcile-group.js';
import { nextTracker, penalizedNodes } from './rescheduling.js';
import { Selection } from './selection.js';
import type { SchedulerEnvironment, SchedulerView } from './view.js';

/** What was placed, and what was not. */
class Placing {
  readonly changes: AllocationChange[] = [];
  readonly placements: Allocation[] = [];
  readonly failures: Record<string, AllocationMetric> = {};
  readonly queued: Record<string, number> = {};

  constructor(
    private readonly evaluation: Evaluation,
    private readonly job: Job,
    private readonly plan: JobPlan,
    private readonly selection: Selection,
    private readonly environment: SchedulerEnvironment,
    private readonly view: SchedulerView,
  ) {
    for (const group of job.TaskGroups) this.queued[group.Name] = 0;
  }

  /** Finds a place for one allocation. */
  place(wanted: Wanted): void {
    const { group, previous } = wanted;
    const failed = this.failures[group.Name];
    if (failed !== undefined) {
      this.#miss(group);
      failed.CoalescedFailures += 1;
      return;
    }
    const job = wanted.job ?? this.job;
    const own = wanted.job === undefined ? group : (groupOf(wanted.job, group.Name) ?? group);
    const makesRoom = previous !== undefined && wanted.replaces !== undefined && !isTerminal(previous);
    if (makesRoom) this.selection.free(previous);
    const preferred = this.#stickyNode(own, previous);
    const place = this.selection.find({
      job,
      group: own,
      name: wanted.name,
      ...(previous === undefined ? {} : { penalized: penalizedNodes(previous) }),
      ...(preferred === undefined ? {} : { preferred }),
    });
    if (place.node === undefined || place.resources === undefined) {
      if (makesRoom) this.selection.occupy(previous);
      this.failures[group.Name] = { ...place.metrics };
      this.#miss(group);
      return;
    }
    const deployment = wanted.job === undefined ? this.plan.activeDeployment : undefined;
    const allocation = newAllocation({
      id: this.environment.newId(),
      now: this.environment.now(),
      evaluation: this.evaluation,
      job,
      group: own,
      name: wanted.name,
      node: place.node,
      resources: place.resources,
      metrics: place.metrics,
      ...(deployment !== undefined && group.Name in deployment.TaskGroups ? { deploymentId: deployment.ID } : {}),
      ...(wanted.canary === true ? { canary: true } : {}),
      ...(previous === undefined ? {} : { previous: previous.ID }),
      ...(wanted.rescheduled === true && previous !== undefined
        ? { tracker: nextTracker(previous, this.environment.now()) }
        : previous?.RescheduleTracker === undefined
          ? {}
          : { tracker: previous.RescheduleTracker }),
    });
    this.placements.push(allocation);
    this.selection.occupy(allocation);
    if (previous !== undefined && wanted.replaces !== undefined) {
      const change = { DesiredStatus: 'stop' as const, DesiredDescription: wanted.replaces };
      this.changes.push({ id: previous.ID, change });
    }
  }

  #miss(group: TaskGroup): void {
    this.queued[group.Name] = (this.queued[group.Name] ?? 0) + 1;
  }

  #stickyNode(group: TaskGroup, previous: Allocation | undefined): string | undefined {
    const { Sticky, Migrate } = group.EphemeralDisk;
    if (previous === undefined || (!Sticky && !Migrate)) return undefined;
    const node = this.view.node(previous.NodeID);
    return node?.Status === 'ready' ? node.ID : undefined;
  }
}

/** The cores that an allocation has to itself, by task. It keeps them: to ask for others is to be replaced. */
function reservedCores({ AllocatedResources: { Tasks } }: Allocation): ReadonlyMap<string, AllocatedCpuResources> {
  const all = Object.entries(Tasks).map(([name, { Cpu }]) => [name, Cpu] as const);
  return new Map(all.filter(([, { ReservedCores }]) => (ReservedCores?.length ?? 0) > 0));
}

/** An allocation in the new version of its job, where it runs. */
function updatedInPlace(allocation: Allocation, job: Job, evaluation: Evaluation, plan: JobPlan): Allocation {
  const group = groupOf(job, allocation.TaskGroup);
  if (group === undefined) return allocation;
  const fresh = allocatedResources(group, undefined, true, reservedCores(allocation));
  const { Networks, Ports } = allocation.AllocatedResources.Shared;
  const tasks = Object.entries(fresh.Tasks).map(([name, task]) => {
    const before = allocation.AllocatedResources.Tasks[name];
    return [name, { ...task, Memory: before?.Memory ?? task.Memory, Networks: before?.Networks ?? null }] as const;
  });
  const resources = {
    ...fresh,
    Tasks: Object.fromEntries(tasks),
    Shared: { ...fresh.Shared, Networks, Ports },
  };
  const { DeploymentStatus: _status, DeploymentID: _deployment, ...rest } = allocation;
  const deployment = plan.activeDeployment;
  return {
    ...rest,
    EvalID: evaluation.ID,
    Job: job,
    AllocatedResources: resources,
    ...legacyResources(group, resources),
    ...(deployment === undefined ? {} : { DeploymentID: deployment.ID }),
  };
}

/** Decides what an evaluation of a service or batch job asks for. */
export function decideGeneric(
  view: SchedulerView,
  evaluation: Evaluation,
  environment: SchedulerEnvironment,
): Decision {
  const job = view.job(evaluation.Namespace, evaluation.JobID);
  const allocations = [...view.allocationsOfJob(evaluation.Namespace, evaluation.JobID)];
  const latest = view.latestDeployment(evaluation.Namespace, evaluation.JobID);
  const live = allocations.filter((allocation) => !isTerminal(allocation));
  const selection = new Selection(view, environment, live);
  const runs = job !== undefined && !job.Stop;

  const fitsInPlace = (allocation: Allocation, group: TaskGroup): boolean => {
    const room = selection.room(allocation.NodeID);
    if (room === undefined || job === undefined) return false;
    if (new Feasibility(job, group, view).reason(room.node, allocation.Name) !== undefined) return false;
    room.remove(allocation.ID);
    const resources = allocatedResources(group, undefined, false, reservedCores(allocation));
    const fits = room.shortage(resources) === undefined;
    room.add(allocation);
    return fits;
  };
  const plan = runs
    ? reconcileJob(job, allocations, latest, { view, environment, evaluation, fitsInPlace })
    : reconcileStoppedJob(job, allocations, latest, view);

  const changes: AllocationChange[] = plan.stops.map(({ allocation, description, clientStatus }) => ({
    id: allocation.ID,
    change: {
      DesiredStatus: 'stop',
      DesiredDescription: description,
      ...(clientStatus === undefined ? {} : { ClientStatus: clientStatus }),
    },
  }));
  for (const { allocation } of plan.stops) selection.free(allocation);

  const followUps = runs
    ? followUpsOf(plan.later, job, evaluation, view.index, environment)
    : { evaluations: [], byAllocation: new Map<string, string>() };
  for (const [id, evaluationId] of followUps.byAllocation)
    changes.push({ id, change: { FollowupEvalID: evaluationId } });

  const inPlace = runs ? plan.inPlace.map((allocation) => updatedInPlace(allocation, job, evaluation, plan)) : [];
  const placing = runs ? new Placing(evaluation, job, plan, selection, environment, view) : undefined;
  const replacesFirst = [...plan.wanted].toSorted((a, b) => rank(a) - rank(b));
  for (const wanted of replacesFirst) placing?.place(wanted);

  const queued = placing?.queued ?? Object.fromEntries((job?.TaskGroups ?? []).map(({ Name }) => [Name, 0]));
  return {
    plan: {
      evaluationId: evaluation.ID,
      priority: evaluation.Priority,
      job,
      changes: [...changes, ...(placing?.changes ?? [])],
      placements: [...inPlace, ...(placing?.placements ?? [])],
      deployment: plan.deployment,
      deploymentChanges: plan.deploymentChanges,
      allAtOnce: job?.AllAtOnce ?? false,
    },
    annotations: plan.updates,
    queued,
    failures: placing?.failures ?? {},
    classEligibility: selection.classEligibility,
    escapedClasses: selection.escapesClasses,
    followUps: followUps.evaluations,
    deploymentId: plan.deployment?.ID ?? latest?.ID,
  };
}

/** Replacements make room for themselves and come first. */
function rank(wanted: Wanted): number {
  return wanted.replaces !== undefined && wanted.rescheduled !== true ? 0 : 1;
}
